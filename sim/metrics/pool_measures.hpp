// How busy each pool of reviewers is, what it costs, and how long work waits for it.
#pragma once

#include <optional>
#include <vector>

#include "docket/scenario/scenario.hpp"
#include "docket/stats/time_average.hpp"
#include "metrics/measure_writer.hpp"
#include "metrics/visit_tally.hpp"

namespace docket::metrics_detail {

class PoolMeasures {
 public:
  PoolMeasures(const Scenario& scenario, Instant measures_from);

  void add(const PoolStaffed& staffed);
  void finish(Instant end) { end_ = end; }
  /// `visits` is what the visits to the pool's stages add up to.
  void write(PoolId pool, const VisitTally& visits, MeasureWriter& writer) const;

 private:
  struct Tally {
    explicit Tally(Instant measures_from) : on_duty(measures_from), scheduled(measures_from) {}
    TimeAverage on_duty;
    TimeAverage scheduled;
    bool is_staffed = false;
  };
  void write_people(const Tally& tally, Int128 busy_us, const PoolSpec& spec, MeasureWriter& writer) const;

  const Scenario& scenario_;
  std::vector<Tally> tallies_;
  Instant end_;
};

}  // namespace docket::metrics_detail
