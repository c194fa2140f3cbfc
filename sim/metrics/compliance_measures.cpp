#include "metrics/compliance_measures.hpp"

namespace docket::metrics_detail {
namespace {

void write_reading(const Reading& reading, const ReadingTally& tally, MeasureWriter& writer) {
  if (reading.basis == ReadingBasis::law) {
    writer.write({"late_share.", reading.id},
                 {"Share of the due items not in effect when due under reading ", reading.id},
                 1 - tally.in_effect_at_due_share());
  }
  writer.write({"in_effect_by_due_share.", reading.id},
               {"Share of the due items in effect when due under reading ", reading.id},
               tally.in_effect_at_due_share());
  writer.write({"compliance_time_share.", reading.id},
               {"Share of the time since due that a due item was dark, under reading ", reading.id},
               tally.compliance_time_share());
  writer.count({"items_not_yet_due.", reading.id}, {"Items due after the end of the run under reading ", reading.id},
               tally.items_not_yet_due());
}

}  // namespace

ComplianceMeasures::ComplianceMeasures(const Scenario& scenario) : scenario_(scenario) {
  for (std::uint32_t source = 0; source < scenario.sources.size(); ++source) {
    const Regime* regime = regime_of(SourceId(source));
    tallies_.emplace_back(regime == nullptr ? 0 : regime->readings.size());
  }
}

const Regime* ComplianceMeasures::regime_of(SourceId source) const {
  const RegimeId regime = scenario_.sources[source.index()].regime;
  return regime.is_none() ? nullptr : &scenario_.regimes[regime.index()];
}

void ComplianceMeasures::open(OrderSlot slot, const OrderHistory& order) {
  if (live_.size() <= slot.index()) {
    live_.resize(slot.index() + std::size_t{1});
  }
  LiveOrder& live = live_[slot.index()];
  live.source = order.source;
  live.items = order.items;
  live.dark = 0;
  live.changed_at = order.served_at;
  live.readings.clear();
  if (const Regime* regime = regime_of(order.source)) {
    const Rung* renewing = order.rung.is_none() ? nullptr : &regime->ladder[order.rung.index()];
    for (const Reading& reading : regime->readings) {
      live.readings.emplace_back(due_at(reading, order.served_at, renewing));
    }
  }
}

void ComplianceMeasures::set_dark(OrderSlot order, Instant at, std::uint32_t dark) {
  LiveOrder& live = live_[order.index()];
  for (DarkSinceDue& reading : live.readings) {
    reading.add_spell(live.changed_at, at, live.dark);
  }
  live.changed_at = at;
  live.dark = dark;
}

void ComplianceMeasures::close(OrderSlot order, Instant at) {
  LiveOrder& live = live_[order.index()];
  set_dark(order, at, live.dark);
  for (std::size_t reading = 0; reading < live.readings.size(); ++reading) {
    tallies_[live.source.index()][reading].add(live.readings[reading], live.items, live.dark, at);
  }
}

void ComplianceMeasures::finish(Instant end) {
  for (std::vector<ReadingTally>& readings : tallies_) {
    for (ReadingTally& tally : readings) {
      tally.finish(end);
    }
  }
}

void ComplianceMeasures::write(SourceId source, MeasureWriter& writer) const {
  const std::vector<ReadingTally>& tallies = tallies_[source.index()];
  for (std::size_t reading = 0; reading < tallies.size(); ++reading) {
    write_reading(regime_of(source)->readings[reading], tallies[reading], writer);
  }
}

}  // namespace docket::metrics_detail
