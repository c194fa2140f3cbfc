#include "experiment/open_point.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "experiment/replication_plan.hpp"

namespace docket::experiment_detail {

OpenPoint::OpenPoint(std::size_t point, Scenario scenario, const MetricCatalogue* like, const SweepOptions& options,
                     const std::function<void()>& on_played)
    : point_(point),
      scenario_(std::move(scenario)),
      catalogue_(scenario_, like),
      plan_(planned(options, on_played)),
      play_([this, &options](std::uint32_t replication) {
        return run(scenario_, catalogue_, scenario_.run.seed, part_.first + replication, {}, options.run);
      }),
      queue_(plan_, play_) {}

PlayedPoint OpenPoint::finish() {
  PlayedPoint played{point_, "", &scenario_, &catalogue_, {}, 0};
  try {
    played.replications = queue_.finish();
    std::vector<RunResult>& results = played.replications.results;
    std::erase_if(results, [](const RunResult& result) { return is_outside(result.limit); });
    played.in_all_shards = std::max(in_all_shards_, played_before_ + static_cast<std::uint32_t>(results.size()));
  } catch (const std::bad_alloc&) {
    played.replications.limit = Limit::memory;
  } catch (const std::exception& fault) {
    played.failure = fault.what();
  }
  return played;
}

Plan OpenPoint::planned(const SweepOptions& options, const std::function<void()>& on_played) {
  ReplicateOptions wanted;
  wanted.run = options.run;
  wanted.on_progress = [&on_played](const Progress&) { on_played(); };
  Plan plan = replication_plan(scenario_, catalogue_, wanted);
  keep_to(options, plan);
  leave_out_what_is_there(options, plan);
  return plan;
}

/// What can end early belongs as a whole to the shard in which it begins.
void OpenPoint::keep_to(const SweepOptions& options, Plan& plan) {
  if (options.shard.is_all()) {
    return;
  }
  if (plan.is_enough) {
    plan.replications *= options.shard.part_of(point_, options.of_points, 1).count();
    return;
  }
  part_ = options.shard.part_of(point_, options.of_points, plan.replications);
  in_all_shards_ = part_.count() < plan.replications ? plan.replications : 0;
  plan.replications = part_.count();
}

void OpenPoint::leave_out_what_is_there(const SweepOptions& options, Plan& plan) {
  if (options.played_before && !plan.is_enough) {
    played_before_ = std::min(options.played_before(point_, part_.first), plan.replications);
    part_.first += played_before_;
    plan.replications -= played_before_;
  }
}

}  // namespace docket::experiment_detail
