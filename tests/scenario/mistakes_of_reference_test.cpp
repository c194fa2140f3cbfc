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
        Mistake{"/evidence/~1nowhere={\"assumption\":\"x\"}", "/evidence/~1nowhere", "evidence for nothing"}));

}  // namespace
}  // namespace docket::test
