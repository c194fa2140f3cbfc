// What each regime's ladder has brought down: criminal exposure as a stage, penalties known and unknown.
#pragma once

#include <vector>

#include "docket/scenario/scenario.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

class RegimeMeasures {
 public:
  explicit RegimeMeasures(const Scenario& scenario) : scenario_(scenario), tallies_(scenario.regimes.size()) {}

  void add_climbed(RegimeId regime, RungId rung);
  void write(RegimeId regime, MeasureWriter& writer) const;

 private:
  struct Tally {
    ExposureStage exposure = ExposureStage::none;
    std::uint64_t penalties = 0;
    std::uint64_t unquantified = 0;
    double known_total = 0;
  };
  void add_penalty(const Regime& regime, const std::string& id, Tally& tally) const;

  const Scenario& scenario_;
  std::vector<Tally> tallies_;
};

}  // namespace docket::metrics_detail
