#include "metrics/compliance_measures.hpp"

namespace docket::metrics_detail {
namespace {

const Rung* rung_of(const Regime& regime, RungId rung) {
  return rung.is_none() ? nullptr : &regime.ladder[rung.index()];
}

}  // namespace

void ComplianceMeasures::write_reading(const Reading& reading, const OfReading& of, MeasureWriter& writer) {
  const ReadingTally& tally = of.dark;
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
  writer.write({"items_missed_share.", reading.id},
               {"Share of the due items that were not answered when due under reading ", reading.id},
               of.answers.missed_share());
  writer.count({"items_not_yet_due.", reading.id}, {"Items due after the end of the run under reading ", reading.id},
               tally.items_not_yet_due());
}

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
    for (const Reading& reading : regime->readings) {
      live.readings.emplace_back(due_at(reading, order.served_at, rung_of(*regime, order.rung)));
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
    tallies_[live.source.index()][reading].dark.add(live.readings[reading], live.items, live.dark, at);
  }
}

void ComplianceMeasures::add(const ItemHistory& item) {
  const Regime* regime = regime_of(item.source);
  for (std::size_t i = 0; regime != nullptr && i < regime->readings.size(); ++i) {
    const Instant due = due_at(regime->readings[i], item.served_at, rung_of(*regime, item.rung));
    tallies_[item.source.index()][i].answers.add(deadline_of(item, due), item.closed_at);
  }
}

void ComplianceMeasures::finish(Instant end) {
  for (std::vector<OfReading>& readings : tallies_) {
    for (OfReading& tally : readings) {
      tally.dark.finish(end);
      tally.answers.finish(end);
    }
  }
}

void ComplianceMeasures::write(SourceId source, MeasureWriter& writer) const {
  const std::vector<OfReading>& tallies = tallies_[source.index()];
  for (std::size_t reading = 0; reading < tallies.size(); ++reading) {
    write_reading(regime_of(source)->readings[reading], tallies[reading], writer);
  }
}

}  // namespace docket::metrics_detail
