// Work that can never be finished, questions that nobody answers, rungs that no law has.
#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "scenario/mistakes.hpp"

namespace docket::test {
namespace {

INSTANTIATE_TEST_SUITE_P(
    OfStages, AMistake,
    testing::Values(Mistake{"/platform/stages/review/next=review", "/platform/stages/review/next",
                            "work never gets out of \"review\""},
                    Mistake{"/platform/stages/island={\"pool\":\"robots\",\"handling\":\"1s\",\"next\":\"leave\"}",
                            "/platform/stages/island", "nothing comes here"},
                    Mistake{"/platform/policy/rules/late/when/alleged={\"bod\":true}",
                            "/platform/policy/rules/late/when/alleged/bod", "no order alleges \"bod\"", "bot"},
                    Mistake{"/platform/policy/rules/lawful/when/perceived={\"newsworth\":true}",
                            "/platform/policy/rules/lawful/when/perceived/newsworth", "no stage perceives",
                            "newsworthy"}));

INSTANTIATE_TEST_SUITE_P(OfRungs, AMistake,
                         testing::Values(Mistake{"/platform/dialogue/asked_at_rung=notise",
                                                 "/platform/dialogue/asked_at_rung", "no rung", "notice"},
                                         Mistake{"/record/R3/notice_acknowledged/rung=again",
                                                 "/record/R3/notice_acknowledged/rung", "serves no notice"}));

INSTANTIATE_TEST_SUITE_P(
    OfExpectedValues, AMistake,
    testing::Values(
        Mistake{"/expected/wait/absolute=0.1", "/expected/wait/absolute", "at most one of \"relative\" and"},
        Mistake{"/expected/wait/value=0", "/expected/wait/value", "a share of 0 is no margin", "", "\"absolute\""},
        Mistake{"/expected/wait/formula=null", "/expected/wait", "key \"formula\" is missing"},
        Mistake{"/expected/wait/relative=0", "/expected/wait/relative", "a number above 0"}));

constexpr const char* kOtherLaw =
    R"(/regimes/other={"docket_regime":1,"title":"x","territory":"IN","readings":{"day":{"within":"1d","basis":"law"}},)"
    R"("ladder":{"order":["visit"],"rungs":{"visit":{}}}})";

void expect_problem(const std::vector<std::string>& settings, const std::string& pointer, const std::string& message,
                    Severity severity = Severity::error) {
  const Problems problems = problems_with(settings);
  const auto found = std::ranges::find_if(problems, [&](const Problem& problem) {
    return problem.pointer == pointer && problem.message.find(message) != std::string::npos;
  });
  ASSERT_NE(found, problems.end()) << render_problems(problems);
  EXPECT_EQ(found->severity, severity);
}

TEST(ARung, MustBeOneOfALawThatIsInUse) {
  expect_problem({kOtherLaw, "/platform/dialogue/asked_at_rung=visit"}, "/platform/dialogue/asked_at_rung",
                 "no law of any order has the rung \"visit\"");
  expect_problem({kOtherLaw, "/authorities/ministry/escalation/also_covers={\"visit\":[\"tag\"]}"},
                 "/authorities/ministry/escalation/also_covers/visit", "no law of its orders");
  expect_problem({kOtherLaw, "/record/R3/rung_reached/rung=visit"}, "/record/R3/rung_reached/rung",
                 "the law of order \"first\" has no rung \"visit\"");
}

constexpr const char* kAsk = "/platform/policy/rules/rest/decide=ask-clarification";
constexpr const char* kAskAt = "/platform/policy/rules/rest/decide";

TEST(Asking, NeedsAnOrderToAskAbout) {
  expect_problem({kAsk}, kAskAt, "items of work stream \"reports\" may meet this rule");
}

TEST(Asking, OfOrdersAloneIsFine) {
  const Problems problems = problems_with({"/platform/policy/rules/lawful/decide=ask-clarification",
                                           "/platform/policy/rules/lawful/when/sources=[\"first\"]"});
  EXPECT_TRUE(problems.empty()) << render_problems(problems);
}

TEST(Asking, NeedsAnAuthorityThatAnswers) {
  expect_problem({"/work_streams=null", kAsk, "/authorities/ministry/clarifies=null"}, kAskAt,
                 "\"ministry\" never clarifies", Severity::warning);
  expect_problem({"/authorities/ministry/clarifies=null"}, "/platform/stages/check/judgement",
                 "\"ministry\" never clarifies", Severity::warning);
}

TEST(Asking, AgainForEverIsToldAndRefusedWhereNoTimePasses) {
  expect_problem({"/work_streams=null", kAsk}, kAskAt, "asks again whenever", Severity::warning);
  expect_problem(
      {"/work_streams=null", kAsk, "/authorities/ministry/clarifies=0s", "/platform/stages/review/handling=0s"}, kAskAt,
      "without any time passing");
}

TEST(ASetting, WarnsOfANewThingThatLooksMistyped) {
  expect_problem({"/platform/pools/lgal/reviewers=3"}, "/platform/pools/lgal/reviewers",
                 "there was no \"lgal\": this makes it", Severity::warning);
}

TEST(AWarmUp, OfMoreItemsThanThereAreMeasuresNothing) {
  expect_problem({"/order_streams=null", "/work_streams=null", "/platform/policy/rules/late/when/sources=null"},
                 "/run/warm_up", "there are only 10, so nothing would be measured");
}

}  // namespace
}  // namespace docket::test
