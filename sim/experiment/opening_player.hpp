// Plays a scenario on from an opening for what becomes of the open orders, and for nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "docket/experiment/forecast.hpp"
#include "experiment/open_results.hpp"
#include "experiment/play_all.hpp"

namespace docket::experiment_detail {

class OpeningPlayer {
 public:
  /// REQUIRES: opening and options outlive it.
  OpeningPlayer(const Scenario& scenario, const Opening& opening, const ForecastOptions& options);

  /// All replications, each until no open order is left, or a week after the last due time.
  OpenResults play();
  /// Whether the order is in time often enough when the run begins as `tried` says. Asks no more replications than it
  /// takes to tell.
  bool is_likely(std::size_t order, const Opening& tried, Instant due_at);

  [[nodiscard]] const Scenario& scenario() const { return scenario_; }
  [[nodiscard]] const Opening& opening() const { return opening_; }
  [[nodiscard]] const ForecastOptions& options() const { return options_; }
  /// The first that was met.
  [[nodiscard]] Limit limit() const { return limit_; }

 private:
  [[nodiscard]] Plan plan() const;
  [[nodiscard]] std::size_t pools() const { return scenario_.platform.pools.size(); }
  RunResult play_watched(const Opening& opening, OpenWatch& watch, std::uint32_t replication,
                         const std::function<bool()>& is_enough) const;
  Replications play_planned(const Plan& plan, const Play& play);

  Scenario scenario_;
  const Opening& opening_;
  const ForecastOptions& options_;
  Limit limit_ = Limit::none;
};

}  // namespace docket::experiment_detail
