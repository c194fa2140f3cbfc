// Mistakes in a sound scenario, one at a time: each is reported where it stands and says what was expected.
#include <gtest/gtest.h>

#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/located_json.hpp"
#include "scenario/sample_scenario.hpp"

namespace docket {
namespace {

struct Mistake {
  std::string setting;
  std::string pointer;
  std::string message;
  std::string nearest = {};
};

Problems problems_with(const std::vector<std::string>& settings) {
  test::MemoryFiles files;
  test::put_sample(files);
  const auto read = read_scenario("full/main.json", files, test::FixedZones(), {settings});
  return read.has_value() ? read.value().warnings : read.problems();
}

class AMistake : public testing::TestWithParam<Mistake> {};

TEST_P(AMistake, IsReportedAtItsPointer) {
  const Mistake& mistake = GetParam();
  const Problems problems = problems_with({mistake.setting});
  const auto found = std::ranges::find_if(problems, [&](const Problem& problem) {
    return problem.pointer == mistake.pointer && problem.message.find(mistake.message) != std::string::npos;
  });
  ASSERT_NE(found, problems.end()) << mistake.setting << "\n" << render_problems(problems);
  EXPECT_EQ(found->nearest, mistake.nearest);
  EXPECT_FALSE(found->place.file.empty());
}

INSTANTIATE_TEST_SUITE_P(
    OfForm, AMistake,
    testing::Values(
        Mistake{"/platform/pools/legal/reviewers=2.5", "/platform/pools/legal/reviewers",
                "found 2.5, expected a whole number of reviewers, 0 or more, or \"unlimited\""},
        Mistake{"/platform/pools/legal/absense=0.1", "/platform/pools/legal/absense", "unknown key", "absence"},
        Mistake{"/platform/pools/legal/absence=1.5", "/platform/pools/legal/absence", "expected a number from 0 to 1"},
        Mistake{"/platform/pools/a b={}", "/platform/pools/a b", "is no id"},
        Mistake{"/docket=2", "/docket", "found 2, expected 1"}, Mistake{"/title=null", "", "key \"title\" is missing"},
        Mistake{"/run/seed=-1", "/run/seed", "found -1, expected a whole number, 0 or more"},
        Mistake{"/run/time_zone=Mars/Olympus", "/run/time_zone", "expected the name of a time zone"},
        Mistake{"/run/starts_at=2021-01-31", "/run/starts_at", "expected an instant"},
        Mistake{"/run/sample_every=2", "/run/sample_every", "found 2, expected a duration"},
        Mistake{"/run/sample_every=2 weeks", "/run/sample_every", "expected a duration"},
        Mistake{"/run/precision/absolute=1", "/run/precision", "expected exactly one"},
        Mistake{"/run/warm_up=none", "/run/warm_up", "expected {\"duration\""},
        Mistake{"/platform/stages/review/discipline=fif", "/platform/stages/review/discipline", "expected \"fifo\"",
                "fifo"},
        Mistake{"/platform/stages/review/handling={\"gama\":{\"mean\":\"1h\",\"cv\":1}}",
                "/platform/stages/review/handling/gama", "no distribution", "gamma"},
        Mistake{"/platform/stages/review/handling={\"gamma\":{\"mean\":\"1h\"}}",
                "/platform/stages/review/handling/gamma", "expected an object with \"mean\" and \"cv\""},
        Mistake{"/platform/stages/review/handling={\"gamma\":{\"mean\":\"1h\",\"cv\":-1}}",
                "/platform/stages/review/handling/gamma", "cv is -1"},
        Mistake{"/platform/stages/review/handling={\"poisson\":{\"mean\":3}}",
                "/platform/stages/review/handling/poisson", "no distribution"},
        Mistake{"/platform/stages/review/handling={\"uniform\":[\"2h\",\"1h\"]}",
                "/platform/stages/review/handling/uniform", "must not be below"},
        Mistake{"/order_streams/daily/size={\"mixture\":[{\"weight\":1}]}", "/order_streams/daily/size/mixture/0",
                "expected an object with \"weight\" and \"of\""},
        Mistake{"/order_streams/daily/arrivals={\"poisson\":{\"every\":\"0s\"}}",
                "/order_streams/daily/arrivals/poisson/every", "above 0"},
        Mistake{"/platform/shifts/office/weekly={\"someday\":\"09:00-10:00\"}",
                "/platform/shifts/office/weekly/someday", "names no weekdays"},
        Mistake{"/platform/shifts/office/weekly/sat=9-10", "/platform/shifts/office/weekly/sat",
                "expected working hours"},
        Mistake{"/platform/pools/legal/cost_per_hour=3", "/platform/pools/legal/cost_per_hour", "expected an amount"},
        Mistake{"/record/R2/all_dark/between=[\"2021-02-03T00:00:00Z\",\"2021-02-02T00:00:00Z\"]",
                "/record/R2/all_dark/between", "must not be before the first"},
        Mistake{"nonsense", "", "expected /pointer=value"},
        Mistake{"/platform/policy/order/7=x", "/platform/policy/order/7", "nothing can be set here"}));

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

INSTANTIATE_TEST_SUITE_P(
    OfMeaning, AMistake,
    testing::Values(
        Mistake{"/item_groups/list/kinds/post/count=7", "/item_groups/list/kinds", "come to 11, but the group has 10"},
        Mistake{"/item_groups/list/kinds/post={\"share\":0.5}", "/item_groups/list/kinds", "either all kinds"},
        Mistake{"/item_groups/list/alleged/bot/count=11", "/item_groups/list/alleged/bot", "the group has 10"},
        Mistake{"/order_streams/daily/kinds={\"url\":{\"share\":0.5}}", "/order_streams/daily/kinds", "come to 0.5"},
        Mistake{"/order_streams/daily/truth/bot={\"count\":3}", "/order_streams/daily/truth/bot",
                "expected {\"share\""},
        Mistake{"/order_streams/daily/trace=[]", "/order_streams/daily", "exactly one of \"arrivals\" and \"trace\""},
        Mistake{"/order_streams/recorded/trace=[[\"2h\",1],[\"1h\",1]]", "/order_streams/recorded/trace/1", "earlier"},
        Mistake{"/platform/stages/scan/next={\"review\":0.3,\"decide\":0.6}", "/platform/stages/scan/next",
                "come to 0.9"},
        Mistake{"/platform/stages/check/next=decide", "/platform/stages/check/next", "exactly one stage"},
        Mistake{"/platform/stages/check/judgement={\"bot\":{\"sensitivity\":1,\"specificity\":1}}",
                "/platform/stages/check/judgement/bot", "orders have no trait \"bot\""},
        Mistake{"/platform/stages/review/otherwise={\"authentic\":\"reject\"}", "/platform/stages/review/otherwise",
                "only stages for whole orders"},
        Mistake{"/work_streams/reports/entry=check", "/work_streams/reports/entry", "cannot enter a stage for whole"},
        Mistake{"/platform/pools/legal/stage_order=[\"review\"]", "/platform/pools/legal/stage_order", "each stage"},
        Mistake{"/platform/policy/order=[\"late\",\"rest\"]", "/platform/policy/order", "\"lawful\" is missing"},
        Mistake{"/platform/policy/order=[\"late\",\"late\",\"lawful\",\"rest\"]", "/platform/policy/order",
                "\"late\" stands twice"},
        Mistake{"/platform/policy/order=[\"late\",\"rest\",\"lawful\"]", "/platform/policy/order",
                "the last rule, \"lawful\", must apply always"},
        Mistake{"/platform/policy/rules/late/when/truth={\"unlawful\":true}", "/platform/policy/rules/late/when/truth",
                "cannot read the truth"},
        Mistake{"/platform/reversal/regret/when/is={\"unlawful\":true}", "/platform/reversal/regret/when/is",
                "cannot read the truth"},
        Mistake{"/platform/reversal/regret/when/time_left_below=1h", "/platform/reversal/regret/when/time_left_below",
                "does not watch the time"},
        Mistake{"/platform/entry=null", "/platform", "key \"entry\" is missing"},
        Mistake{"/platform/policy=null", "/platform", "key \"policy\" is missing"},
        Mistake{"/regimes/in/readings=null", "/regimes/in", "at least one reading"},
        Mistake{"/regimes/in/governs=null", "/regimes/in", "one must govern"},
        Mistake{"/regimes/in/ladder/order=[\"notice\"]", "/regimes/in/ladder/order", "\"again\" is missing"},
        Mistake{"/regimes/in/ladder/order=[\"notice\",\"again\",\"notice\"]", "/regimes/in/ladder/order", "twice"},
        Mistake{"/regimes/in/ladder/rungs/notice/within=1h", "/regimes/in/ladder/rungs/notice/within",
                "does not renew"},
        Mistake{"/regimes/in/in_force/to=2019-01-01", "/regimes/in/in_force", "not in force"},
        Mistake{"/authorities/ministry/looks=null", "/authorities/ministry/escalation", "cannot escalate"},
        Mistake{"/orders/first/served_at=2021-02-11T00:00:00Z", "/orders/first/served_at",
                "expected an instant of the run"},
        Mistake{"/orders/first/served_at=2021-01-30T00:00:00Z", "/orders/first/served_at",
                "expected an instant of the run"},
        Mistake{"/orders/daily={\"from\":\"ministry\",\"regime\":\"in\",\"served_at\":\"2021-02-01T00:00:00Z\","
                "\"items\":[\"list\"]}",
                "/order_streams/daily", "there is another order or stream \"daily\""},
        Mistake{"/run={\"starts_at\":\"2021-01-31T00:00:00Z\"}", "/run", "never ends"},
        Mistake{"/run/ends_at=2171-01-31T00:00:00Z", "/run/ends_at", "expected an instant of the run"},
        Mistake{"/script/said/after_act={\"said\":\"1h\"}", "/script/said/after_act", "in a circle"},
        Mistake{"/script/said/after_act={\"warned\":\"30d\"}", "/script/said/after_act", "after the end of the run"},
        Mistake{"/script/said/do=climb", "/script/said", "key \"rung\" is missing for \"climb\""},
        Mistake{"/script/said/share=0.5", "/script/said/share", "has no meaning for \"remark\""},
        Mistake{"/script/said/do=block", "/script/said/by", "only the platform"},
        Mistake{"/script/warned/by=platform", "/script/warned/by", "only an authority can climb"},
        Mistake{"/script/ack={\"by\":\"platform\",\"at\":\"2021-02-03T00:00:00Z\",\"do\":\"acknowledge\","
                "\"notice\":\"said\"}",
                "/script/ack/notice", "serves no notice"},
        Mistake{"/script/ack={\"by\":\"platform\",\"at\":\"2021-02-01T00:00:00Z\",\"do\":\"acknowledge\","
                "\"notice\":\"warned\"}",
                "/script/ack/notice", "before it is served"},
        Mistake{"/record/R1={\"title\":\"x\"}", "/record/R1", "tests nothing"},
        Mistake{"/evidence/~1platform~1pools~1legal~1absence/fact=F1", "/evidence/~1platform~1pools~1legal~1absence",
                "exactly one of"},
        Mistake{"/evidence/~1platform~1pools~1legal~1absence/range=[1,0]",
                "/evidence/~1platform~1pools~1legal~1absence/range", "ends below"},
        Mistake{"/evidence/~1platform~1pools~1legal~1absence/range=[1,\"2h\"]",
                "/evidence/~1platform~1pools~1legal~1absence/range", "must both be"}));

TEST(Mistakes, AreAllReportedAtOnceSortedByPlace) {
  test::MemoryFiles files;
  test::put_sample(files);
  files.put("full/main.json", R"({"extends": "base.json",
 "platform": {"pools": {"legal": {"reviewers": 2.5, "shift": "ofice"}},
              "policy": {"rules": {"rest": {"decide": "blok"}, "late": {"when": {"sources": ["first"]}}}}},
 "item_groups": {"list": {"cuont": 3}}})");
  const Problems problems = read_scenario("full/main.json", files, test::FixedZones()).problems();
  ASSERT_EQ(problems.size(), 4U) << render_problems(problems);
  EXPECT_TRUE(std::ranges::is_sorted(problems, {}, &Problem::place));
  EXPECT_EQ(problems[0].place, (Place{"full/main.json", 2, 48}));
  EXPECT_EQ(problems[1].place, (Place{"full/main.json", 2, 62}));
  EXPECT_EQ(problems[3].place, (Place{"full/main.json", 4, 27})) << "an unknown key is placed at the key";
  EXPECT_EQ(problems[3].nearest, "count");
}

TEST(Mistakes, AreNamedInTheFileThatWroteThem) {
  test::MemoryFiles files;
  test::put_sample(files);
  files.put("full/trace.csv", "served_at,items\n1h,many\n");
  const Problems in_trace = read_scenario("full/main.json", files, test::FixedZones()).problems();
  ASSERT_EQ(in_trace.size(), 1U) << render_problems(in_trace);
  EXPECT_EQ(in_trace[0].place, (Place{"full/trace.csv", 2, 4}));

  const Problems of_setting = problems_with({"/run/seed=1", "/regimes/in/readings/day/within=soon"});
  ASSERT_EQ(of_setting.size(), 1U);
  EXPECT_EQ(of_setting[0].place, (Place{"--set 2", 0, 0}));
}

TEST(Mistakes, OfIncludingAreReported) {
  test::MemoryFiles files;
  files.put("a.json", R"({"extends": "b.json"})");
  files.put("b.json", R"({"extends": "a.json"})");
  EXPECT_NE(render_problems(read_scenario("a.json", files, test::FixedZones()).problems()).find("extends itself"),
            std::string::npos);
  EXPECT_FALSE(read_scenario("none.json", files, test::FixedZones()).has_value());
  const Problems lost = problems_with({"/regimes/in/file=lost.json"});
  ASSERT_EQ(lost.size(), 1U) << render_problems(lost);
  EXPECT_NE(lost[0].message.find("cannot read \"full/lost.json\""), std::string::npos) << "counted from the scenario";
}

TEST(Mistakes, OfATraitTooManyAreReportedOnce) {
  std::string truth = "{";
  for (int i = 0; i < 40; ++i) {
    truth += (i == 0 ? "" : ",") + std::string("\"t") + std::to_string(i) + "\":{\"share\":1}";
  }
  const Problems problems = problems_with({"/item_groups/tag/truth=" + truth + "}"});
  EXPECT_TRUE(std::ranges::any_of(
      problems, [](const Problem& problem) { return problem.message.find("at most 32") != std::string::npos; }));
}

void collect(const scenario_detail::LocatedValue& value, const std::string& pointer, std::vector<std::string>& all) {
  for (const auto& member : value.members) {
    const std::string below = scenario_detail::pointer_to(pointer, member.key);
    all.push_back(below);
    collect(member.value, below, all);
  }
}

/// Whatever is taken away or replaced, the reader comes back, and each problem has a place.
TEST(Mistakes, NeverBreakTheReader) {
  test::MemoryFiles files;
  test::put_sample(files);
  const std::string resolved = read_scenario("full/main.json", files, test::FixedZones()).value().resolved_json;
  files.put("full/resolved.json", resolved);
  Problems none;
  const auto document = scenario_detail::parse_json(resolved, "resolved", none);
  std::vector<std::string> pointers;
  collect(*document, "", pointers);
  int refused = 0;
  for (const std::string& pointer : pointers) {
    for (const char* value : {"null", "true", "[1]"}) {
      const auto read = read_scenario("full/resolved.json", files, test::FixedZones(), {{pointer + "=" + value}});
      refused += read.has_value() ? 0 : 1;
      for (const Problem& problem : read.problems()) {
        ASSERT_FALSE(problem.place.file.empty()) << pointer << "=" << value;
      }
    }
  }
  EXPECT_GT(refused, static_cast<int>(pointers.size()));
}

}  // namespace
}  // namespace docket
