#include "cli/study_record.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

#include "cli/replay_line.hpp"
#include "docket/report/docket_version.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

/// As a clause. REQUIRES: precision was asked for, and not reached.
std::string imprecision_of(const PlayedPoint& played) {
  const PrecisionSpec& wanted = *played.scenario->run.precision;
  return fmt::format("precision not reached: after {} the half-width of {}{}{} is more than {}{}",
                     counted(played.replications.results.size(), "replication"), wanted.metric,
                     wanted.subject.empty() ? "" : " on ", wanted.subject, wanted.half_width,
                     wanted.is_relative ? " of the mean" : "");
}

std::string problem_of(const PlayedPoint& played) {
  const bool is_imprecise = played.failure.empty() && played.replications.end == ReplicationsEnd::not_precise;
  return is_imprecise ? imprecision_of(played) : played.failure;
}

}  // namespace

StoreHead head_of(const LoadedStudy& loaded, const LoadingOptions& options, const Shard& shard) {
  StoreHead head;
  head.version = kVersion;
  head.title = loaded.study.title;
  head.study = loaded.study.text;
  head.seed = loaded.plan.seed;
  head.shard = shard.is_all() ? "" : shard.text();
  head.inputs = loaded.plan.inputs;
  head.points = std::to_string(loaded.plan.points.size());
  for (const std::string& setting : options.settings) {
    head.options += (head.options.empty() ? "--set " : " --set ") + setting;
  }
  for (const std::string& limit : options.limits.given) {
    head.options += (head.options.empty() ? "" : " ") + limit;
  }
  for (const auto& [file, scenario] : loaded.scenarios) {
    head.scenarios.emplace_back(loaded.names.at(file), scenario.resolved_json);
  }
  std::ranges::sort(head.scenarios);
  for (const MetricColumn& column : loaded.columns) {
    head.metrics.push_back(column.title);
  }
  return head;
}

std::vector<StoredPoint> planned_points(const LoadedStudy& loaded, const LoadingOptions& options) {
  std::vector<StoredPoint> points;
  for (const StudyPoint& point : loaded.plan.points) {
    StoredPoint stored;
    stored.point = points.size();
    stored.replay = point_line(loaded.names.at(point.file), point.settings, options);
    stored.inputs = point.shown;
    points.push_back(std::move(stored));
  }
  return points;
}

std::vector<StoredPoint> points_of(const Shard& shard, const std::vector<StoredPoint>& planned) {
  std::vector<StoredPoint> points;
  std::ranges::copy_if(planned, std::back_inserter(points),
                       [&](const StoredPoint& point) { return shard.touches(point.point, planned.size()); });
  return points;
}

StoredPoint record_of(StoredPoint planned, const PlayedPoint& played) {
  planned.status = played.failure.empty() ? PointStatus::done : PointStatus::failed;
  planned.problem = problem_of(played);
  planned.replications = played.in_all_shards;
  planned.mode = played.scenario == nullptr ? "" : std::string(tag_of(joint_conduct(*played.scenario)));
  return planned;
}

}  // namespace docket
