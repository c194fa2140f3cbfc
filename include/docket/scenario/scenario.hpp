// A scenario: everything that a run depends on besides seed and replication. Immutable once read; shared by threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "docket/authority/authority_spec.hpp"
#include "docket/core/problem.hpp"
#include "docket/order/ids.hpp"
#include "docket/order/item_mix.hpp"
#include "docket/order/script.hpp"
#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"
#include "docket/regime/regime.hpp"
#include "docket/scenario/evidence.hpp"
#include "docket/scenario/expected_value.hpp"
#include "docket/scenario/record_check.hpp"
#include "docket/scenario/run_spec.hpp"

namespace docket {

struct Scenario {
  std::string title;
  std::string file;           ///< as the user named it
  std::string resolved_json;  ///< the merged document with all that it includes; reads to the same scenario
  std::string zone_tables;    ///< version of the time-zone tables it was read with
  RunSpec run;

  std::vector<std::string> kinds;   ///< by KindId
  std::vector<std::string> traits;  ///< by TraitId: "unlawful", "breaks_own_rules", then others
  std::vector<Source> sources;  ///< by SourceId: orders, their renewals, order streams, their renewals, work streams

  std::vector<Regime> regimes;
  std::vector<ItemGroupSpec> item_groups;
  std::vector<AuthoritySpec> authorities;
  std::vector<OrderSpec> orders;
  std::vector<OrderStreamSpec> order_streams;
  std::vector<WorkStreamSpec> work_streams;
  std::vector<Act> script;  ///< sorted by time, then as written
  PlatformSpec platform;
  std::vector<RecordCheck> record;
  std::vector<ExpectedValue> expected;
  EvidenceLedger evidence;
  std::map<std::string, Place> places;  ///< where each value but those in lists was written, by its pointer
  Problems warnings;                    ///< things to know that do not keep the scenario from running, sorted by place

  [[nodiscard]] bool is_platform_replayed() const;
  [[nodiscard]] bool is_authority_replayed(AuthorityId authority) const;
  /// The source of the orders that a rung makes of the orders of `source`; none when that rung makes none.
  [[nodiscard]] SourceId renewed_source(SourceId source, RungId rung) const;
  /// Where the value at the pointer was written or, if there is none, the nearest one above it. O(log values) for each
  /// step.
  [[nodiscard]] Place place_of(std::string pointer) const;
  [[nodiscard]] SourceId source_named(const std::string& id) const;
};

}  // namespace docket
