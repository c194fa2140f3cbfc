// Which rung hits whom, and when; which notices are acknowledged.
#pragma once

#include <string>
#include <vector>

#include "docket/journal/record.hpp"
#include "docket/scenario/scenario.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

class LadderMeasures {
 public:
  explicit LadderMeasures(const Scenario& scenario);

  void open(OrderSlot order);
  void add(SourceId source, const RungClimbed& climbed);
  void add(SourceId source, const NoticeAcknowledged& acknowledged);
  void write(SourceId source, MeasureWriter& writer) const;

 private:
  struct Tally {
    std::uint64_t climbed = 0;
    Instant first_at = Instant::never();
    DurationMoments to_acknowledge;
  };
  [[nodiscard]] Instant& climbed_at(OrderSlot order, RungId rung) {
    return climbed_at_[order.index() * longest_ladder_ + rung.index()];
  }
  static void write_rung(const Rung& rung, const Tally& tally, MeasureWriter& writer);

  const Scenario& scenario_;
  std::vector<std::vector<Tally>> tallies_;  // by source, then by rung
  std::size_t longest_ladder_ = 0;
  std::vector<Instant> climbed_at_;  // by order slot, then by rung; never(): not climbed
};

}  // namespace docket::metrics_detail
