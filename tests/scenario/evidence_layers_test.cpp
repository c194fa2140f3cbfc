// Which entry speaks for which value: the nearest one, but never one that is older than the value.
#include <gtest/gtest.h>

#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "scenario/evidence_sample.hpp"
#include "support/memory_files.hpp"

namespace docket {
namespace {

using test::basis_at;
using test::EvidenceSample;
using test::is_problem_at;
using test::reason_at;

TEST(EvidenceLayers, TheNearestEntrySpeaks) {
  EvidenceSample sample;
  sample.evidence = R"("": {"assumption": "all"}, "/platform/pools": {"convention": "pools"},
                       "/platform/pools/legal/reviewers": {"source": "a report"})";
  const Scenario scenario = sample.read();
  EXPECT_EQ(reason_at(scenario, "/platform/pools/legal/reviewers"), "a report");
  EXPECT_EQ(reason_at(scenario, "/platform/pools/legal/absence"), "pools");
  EXPECT_EQ(reason_at(scenario, "/item_groups/list/count"), "all");
  EXPECT_EQ(scenario.evidence.covered(), scenario.evidence.rows.size());
}

TEST(EvidenceLayers, AnOverrideMustBringItsOwn) {
  EvidenceSample sample;
  sample.evidence = R"("/platform": {"assumption": "made up"})";
  sample.extend(R"("platform": {"pools": {"legal": {"reviewers": 5}}})");
  const Scenario scenario = sample.read();
  EXPECT_EQ(basis_at(scenario, "/platform/pools/legal/reviewers"), Basis::nothing);
  EXPECT_EQ(basis_at(scenario, "/platform/pools/legal/absence"), Basis::assumption) << "what stays keeps its evidence";
  EXPECT_EQ(scenario.evidence.covered() + scenario.evidence.count(Basis::nothing), scenario.evidence.rows.size());
}

TEST(EvidenceLayers, ALaterFileSpeaksForEarlierValues) {
  EvidenceSample sample;
  sample.extend(R"("evidence": {"": {"assumption": "all made up"}})");
  EXPECT_EQ(reason_at(sample.read(), "/platform/pools/legal/reviewers"), "all made up");
}

TEST(EvidenceLayers, AWiderEntryOfTheSameFileSpeaksWhereTheNearestIsStale) {
  EvidenceSample sample;
  sample.evidence = R"("/platform/pools/legal/reviewers": {"source": "a report", "range": [1, 4]})";
  sample.extend(
      R"("platform": {"pools": {"legal": {"reviewers": 9}}}, "evidence": {"/platform": {"convention": "nine"}})");
  const Scenario scenario = sample.read();
  EXPECT_EQ(reason_at(scenario, "/platform/pools/legal/reviewers"), "nine");
  EXPECT_FALSE(scenario.evidence.row_at("/platform/pools/legal/reviewers")->range) << "the old range is out of date";
}

TEST(EvidenceLayers, AStaleEntryIsEvidenceForNothing) {
  EvidenceSample sample;
  sample.evidence = R"("/platform/pools/legal/reviewers": {"source": "a report"})";
  sample.extend(R"("platform": {"pools": {"legal": {"reviewers": 9}}})");
  EXPECT_TRUE(
      is_problem_at(sample.read().warnings, "/evidence/~1platform~1pools~1legal~1reviewers", "evidence for nothing"));
}

TEST(EvidenceLayers, APartThatIsOverriddenMakesTheWholeValueNew) {
  EvidenceSample sample;
  sample.evidence = R"("/platform": {"assumption": "made up"})";
  sample.extend(R"("platform": {"stages": {"review": {"handling": {"lognormal": {"mean": "3h"}}}}})");
  const LedgerRow row = *sample.read().evidence.row_at("/platform/stages/review/handling");
  EXPECT_EQ(row.basis, Basis::nothing);
  EXPECT_EQ(row.place.file, "top.json");
}

TEST(EvidenceLayers, ARegimesEvidenceDoesNotSpeakForOverrides) {
  EvidenceSample sample;
  sample.regime = R"({"file": "law.json", "override": {"readings": {"day": {"within": "20h"}}}})";
  const Scenario scenario = sample.read();
  EXPECT_EQ(basis_at(scenario, "/regimes/law/readings/day/within"), Basis::nothing);
  EXPECT_EQ(basis_at(scenario, "/regimes/law/acknowledge/within"), Basis::unverified_law);

  sample.regime = R"({"file": "law.json", "override": {
    "readings": {"day": {"within": "20h"}}, "evidence": {"/readings/day/within": {"assumption": "shorter"}}}})";
  EXPECT_EQ(reason_at(sample.read(), "/regimes/law/readings/day/within"), "shorter");
}

TEST(EvidenceLayers, AnEarlierOverrideStaysAboveALaterRegime) {
  EvidenceSample sample;
  sample.regime = R"({"file": "law.json", "override": {"readings": {"day": {"within": "20h"}}}})";
  sample.extend(R"("regimes": {"law": {"file": "law.json"}})");
  EXPECT_EQ(basis_at(sample.read(), "/regimes/law/readings/day/within"), Basis::nothing);
}

TEST(EvidenceLayers, WhatTheUserSetsIsTheUsers) {
  EvidenceSample sample;
  sample.evidence = R"("": {"assumption": "made up"}, "/item_groups/list/count": {"fact": "ten"},
                       "/platform/pools/legal/reviewers": {"assumption": "few", "range": [1, 4]})";
  const Scenario scenario = sample.read({"/platform/pools/legal/reviewers=40", "/item_groups/list/count=11"});
  EXPECT_EQ(basis_at(scenario, "/platform/pools/legal/reviewers"), Basis::user);
  EXPECT_EQ(basis_at(scenario, "/item_groups/list/count"), Basis::user) << "it contradicts no fact: it asks what if";
  EXPECT_EQ(reason_at(scenario, "/platform/pools/legal/reviewers"), "few") << "what is said of the value in its place";
  EXPECT_FALSE(scenario.evidence.row_at("/platform/pools/legal/reviewers")->range);
  EXPECT_EQ(scenario.evidence.covered(), scenario.evidence.rows.size());
}

TEST(EvidenceLayers, PartsOfADistributionMayBeToldApart) {
  EvidenceSample sample;
  sample.evidence =
      R"("/platform/stages/review/handling/lognormal/mean": {"assumption": "long", "range": ["1h", "9h"]})";
  const Scenario scenario = sample.read();
  EXPECT_EQ(scenario.evidence.row_at("/platform/stages/review/handling"), nullptr);
  EXPECT_EQ(basis_at(scenario, "/platform/stages/review/handling/lognormal/mean"), Basis::assumption);
  EXPECT_EQ(basis_at(scenario, "/platform/stages/review/handling/lognormal/median"), Basis::nothing);
}

TEST(EvidenceLayers, OfAResolvedTextAreOneAndSpeakForTheSameValues) {
  EvidenceSample sample;
  sample.evidence = R"("/item_groups/list/count": {"fact": "ten"}, "/platform": {"convention": "all of it"},
                       "/platform/pools/legal/reviewers": {"source": "a report", "range": [1, 4]})";
  sample.extend(R"("platform": {"pools": {"legal": {"reviewers": 9, "absence": 0.1}}},
                   "evidence": {"/platform/pools": {"convention": "other pools"}})");
  const Scenario scenario = sample.read({"/item_groups/list/count=11"});
  const test::MemoryFiles files{{"resolved.json", scenario.resolved_json}};
  const auto resolved = read_scenario("resolved.json", files, test::FixedZones());
  ASSERT_TRUE(resolved.has_value()) << render_problems(resolved.problems());
  EXPECT_EQ(resolved.value().resolved_json, scenario.resolved_json);
  EXPECT_EQ(basis_at(resolved.value(), "/item_groups/list/count"), Basis::user) << "or it would contradict the fact";
  for (const LedgerRow& row : scenario.evidence.rows) {
    if (row.basis != Basis::user) {
      EXPECT_EQ(reason_at(resolved.value(), row.pointer), reason_at(scenario, row.pointer)) << row.pointer;
    }
  }
}

TEST(EvidenceLayers, RowsAreSortedAndStandOnce) {
  const std::vector<LedgerRow> rows = EvidenceSample().read().evidence.rows;
  EXPECT_GT(rows.size(), 10U);
  EXPECT_TRUE(std::ranges::is_sorted(rows, {}, &LedgerRow::pointer));
  EXPECT_EQ(std::ranges::adjacent_find(rows, {}, &LedgerRow::pointer), rows.end());
}

}  // namespace
}  // namespace docket
