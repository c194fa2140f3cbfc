#include "metrics/record_verdict.hpp"

#include <algorithm>

namespace docket::metrics_detail {
namespace {

bool is_within(const TimeWindow& window, Instant at) { return !at.is_never() && window.holds(at); }

}  // namespace

RungId rung_named(const Scenario& scenario, SourceId source, const std::string& rung) {
  const RegimeId regime = scenario.sources[source.index()].regime;
  if (regime.is_none()) {
    return RungId::none();
  }
  const auto& ladder = scenario.regimes[regime.index()].ladder;
  const auto found = std::ranges::find(ladder, rung, &Rung::id);
  return found == ladder.end() ? RungId::none() : RungId(static_cast<std::size_t>(found - ladder.begin()));
}

bool holds(const AllDarkTest& test, const RecordFacts& facts) {
  return is_within(test.between, facts.sources[test.order.index()].first_all_dark_at());
}

bool holds(const AllVisibleAgainTest& test, const RecordFacts& facts) {
  const SourceFacts& order = facts.sources[test.order.index()];
  if (order.visible_again_at.is_never()) {
    return false;
  }
  const Duration after = order.visible_again_at - order.first_all_dark_at();
  return test.at_least <= after && after <= test.at_most;
}

bool holds(const RungReachedTest& test, const RecordFacts& facts, const Scenario& scenario) {
  const RungId rung = rung_named(scenario, test.order, test.rung);
  return !rung.is_none() && is_within(test.between, facts.sources[test.order.index()].climbed_at[rung.index()]);
}

bool holds(const NoticeAcknowledgedTest& test, const RecordFacts& facts, const Scenario& scenario) {
  const RungId rung = rung_named(scenario, test.order, test.rung);
  return !rung.is_none() && facts.sources[test.order.index()].notice_acknowledged_at[rung.index()] <= test.by;
}

bool holds(const DialogueAskedTest& test, const RecordFacts& facts) { return facts.dialogue_asked_at <= test.by; }

bool holds(const NotAllDarkTest& test, const RecordFacts& facts) {
  return std::ranges::none_of(facts.sources[test.order.index()].all_dark,
                              [&](const AllDarkSpell& spell) { return spell.from <= test.at && test.at < spell.to; });
}

bool is_consistent(const RecordCheck& line, const RecordFacts& facts, const Scenario& scenario) {
  return (!line.all_dark || holds(*line.all_dark, facts)) &&
         (!line.all_visible_again || holds(*line.all_visible_again, facts)) &&
         (!line.rung_reached || holds(*line.rung_reached, facts, scenario)) &&
         (!line.notice_acknowledged || holds(*line.notice_acknowledged, facts, scenario)) &&
         (!line.dialogue_asked || holds(*line.dialogue_asked, facts)) &&
         (!line.not_all_dark || holds(*line.not_all_dark, facts)) && !(line.no_penalty && facts.has_penalty);
}

}  // namespace docket::metrics_detail
