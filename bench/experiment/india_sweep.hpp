// The study bench/scenarios/india-sweep.json, played in two ways: by the command, as a user plays it, and bare.
// Both from the same program: two programs with the same code differ by per cents in how it lies in memory.
#pragma once

#include <string>
#include <vector>

#include "docket/metrics/catalogue.hpp"
#include "docket/scenario/scenario.hpp"
#include "report/process_turns.hpp"

namespace docket::bench {

class IndiaSweep {
 public:
  /// Reads the scenarios of all points. Throws std::runtime_error with all problems when one cannot be read.
  IndiaSweep();
  ~IndiaSweep();
  IndiaSweep(const IndiaSweep&) = delete;
  IndiaSweep& operator=(const IndiaSweep&) = delete;

  /// `docket sweep` into a new database, from the first file read to the last row written.
  [[nodiscard]] TurnTaker by_command(int threads) const;
  /// Every replication of every point, and nothing else, on one thread. Plays from this, which has to last.
  [[nodiscard]] TurnTaker bare() const;
  /// So that the command plays all of it once more.
  void forget_results() const;

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
