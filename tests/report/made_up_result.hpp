// Results with values of a test's choosing, on the small scenario of one order.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "docket/report/run_report.hpp"
#include "support/fixed_zones.hpp"
#include "support/small_scenario.hpp"

namespace docket::test {

/// REQUIRES: it stays where it is; report() refers into it.
class MadeUpResult {
 public:
  explicit MadeUpResult(Scenario of, std::size_t replications) : scenario(std::move(of)), catalogue(scenario) {
    for (std::size_t i = 0; i < replications; ++i) {
      RunResult result;
      result.replication = static_cast<std::uint32_t>(i);
      result.stopped_at = Instant() + Duration::days(10);
      result.metrics.assign(catalogue.size(), std::numeric_limits<double>::quiet_NaN());
      replications_.results.push_back(result);
    }
  }
  MadeUpResult(const MadeUpResult&) = delete;
  MadeUpResult& operator=(const MadeUpResult&) = delete;

  /// One value for each replication; a single one stands for all.
  void set(MetricScope scope, const std::string& subject, const std::string& name, std::vector<double> values) {
    const std::size_t metric = catalogue.find(scope, subject, name).value();
    for (std::size_t i = 0; i < replications_.results.size(); ++i) {
      replications_.results[i].metrics[metric] = values.size() == 1 ? values[0] : values.at(i);
    }
  }
  [[nodiscard]] Replications& replications() { return replications_; }
  [[nodiscard]] RunReport report() const { return {scenario, catalogue, replications_, 7}; }

  const Scenario scenario;
  const MetricCatalogue catalogue;

 private:
  Replications replications_;
};

/// one_order() with a start, a zone, two readings and a platform that nobody scripts.
inline Scenario dated_order() {
  Scenario scenario = one_order(257);
  scenario.run.starts_at = UtcTime::from_us(1'612'031'400'000'000);  // 2021-01-31T00:00:00+05:30
  scenario.run.zone = FixedZones().find("Asia/Kolkata");
  scenario.regimes[0].readings = {{"immediate", Duration(), ReadingBasis::law},
                                  {"one-day", Duration::hours(24), ReadingBasis::what_if}};
  return scenario;
}

}  // namespace docket::test
