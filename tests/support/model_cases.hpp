// Small changes to a small scenario, for tests of single sentences of the model.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "run/world.hpp"
#include "support/small_scenario.hpp"

namespace docket::test {

inline RunOutcome play(const Scenario& scenario, RecordKeeper& journal, std::uint32_t replication = 0,
                       Instant measures_from = Instant()) {
  World world(scenario, 11, replication, {&journal},
              {measures_from, scenario.run.ends_after_items.value_or(UINT64_MAX)}, {});
  return world.play();
}

/// Another order of the ministry over `group`; `within` makes a regime of its own.
inline SourceId add_order(Scenario& s, const std::string& id, GroupId group, Instant served_at,
                          Duration within = Duration::hours(24)) {
  Regime regime = s.regimes[0];
  regime.id = id;
  regime.readings[0].within = within;
  s.regimes.push_back(regime);
  const RegimeId regime_id(s.regimes.size() - 1);
  s.sources.push_back({id, SourceKind::order, AuthorityId(0U), regime_id});
  OrderSpec order = s.orders[0];
  order.id = id;
  order.source = SourceId(s.sources.size() - 1);
  order.regime = regime_id;
  order.items = {group};
  order.served_at = served_at;
  s.orders.push_back(order);
  return order.source;
}

/// Orders of one item each that are served at `served_at`, one of them at each; the ladder only warns and refers.
inline Scenario order_stream(const std::vector<Instant>& served_at, std::uint32_t items = 1) {
  Scenario s = one_order();
  s.orders.clear();
  s.sources = {{"stream", SourceKind::order_stream, AuthorityId(0U), RegimeId(0U)}};
  std::erase_if(s.regimes[0].ladder, [](const Rung& rung) { return rung.renews; });
  OrderStreamSpec stream;
  stream.id = "stream";
  stream.source = SourceId(0U);
  stream.from = AuthorityId(0U);
  stream.regime = RegimeId(0U);
  stream.mix = plain_accounts();
  for (const Instant at : served_at) {
    stream.trace.push_back({at, items});
  }
  s.order_streams.push_back(stream);
  return s;
}

inline void add_shift(Scenario& s, std::vector<OpenInterval> hours) {
  s.platform.shifts.push_back({"office", OpeningHours(std::move(hours))});
  s.platform.pools[0].shift = ShiftId(0U);
}

inline Rule by_clock(const std::string& id, Duration below, Decision decision) {
  Rule rule{id, {}, decision};
  rule.when.time_left_below = below;
  return rule;
}

inline ReversalSpec second_thoughts(bool is_per_order, int after_hours) {
  return {"second-thoughts", is_per_order, {}, 0, Distribution::constant(3600.0 * after_hours)};
}

}  // namespace docket::test
