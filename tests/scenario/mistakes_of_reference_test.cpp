#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "scenario/mistakes.hpp"

namespace docket::test {
namespace {

INSTANTIATE_TEST_SUITE_P(
    OfReference, AMistake,
    testing::Values(
        Mistake{"/platform/pools/legal/shift=ofice", "/platform/pools/legal/shift", "no shift \"ofice\"", "office"},
        Mistake{"/orders/first/from=ministri", "/orders/first/from", "no authority", "ministry"},
        Mistake{"/orders/first/items=[\"lst\"]", "/orders/first/items/0", "no item group \"lst\"", "list"},
        Mistake{"/orders/first/regime=inn", "/orders/first/regime", "no regime \"inn\"", "in"},
        Mistake{"/platform/stages/review/next=decid", "/platform/stages/review/next", "no stage \"decid\"", "decide"},
        Mistake{"/platform/policy/rules/late/when/kinds=[\"acount\"]", "/platform/policy/rules/late/when/kinds/0",
                "no kind \"acount\"", "account"},
        Mistake{"/platform/policy/rules/late/when/sources=[\"dayly\"]", "/platform/policy/rules/late/when/sources/0",
                "no order or stream", "daily"},
        Mistake{"/platform/policy/rules/lawful/when/judged={\"unlawfull\":true}",
                "/platform/policy/rules/lawful/when/judged/unlawfull", "no stage judges", "unlawful"},
        Mistake{"/platform/stages/review/rushed/judgement={\"bot\":{}}", "/platform/stages/review/rushed/judgement/bot",
                "does not assess \"bot\""},
        Mistake{"/script/said/after_act={\"warnd\":\"1h\"}", "/script/said/after_act/warnd", "no act", "warned"},
        Mistake{"/script/warned/rung=notise", "/script/warned/rung", "no rung", "notice"},
        Mistake{"/record/R2/all_dark/order=daily", "/record/R2/all_dark/order", "no order \"daily\""},
        Mistake{"/regimes/in/governs/platform=dy", "/regimes/in/governs/platform", "found \"dy\"", "day"},
        Mistake{"/regimes/in/ladder/rungs/again/penalties=[\"fin\"]", "/regimes/in/ladder/rungs/again/penalties/0",
                "found \"fin\"", "fine"},
        Mistake{"/authorities/ministry/escalation/also_covers={\"agin\":[\"tag\"]}",
                "/authorities/ministry/escalation/also_covers/agin", "no rung \"agin\"", "again"},
        Mistake{"/evidence/~1item_groups~1list~1count/fact=F9", "/evidence/~1item_groups~1list~1count/fact",
                "no fact \"F9\""},
        Mistake{"/evidence/~1item_groups~1list~1truth~1newsworthy/same_as=/nowhere",
                "/evidence/~1item_groups~1list~1truth~1newsworthy/same_as", "there is nothing at /nowhere"},
        Mistake{"/evidence/~1nowhere={\"assumption\":\"x\"}", "/evidence/~1nowhere", "evidence for nothing"},
        Mistake{"/evidence/~1item_groups~1list~1count={\"assumption\":\" \"}",
                "/evidence/~1item_groups~1list~1count/assumption", "an empty text is no evidence"},
        Mistake{"/platform/pools/legl={\"reviewers\":8}", "/platform/pools/legl", "no stage uses this pool", "legal"},
        Mistake{"/platform/shifts/ofice={\"weekly\":{\"mon\":\"09:00-17:00\"}}", "/platform/shifts/ofice",
                "no pool or channel has this shift", "office"},
        Mistake{"/item_groups/lst={\"count\":3,\"kinds\":{\"account\":{\"share\":1}}}", "/item_groups/lst",
                "no order names this list", "list"},
        Mistake{"/regimes/in/penalties/fine/ceiling={\"euro\":5}", "/regimes/in/penalties/fine/ceiling",
                "the law's currency is \"INR\"", "INR"}));

TEST(ARunWithoutAnEnd, IsWarnedOfWhenSomebodyLooksForEver) {
  const Problems problems = problems_in({{"full/main.json", R"({
    "docket": 1, "title": "endless", "run": {"starts_at": "2026-01-01T00:00:00Z"},
    "regimes": {"law": {"docket_regime": 1, "title": "A law", "territory": "XX",
      "readings": {"day": {"within": "24h", "basis": "law"}}, "governs": {"platform": "day", "authority": "day"}}},
    "item_groups": {"list": {"count": 2, "kinds": {"post": {"share": 1}}}},
    "authorities": {"ministry": {"looks": {"every": "6h"}}},
    "orders": {"one": {"from": "ministry", "regime": "law", "served_at": "2026-01-02T00:00:00Z", "items": ["list"]}},
    "platform": {"entry": "review", "pools": {"people": {"reviewers": 1}},
      "stages": {"review": {"pool": "people", "handling": "5min", "next": "decide"}},
      "policy": {"order": ["all"], "rules": {"all": {"decide": "withhold"}}}}
  })"}});
  EXPECT_EQ(std::ranges::count_if(problems,
                                  [](const Problem& problem) {
                                    return problem.pointer == "/run" &&
                                           problem.message.find("up to 100 years") != std::string::npos;
                                  }),
            1)
      << render_problems(problems);
}

}  // namespace
}  // namespace docket::test
