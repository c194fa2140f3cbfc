// A scenario whose values disagree with what is said to speak for them is refused.
#include <gtest/gtest.h>

#include "docket/core/problem_text.hpp"
#include "scenario/evidence_sample.hpp"

namespace docket {
namespace {

using test::EvidenceSample;
using test::is_problem_at;

struct Disagreement {
  std::string evidence;
  std::string pointer;
  std::string says;
  std::string truth = EvidenceSample().truth;
};

void PrintTo(const Disagreement& disagreement, std::ostream* out) { *out << disagreement.evidence; }

class AContradiction : public testing::TestWithParam<Disagreement> {};

TEST_P(AContradiction, IsAnError) {
  EvidenceSample sample;
  sample.evidence = GetParam().evidence;
  sample.truth = GetParam().truth;
  const Problems problems = sample.problems();
  EXPECT_TRUE(is_problem_at(problems, GetParam().pointer, GetParam().says)) << render_problems(problems);
  for (const Problem& problem : problems) {
    EXPECT_NE(problem.place.line, 0U) << problem.message;
  }
}

constexpr const char* kCount = "/item_groups/list/count";
constexpr const char* kServed = "/orders/first/served_at";
constexpr const char* kTakes = "/platform/enforcement/takes";

INSTANTIATE_TEST_SUITE_P(
    OfFacts, AContradiction,
    testing::Values(
        Disagreement{R"("/platform/pools/legal/reviewers": {"fact": "ten"})", "/platform/pools/legal/reviewers",
                     "found 2, but fact \"ten\" tells 10: ten entries"},
        Disagreement{R"("/orders/first/served_at": {"fact": "other-day"})", kServed, "tells \"2021-02-02\""},
        Disagreement{R"("/platform/enforcement/takes": {"fact": "ten"})", kTakes, "tells 10"},
        Disagreement{R"("/platform/enforcement/takes": {"convention": "short", "of": "hours"})", kTakes,
                     "tells [\"2h\", \"12h\"]"},
        Disagreement{R"("/platform/enforcement/takes": {"assumption": "short", "of": "hours"})", kTakes, "tells"},
        Disagreement{R"("/orders/first/served_at": {"convention": "noon", "of": "other-day"})", kServed, "tells"},
        Disagreement{R"("/platform/pools/legal/reviewers": {"convention": "as many", "of": "ten"})",
                     "/platform/pools/legal/reviewers", "tells 10"},
        Disagreement{R"("/platform/enforcement/takes": {"fact": "hours"})",
                     "/evidence/~1platform~1enforcement~1takes/fact", "tells no exact value"},
        Disagreement{R"("/item_groups/list/truth/bot/share": {"fact": "many"})",
                     "/evidence/~1item_groups~1list~1truth~1bot~1share/fact", "tells no exact value"},
        Disagreement{R"("/item_groups/list": {"fact": "ten"})", "/evidence/~1item_groups~1list/fact",
                     "tells one value, but there are 4"},
        Disagreement{R"("/platform": {"fact": "eleven"})", "/evidence/~1platform/fact", "no fact \"eleven\""},
        Disagreement{R"("/platform": {"convention": "x", "of": "tne"})", "/evidence/~1platform/of", "no fact"}));

INSTANTIATE_TEST_SUITE_P(
    OfRanges, AContradiction,
    testing::Values(Disagreement{R"("/item_groups/list/count": {"assumption": "x", "range": [11, 20]})", kCount,
                                 "its range is from 11 to 20"},
                    Disagreement{R"("/orders/first/served_at": {"convention": "x", "of": "day",
                          "range": ["2021-02-03T00:00:00Z", "2021-02-04T00:00:00Z"]})",
                                 kServed, "its range is from"},
                    Disagreement{R"("/item_groups/list/count": {"assumption": "x", "range": ["1h", "2h"]})",
                                 "/evidence/~1item_groups~1list~1count/range", "the range is of durations"},
                    Disagreement{R"("/item_groups/list/truth/unlawful/share": {"assumption": "x", "range": [0, 1.5]})",
                                 "/evidence/~1item_groups~1list~1truth~1unlawful~1share/range/1", "found 1.5"},
                    Disagreement{R"("/orders/first/served_at": {"convention": "x",
                          "range": ["2021-01-01T00:00:00Z", "2021-02-04T00:00:00Z"]})",
                                 "/evidence/~1orders~1first~1served_at/range/0", "expected an instant of the run"},
                    Disagreement{R"("/platform/stages/review/handling": {"assumption": "x", "range": ["1h", "2h"]})",
                                 "/evidence/~1platform~1stages~1review~1handling/range", "belongs to a single"},
                    Disagreement{R"("/platform/entry": {"assumption": "x", "range": [0, 1]})",
                                 "/evidence/~1platform~1entry/range", "belongs to a single"}));

INSTANTIATE_TEST_SUITE_P(
    OfOtherValues, AContradiction,
    testing::Values(
        Disagreement{R"("/platform/stages/review/judgement/unlawful/sensitivity": {"assumption": "x",
                          "below": "/platform/stages/review/judgement/unlawful/specificity"})",
                     "/platform/stages/review/judgement/unlawful/sensitivity", "found 0.9, but it is never above"},
        Disagreement{R"("/platform/pools/legal/absence": {"assumption": "x",
                          "above": ["/item_groups/list/truth/bot/share"]})",
                     "/platform/pools/legal/absence", "it is never below"},
        Disagreement{R"("/platform/pools/legal/absence": {"assumption": "x", "above": "/platform/enforcement/takes"})",
                     "/evidence/~1platform~1pools~1legal~1absence/above", "two single values of one sort"},
        Disagreement{R"("/item_groups/list/truth/bot": {"same_as": "/item_groups/list/truth/unlawful"})",
                     "/item_groups/list/truth/bot/share", "found 0.4, but it is said to be the same as",
                     R"({"unlawful": {"share": 0.5}, "bot": {"share": 0.4}})"},
        Disagreement{R"("/item_groups/list/truth/bot": {"same_as": "/item_groups/list/truth/newsworthy"},
                        "/item_groups/list/truth/newsworthy": {"same_as": "/item_groups/list/truth/bot"})",
                     "/evidence/~1item_groups~1list~1truth~1bot/same_as", "in a circle"},
        Disagreement{R"("/item_groups/list/truth/bot": {"same_as": "/platform/pools"})",
                     "/evidence/~1item_groups~1list~1truth~1bot/same_as", "there is no value at"}));

INSTANTIATE_TEST_SUITE_P(OfLaws, AContradiction,
                         testing::Values(Disagreement{R"("/platform": {"law": "x", "checked_on": "2026-01-01"})",
                                                      "/evidence/~1platform", "\"cites\" is missing"},
                                         Disagreement{R"("/platform": {"unverified-law": "x"})", "/evidence/~1platform",
                                                      "\"cites\" is missing"},
                                         Disagreement{R"("/platform": {"law": "x", "cites": "s. 1"})",
                                                      "/evidence/~1platform", "\"checked_on\" is missing"},
                                         Disagreement{
                                             R"("/platform": {"law": "x", "cites": "s. 1", "checked_on": "soon"})",
                                             "/evidence/~1platform/checked_on", "expected a date"}));

TEST(Evidence, ThatAgreesIsTaken) {
  EvidenceSample sample;
  sample.evidence = R"("/item_groups/list/count": {"fact": "ten"}, "/orders/first/served_at": {"fact": "day"},
    "/platform/enforcement/takes": {"convention": "short", "of": "hours", "range": ["1min", "12h"]},
    "/item_groups/list/truth/bot/share": {"convention": "half", "of": "many", "range": [0, 1]},
    "/item_groups/list/truth/newsworthy": {"same_as": "/item_groups/list/truth/bot"},
    "/platform/pools/legal/absence": {"assumption": "x", "range": [0, 0.2], "below": "/item_groups/list/truth/bot/share"},
    "/platform/stages": {"fact": "anger"})";
  const Scenario scenario = sample.read();
  EXPECT_TRUE(scenario.warnings.empty()) << render_problems(scenario.warnings);
  const LedgerRow& row = *scenario.evidence.row_at("/item_groups/list/truth/newsworthy/share");
  EXPECT_EQ(row.basis, Basis::convention) << "that of the value it moves with";
  EXPECT_EQ(row.moves_with, "/item_groups/list/truth/bot/share");
  EXPECT_EQ(scenario.evidence.root_entry_of(row)->text, "half");
  const LedgerRow& absence = *scenario.evidence.row_at("/platform/pools/legal/absence");
  ASSERT_TRUE(absence.range);
  EXPECT_EQ(absence.range->high.amount, 0.2);
  EXPECT_EQ(absence.range->low_json, "0");
}

TEST(Evidence, WhatTheUserSetsBesideItsTwinIsAWarning) {
  EvidenceSample sample;
  sample.evidence = R"("/item_groups/list/truth/bot": {"same_as": "/item_groups/list/truth/unlawful"})";
  const Scenario scenario = sample.read({"/item_groups/list/truth/unlawful/share=0.9"});
  EXPECT_TRUE(is_problem_at(scenario.warnings, "/item_groups/list/truth/bot/share", "which is 0.9"))
      << render_problems(scenario.warnings);
}

TEST(Evidence, WarnsOfLawThatIsNotInForceDuringTheRun) {
  const auto warned_at = [](const std::string& dates, const std::string& pointer) {
    EvidenceSample sample;
    sample.law_evidence = R"("/acknowledge/within": {"unverified-law": "x", "cites": "r. 13")" + dates + "}";
    return is_problem_at(sample.read().warnings, "/regimes/law/evidence/~1acknowledge~1within" + pointer,
                         "not in force");
  };
  EXPECT_FALSE(warned_at("", ""));
  EXPECT_FALSE(warned_at(R"(, "in_force_from": "2021-01-31", "in_force_to": "2021-02-10")", "/in_force_from"));
  EXPECT_TRUE(warned_at(R"(, "in_force_from": "2021-02-01")", "/in_force_from"));
  EXPECT_TRUE(warned_at(R"(, "in_force_to": "2021-02-05")", "/in_force_to")) << "it ends within the run";
}

}  // namespace
}  // namespace docket
