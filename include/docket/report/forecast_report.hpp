// What will become of the open orders, as text for people and for programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "docket/experiment/forecast.hpp"
#include "docket/order/opening.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// REQUIRES: what it refers to outlives it.
struct ForecastReport {
  const Scenario& scenario;
  const Opening& opening;
  const Forecast& forecast;
  double wanted = 0.95;
  std::uint64_t seed = 1;
  bool advises = true;  ///< else columns and words on starting and people are left out of tables
};

[[nodiscard]] std::string forecast_table(const ForecastReport& report, std::size_t width);
[[nodiscard]] std::string forecast_markdown(const ForecastReport& report);
/// One row for each order, the most urgent first.
[[nodiscard]] std::string forecast_csv(const ForecastReport& report);
[[nodiscard]] std::string forecast_json(const ForecastReport& report);

}  // namespace docket
