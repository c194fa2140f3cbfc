// Was what was ordered dark, when it was due and since, and was it answered by then: figures per source and reading of
// its regime.
#pragma once

#include <vector>

#include "docket/metrics/history.hpp"
#include "docket/scenario/scenario.hpp"
#include "metrics/deadline_tally.hpp"
#include "metrics/measure_writer.hpp"
#include "metrics/reading_tally.hpp"

namespace docket::metrics_detail {

class ComplianceMeasures {
 public:
  explicit ComplianceMeasures(const Scenario& scenario);

  void open(OrderSlot slot, const OrderHistory& order);
  /// The number of the order's dark items is `dark` from `at` on.
  void set_dark(OrderSlot order, Instant at, std::uint32_t dark);
  void close(OrderSlot order, Instant at);
  /// A closed item.
  void add(const ItemHistory& item);
  void finish(Instant end);
  void write(SourceId source, MeasureWriter& writer) const;

 private:
  struct LiveOrder {
    SourceId source;
    std::uint32_t items = 0;
    std::uint32_t dark = 0;
    Instant changed_at;
    std::vector<DarkSinceDue> readings;
  };
  struct OfReading {
    ReadingTally dark;
    DeadlineTally answers;
  };
  static void write_reading(const Reading& reading, const OfReading& tally, MeasureWriter& writer);
  [[nodiscard]] const Regime* regime_of(SourceId source) const;

  const Scenario& scenario_;
  std::vector<std::vector<OfReading>> tallies_;  // by source, then by reading
  std::vector<LiveOrder> live_;                  // by slot
};

}  // namespace docket::metrics_detail
