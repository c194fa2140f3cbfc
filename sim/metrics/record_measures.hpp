// How a run compares with what is on record.
#pragma once

#include <vector>

#include "docket/journal/record.hpp"
#include "docket/metrics/history.hpp"
#include "docket/scenario/scenario.hpp"
#include "metrics/measure_writer.hpp"
#include "metrics/record_facts.hpp"

namespace docket::metrics_detail {

class RecordMeasures {
 public:
  explicit RecordMeasures(const Scenario& scenario);

  /// The number of the order's dark items changed from `before` to `after`.
  void add_dark(const OrderHistory& order, std::uint32_t before, std::uint32_t after, Instant at);
  void add(SourceId source, const RungClimbed& climbed);
  void add(SourceId source, const NoticeAcknowledged& acknowledged);
  void add(const DialogueAsked& asked);
  void write(MeasureWriter& writer) const;

 private:
  const Scenario& scenario_;
  RecordFacts facts_;
  std::vector<bool> is_asked_for_;  // by source: some line speaks of how dark its orders were
};

}  // namespace docket::metrics_detail
