// What a sweep would do, without doing it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/study_loading.hpp"
#include "docket/experiment/shard.hpp"
#include "docket/run/run.hpp"

namespace docket {

/// Points of the shard, runs and the time they will take on so many threads, and which points cannot be played. A few
/// are played once to tell.
[[nodiscard]] std::string sweep_forecast(const LoadedStudy& loaded, const StudyLoading& loading, const Shard& shard,
                                         std::uint32_t threads, const RunOptions& options, std::size_t width);

}  // namespace docket
