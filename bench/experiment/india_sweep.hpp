// The study bench/scenarios/india-sweep.json, played in two ways: by the program, as a user plays it, and bare.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docket/metrics/catalogue.hpp"
#include "docket/scenario/scenario.hpp"
#include "report/program_cost.hpp"

namespace docket::bench {

class IndiaSweep {
 public:
  /// Reads the scenarios of all points. Throws std::runtime_error with all problems when one cannot be read.
  IndiaSweep();
  ~IndiaSweep();
  IndiaSweep(const IndiaSweep&) = delete;
  IndiaSweep& operator=(const IndiaSweep&) = delete;

  /// `docket sweep` into a new database, from start to end.
  [[nodiscard]] ProgramCost play_by_program(std::uint32_t threads) const;
  /// Every replication of every point, and nothing else, on this thread.
  void play_bare() const;

 private:
  struct Point {
    explicit Point(Scenario of_point) : scenario(std::move(of_point)), catalogue(scenario) {}

    Scenario scenario;
    MetricCatalogue catalogue;
  };

  std::string folder_;  // of the database
  std::vector<Point> points_;
};

}  // namespace docket::bench
