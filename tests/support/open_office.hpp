// A small office with orders open on its desk, for tests of runs that begin in the middle of things.
#pragma once

#include <cstddef>
#include <string>

#include "docket/order/opening.hpp"
#include "support/small_scenario.hpp"

namespace docket::test {

/// Reviews of exactly 10 minutes by one reviewer, 24 hours for each order, nothing else to come.
inline Scenario office() {
  Scenario s = one_order();
  s.orders.clear();
  return s;
}

/// Its items wait since it was served.
inline OpenOrder open_order(const std::string& id, Instant served_at, std::size_t items = 1) {
  OpenOrder open;
  open.id = id;
  open.source = SourceId(0U);
  open.from = AuthorityId(0U);
  open.regime = RegimeId(0U);
  open.mix = plain_accounts();
  open.served_at = served_at;
  OpenItem item;
  item.stage = StageId(0U);
  item.since = served_at;
  open.items.assign(items, item);
  return open;
}

}  // namespace docket::test
