// Whether a plan keeps one target, told from more and more replications.
#pragma once

#include <cstdint>
#include <optional>

#include "docket/experiment/staff.hpp"
#include "docket/stats/clustered_share.hpp"
#include "docket/stats/running_interval.hpp"
#include "experiment/named_metric.hpp"

namespace docket::experiment_detail {

/// Chances of one look at one target to be wrong.
struct LookError {
  double to_keep = 0;
  double to_break = 0;
};

class TargetJudge {
 public:
  /// REQUIRES: the target is measured.
  TargetJudge(const StaffTarget& target, const MetricCatalogue& catalogue);

  void add(const RunResult& result);
  /// What is found stays as it was at the look that told keeping from breaking. Nothing is kept before `fewest`
  /// replications in which it was defined.
  void look(const LookError& error, std::uint64_t fewest);

  [[nodiscard]] const TargetFinding& finding() const { return finding_; }
  /// The value as a share of what it may be; of a value that has to be high, the other way round. Only compared.
  [[nodiscard]] double risk() const;

  /// Replications in which it was defined.
  [[nodiscard]] std::uint64_t count() const;

 private:
  /// With a chance of `error` beyond each end.
  [[nodiscard]] TargetFinding seen(double error) const;

  StaffTarget target_;
  NamedMetric metric_;
  std::optional<std::size_t> things_;  ///< place of the number of things of which the metric is a share
  ClusteredShare share_;
  RunningInterval mean_;
  TargetFinding finding_;
};

/// The place of the number of things of which a metric is the share, where it is one of those and that is measured.
std::optional<std::size_t> things_behind(std::size_t metric, const MetricCatalogue& catalogue);

/// Replications without which a share is not shown to be within its limit, even if nothing went wrong in any of them:
/// what goes wrong as a whole in as many as the limit allows would have been seen, but for a chance of `error`. Of
/// what is no share 0.
std::uint64_t fewest_to_show(const StaffTarget& target, double error);

/// The same, and not fewer than any mean needs: without them nothing is kept.
std::uint64_t fewest_to_keep(const StaffTarget& target, double error);

}  // namespace docket::experiment_detail
