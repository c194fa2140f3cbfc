// A scenario of bench/scenarios or scenarios/, read by the real reader and played by the real pipeline with all its
// measures, as for a table: without the fingerprint, which only JSON and files of results show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docket/metrics/catalogue.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/scenario.hpp"
#include "twins/outcome.hpp"

namespace docket::bench {

struct KnownRun {
  std::string name;
  std::string file;                       ///< below the top of the tree
  std::vector<std::string> when_counted;  ///< settings with which instructions are counted
  bool is_counted = true;                 ///< by ./dev bench --instructions
};
const std::vector<KnownRun>& known_runs();

class WholeRun {
 public:
  /// `name` of one of known_runs(). Throws std::runtime_error with all problems when it cannot be read.
  explicit WholeRun(const std::string& name, std::vector<std::string> settings = {});
  static WholeRun as_counted(const std::string& name);

  RunResult play(std::uint32_t replication) const;
  /// The same, told as a twin tells it; for scenarios with a single work stream.
  [[nodiscard]] Outcome outcome(std::uint32_t replication) const;

  [[nodiscard]] const Scenario& scenario() const { return scenario_; }
  [[nodiscard]] const MetricCatalogue& catalogue() const { return catalogue_; }

 private:
  [[nodiscard]] double of_stream(const RunResult& result, const char* metric) const;

  Scenario scenario_;
  MetricCatalogue catalogue_;
};

/// "/run/ends_after/items=…"
std::string ends_after(std::uint64_t items);

}  // namespace docket::bench
