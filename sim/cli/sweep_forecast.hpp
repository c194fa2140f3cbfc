// What a sweep would do, without doing it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/study_loading.hpp"
#include "docket/run/run.hpp"

namespace docket {

/// Points, runs and the time they will take on so many threads. A few of its points are played once to tell.
[[nodiscard]] std::string sweep_forecast(const LoadedStudy& loaded, const StudyLoading& loading, std::uint32_t threads,
                                         const RunOptions& options, std::size_t width);

}  // namespace docket
