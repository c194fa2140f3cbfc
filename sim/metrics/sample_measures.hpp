// What looking at the lines now and then shows, beside what the visits themselves add up to.
//
// Samples read how many stand there; visits say how long each stood. That both agree is Little's law (Little 1961).
#pragma once

#include <cstdint>
#include <vector>

#include "docket/journal/record.hpp"
#include "docket/scenario/scenario.hpp"
#include "docket/stats/wide_integer.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

class SampleMeasures {
 public:
  explicit SampleMeasures(const Scenario& scenario) : tallies_(scenario.platform.stages.size()) {}

  void add(const StageSampled& sampled);
  /// `present_mean`: mean number waiting or in service, made of all visits.
  void write(StageId stage, double present_mean, MeasureWriter& writer) const;

 private:
  struct Tally {
    std::uint64_t samples = 0;
    std::uint64_t present = 0;
    Int128 squares = 0;
  };
  std::vector<Tally> tallies_;  // by stage
};

}  // namespace docket::metrics_detail
