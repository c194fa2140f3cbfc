// A point of a sweep whose scenario is read and whose replications are being played. Any number of threads may work on
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "docket/experiment/sweep.hpp"
#include "experiment/play_queue.hpp"

namespace docket::experiment_detail {

class OpenPoint {
 public:
  /// `like` is the catalogue of another point, if there is one. `on_played` is called after each replication.
  /// REQUIRES: it and `options` outlive the point.
  OpenPoint(std::size_t point, Scenario scenario, const MetricCatalogue* like, const SweepOptions& options,
            const std::function<void()>& on_played);

  void work() { queue_.work(); }
  [[nodiscard]] bool has_more() { return queue_.has_more(); }
  [[nodiscard]] const MetricCatalogue& catalogue() const { return catalogue_; }
  /// What came of it, as long as the point lives. REQUIRES: see PlayQueue::finish.
  PlayedPoint finish();

  /// Whether replications that are complete are worth keeping when a limit cuts it short.
  [[nodiscard]] bool is_of_fixed_size() const { return !plan_.is_enough; }

  int workers = 1;  ///< guarded by whoever holds the point

 private:
  Plan planned(const SweepOptions& options, const std::function<void()>& on_played);
  void keep_to(const SweepOptions& options, Plan& plan);
  void leave_out_what_is_there(const SweepOptions& options, Plan& plan);

  std::size_t point_;
  Scenario scenario_;
  MetricCatalogue catalogue_;
  ReplicationSpan part_;
  std::uint32_t in_all_shards_ = 0;  // 0: it is not cut
  std::uint32_t played_before_ = 0;
  Plan plan_;
  Play play_;
  PlayQueue queue_;
};

}  // namespace docket::experiment_detail
