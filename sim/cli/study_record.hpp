// What a result store is told of a study and its points: the same from whichever folder the study is named.
#pragma once

#include <vector>

#include "cli/study_loading.hpp"
#include "docket/experiment/result_store.hpp"
#include "docket/experiment/sweep.hpp"

namespace docket {

[[nodiscard]] StoreHead head_of(const LoadedStudy& loaded, const LoadingOptions& options, const Shard& shard);

/// All points of the study, as they are before they are played.
[[nodiscard]] std::vector<StoredPoint> planned_points(const LoadedStudy& loaded, const LoadingOptions& options);
/// Those that a shard may have a part in.
[[nodiscard]] std::vector<StoredPoint> points_of(const Shard& shard, const std::vector<StoredPoint>& planned);

/// The point with what came of it.
[[nodiscard]] StoredPoint record_of(StoredPoint planned, const PlayedPoint& played);

}  // namespace docket
