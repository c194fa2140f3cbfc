#include "metrics/record_measures.hpp"

#include <algorithm>

#include "metrics/record_verdict.hpp"

namespace docket::metrics_detail {
namespace {

SourceFacts nothing_yet(const Scenario& scenario, const Source& source) {
  const std::size_t rungs = source.regime.is_none() ? 0 : scenario.regimes[source.regime.index()].ladder.size();
  SourceFacts facts;
  facts.climbed_at.assign(rungs, Instant::never());
  facts.notice_acknowledged_at.assign(rungs, Instant::never());
  return facts;
}

}  // namespace

RecordMeasures::RecordMeasures(const Scenario& scenario) : scenario_(scenario), is_asked_for_(scenario.sources.size()) {
  for (const Source& source : scenario.sources) {
    facts_.sources.push_back(nothing_yet(scenario, source));
  }
  const auto ask_for = [this](const auto& test) {
    if (test) {
      is_asked_for_[test->order.index()] = true;
    }
  };
  for (const RecordCheck& line : scenario.record) {
    ask_for(line.all_dark);
    ask_for(line.all_visible_again);
    ask_for(line.not_all_dark);
  }
}

void RecordMeasures::add_dark(const OrderHistory& order, std::uint32_t before, std::uint32_t after, Instant at) {
  if (!is_asked_for_[order.source.index()]) {
    return;
  }
  SourceFacts& facts = facts_.sources[order.source.index()];
  if (after == order.items) {
    facts.all_dark.push_back({order.ordinal, at, Instant::never()});
  } else if (before == order.items) {
    std::find_if(facts.all_dark.rbegin(), facts.all_dark.rend(), [&](const AllDarkSpell& spell) {
      return spell.order == order.ordinal;
    })->to = at;
  }
  if (after == 0 && !facts.all_dark.empty() && facts.all_dark.front().order == order.ordinal) {
    facts.visible_again_at = std::min(facts.visible_again_at, at);
  }
}

void RecordMeasures::add(SourceId source, const RungClimbed& climbed) {
  SourceFacts& facts = facts_.sources[source.index()];
  Instant& first = facts.climbed_at[climbed.rung.index()];
  first = std::min(first, climbed.at);
  const RegimeId regime = scenario_.sources[source.index()].regime;
  const Rung& rung = scenario_.regimes[regime.index()].ladder[climbed.rung.index()];
  facts_.has_penalty = facts_.has_penalty || !rung.penalties.empty() || rung.exposure >= ExposureStage::referred;
}

void RecordMeasures::add(SourceId source, const NoticeAcknowledged& acknowledged) {
  Instant& first = facts_.sources[source.index()].notice_acknowledged_at[acknowledged.rung.index()];
  first = std::min(first, acknowledged.at);
}

void RecordMeasures::add(const DialogueAsked& asked) {
  facts_.dialogue_asked_at = std::min(facts_.dialogue_asked_at, asked.at);
}

void RecordMeasures::write(MeasureWriter& writer) const {
  for (const RecordCheck& line : scenario_.record) {
    if (!line.is_given) {
      writer.on(MetricScope::record, {line.id, ""});
      writer.write("consistent", {"1 if the run agrees with the record, else 0: ", line.title},
                   is_consistent(line, facts_, scenario_) ? 1 : 0);
    }
  }
}

}  // namespace docket::metrics_detail
