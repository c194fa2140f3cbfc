// Whether what is given a chance of 70 % happens in 70 % of cases.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "docket/experiment/forecast.hpp"
#include "experiment/simulated_days.hpp"

namespace docket::test {

/// By tenths of the chance. Orders of one day share its luck, so the standard error counts days.
struct Reliability {
  struct Tenth {
    double excess = 0;   ///< happened less expected, over all orders
    double squares = 0;  ///< of each day's excess
    std::size_t orders = 0;

    [[nodiscard]] double gap() const { return excess / static_cast<double>(orders); }
    [[nodiscard]] double standard_error() const { return std::sqrt(squares) / static_cast<double>(orders); }
  };
  std::array<Tenth, 10> tenths;

  void add_day(const Forecast& forecast, const std::vector<bool>& happened) {
    std::array<double, 10> excess{};
    for (const OrderForecast& order : forecast.orders) {
      const double chance = order.in_time.share;
      const auto tenth = std::min<std::size_t>(static_cast<std::size_t>(chance * 10), 9);
      excess.at(tenth) += (happened[order.place] ? 1.0 : 0.0) - chance;
      ++tenths.at(tenth).orders;
    }
    for (std::size_t i = 0; i < tenths.size(); ++i) {
      tenths.at(i).excess += excess.at(i);
      tenths.at(i).squares += excess.at(i) * excess.at(i);
    }
  }
};

inline Reliability reliability_of(std::uint32_t days, std::uint32_t replications) {
  const Scenario desk = busy_desk();
  Reliability reliability;
  ForecastOptions options;
  options.replications = replications;
  options.advises = false;
  for (std::uint32_t day = 0; day < days; ++day) {
    const SimulatedDay simulated = simulated_day(desk, Instant() + Duration::hours(12), 77, day);
    options.seed = 1000 + day;
    reliability.add_day(forecast(desk, simulated.opening, options), simulated.was_in_time);
  }
  return reliability;
}

}  // namespace docket::test
