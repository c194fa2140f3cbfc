#include "metrics/ladder_measures.hpp"

#include <algorithm>

namespace docket::metrics_detail {

LadderMeasures::LadderMeasures(const Scenario& scenario) : scenario_(scenario) {
  for (const Source& source : scenario.sources) {
    const std::size_t rungs = source.regime.is_none() ? 0 : scenario.regimes[source.regime.index()].ladder.size();
    tallies_.emplace_back(rungs);
    longest_ladder_ = std::max(longest_ladder_, rungs);
  }
}

void LadderMeasures::open(OrderSlot order) {
  const std::size_t begin = order.index() * longest_ladder_;
  climbed_at_.resize(std::max(climbed_at_.size(), begin + longest_ladder_));
  std::fill_n(climbed_at_.begin() + static_cast<std::ptrdiff_t>(begin), longest_ladder_, Instant::never());
}

void LadderMeasures::add(SourceId source, const RungClimbed& climbed) {
  Tally& tally = tallies_[source.index()][climbed.rung.index()];
  ++tally.climbed;
  tally.first_at = std::min(tally.first_at, climbed.at);
  climbed_at(climbed.order, climbed.rung) = climbed.at;
}

void LadderMeasures::add(SourceId source, const NoticeAcknowledged& acknowledged) {
  const Instant served_at = climbed_at(acknowledged.order, acknowledged.rung);
  ensure(!served_at.is_never(), "a notice was acknowledged that had not been served");
  tallies_[source.index()][acknowledged.rung.index()].to_acknowledge.add(acknowledged.at - served_at);
}

void LadderMeasures::write(SourceId source, MeasureWriter& writer) const {
  const Source& of = scenario_.sources[source.index()];
  for (std::size_t rung = 0; rung < tallies_[source.index()].size(); ++rung) {
    const Rung& step = scenario_.regimes[of.regime.index()].ladder[rung];
    writer.on(MetricScope::ladder, {of.id + ":", step.id});
    write_rung(step, tallies_[source.index()][rung], writer);
  }
}

void LadderMeasures::write_rung(const Rung& rung, const Tally& tally, MeasureWriter& writer) {
  writer.count("climbed", "Orders for which the rung was climbed", tally.climbed);
  writer.count("reached", "1 if the rung was climbed for any order, else 0", tally.climbed > 0 ? 1 : 0);
  writer.write("first_at_hours", "Hours from the start until the rung was first climbed",
               hours_since_start(tally.first_at));
  if (rung.is_notice) {
    writer.write("notice_acknowledged_share", "Share of these notices that the platform acknowledged",
                 share(tally.to_acknowledge.count(), tally.climbed));
    writer.write("time_to_acknowledge_notice_mean_hours", "Mean time from the notice to its acknowledgement",
                 tally.to_acknowledge.mean_seconds() / 3600);
  }
}

}  // namespace docket::metrics_detail
