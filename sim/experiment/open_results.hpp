// What became of the open orders of an opening, in all replications. Numbers stand in the place of metrics.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "docket/run/run.hpp"
#include "experiment/open_watch.hpp"

namespace docket::experiment_detail {

class OpenResults {
 public:
  /// Orders have to be added in their order, each to the result of its replication.
  static void add_order(const OpenOutcome& outcome, RunResult& result);

  OpenResults(std::vector<RunResult> results, std::size_t pools) : results_(std::move(results)), pools_(pools) {}

  [[nodiscard]] std::size_t replications() const { return results_.size(); }
  [[nodiscard]] bool is_in_time(std::size_t replication, std::size_t order) const;
  [[nodiscard]] Instant due_at(std::size_t replication, std::size_t order) const;
  /// never(): not before the end.
  [[nodiscard]] Instant done_at(std::size_t replication, std::size_t order) const;
  /// In seconds; none where it did not come.
  [[nodiscard]] std::optional<double> wait(std::size_t replication, std::size_t order, std::size_t pool) const;

 private:
  /// The first number of an order.
  [[nodiscard]] const double* row(std::size_t replication, std::size_t order) const;

  std::vector<RunResult> results_;
  std::size_t pools_;
};

}  // namespace docket::experiment_detail
