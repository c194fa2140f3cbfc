// Law 6: the same item has the same luck whatever else a scenario holds.
#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "support/model_cases.hpp"

namespace docket {
namespace {

using test::add_order;
using test::hour;
using test::minute;
using test::one_order;
using test::play;
using test::RecordKeeper;

using Luck = std::map<std::uint64_t, std::pair<Duration, Decision>>;

Luck luck_of_first_list(const Scenario& s) {
  RecordKeeper journal;
  play(s, journal);
  std::map<ItemSlot, std::uint64_t> keys;
  for (const ItemListed& listed : journal.all<ItemListed>()) {
    if (listed.order == journal.all<OrderServed>().at(0).order) {
      keys[listed.item] = listed.key;
    }
  }
  Luck luck;
  for (const Visit& visit : journal.all<Visit>()) {
    if (keys.contains(visit.item)) {
      luck[keys[visit.item]].first = visit.at - visit.started_at;
    }
  }
  for (const Decided& decided : journal.all<Decided>()) {
    if (keys.contains(decided.item)) {
      luck[keys[decided.item]].second = decided.decision;
    }
  }
  return luck;
}

TEST(LuckLaws, StagesPoolsListsAndStreamsReDealNothingElse) {
  Scenario s = one_order(200);
  s.item_groups[0].mix.truth = {{kUnlawful, {false, 0.5, 0}}};
  s.platform.pools[0].reviewers.reset();
  s.platform.stages[0].handling = Distribution::exponential(600);
  s.platform.stages[0].assessments = {{kUnlawful, true, {0.8, 0.8}, {0.8, 0.8}}};
  Rule lawful{"lawful", {}, Decision::reject};
  lawful.when.judged.want(kUnlawful, false);
  s.platform.policy.insert(s.platform.policy.begin(), lawful);
  const Luck before = luck_of_first_list(s);
  ASSERT_EQ(before.size(), 200U);

  PoolSpec pool;
  pool.id = "more-people";
  pool.reviewers = 2;
  s.platform.pools.insert(s.platform.pools.begin(), pool);
  s.platform.stages[0].pool = PoolId(1U);
  StageSpec stage = s.platform.stages[0];
  stage.id = "reports";
  stage.pool = PoolId(0U);
  stage.routes = {{RouteEnd::leave, StageId::none(), 1}};
  s.platform.stages.insert(s.platform.stages.begin(), stage);
  s.platform.entry = StageId(1U);
  add_order(s, "second", GroupId(1U), minute(61));
  s.sources.push_back({"reports", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back({"reports",
                            SourceId(s.sources.size() - 1),
                            StageId(0U),
                            ArrivalProcess::poisson(0.001),
                            Distribution::constant(1),
                            test::plain_accounts(),
                            1,
                            {},
                            {},
                            hour(2),
                            Instant::never()});
  EXPECT_EQ(luck_of_first_list(s), before);
}

}  // namespace
}  // namespace docket
