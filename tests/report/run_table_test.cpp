#include "docket/report/run_table.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "report/made_up_result.hpp"
#include "report/text_table.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::dated_order;
using test::has;
using test::MadeUpResult;

// The row or line that holds `word`; empty without one.
std::string line_with(const std::string& text, const std::string& word) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find(word) != std::string::npos) {
      return line;
    }
  }
  return {};
}

std::string table_of(const MadeUpResult& result, std::size_t width = 120) {
  return run_table(result.report(), {width, std::nullopt});
}

Act scripted(const char* id, ActKind kind, double share = 1) {
  Act act;
  act.id = id;
  act.kind = kind;
  act.order = SourceId(0U);
  act.share = share;
  return act;
}

/// The values, in the order of their pointers, rest on one assumption.
EvidenceLedger assumed(const std::vector<std::string>& pointers, const char* range = "") {
  EvidenceLedger ledger;
  Evidence entry;
  entry.kind = EvidenceKind::assumption;
  entry.range_json = range;
  ledger.entries = {entry};
  for (const std::string& pointer : pointers) {
    LedgerRow row;
    row.pointer = pointer;
    row.basis = Basis::assumption;
    row.entry = row.root_entry = 0;
    ledger.rows.push_back(row);
  }
  return ledger;
}

TEST(RunTable, HeadsWithWhatWasPlayedWhenAndHowOften) {
  const MadeUpResult result(dated_order(), 2);
  const std::string text = table_of(result);
  EXPECT_TRUE(text.starts_with("one order"));
  EXPECT_TRUE(has(line_with(text, "one order"), "31 Jan 2021 – 10 Feb 2021, Asia/Kolkata")) << text;
  EXPECT_TRUE(has(text, "2 replications, seed 7\n")) << text;
  EXPECT_TRUE(has(text, "SIMULATED platform, REPLAYED orders, SIMULATED ministry\n")) << text;
  EXPECT_TRUE(has(run_table(result.report(), {120, Duration::seconds(3)}), "seed 7, 3 s\n"));
}

TEST(RunTable, SaysWhenThereIsNoSpreadToSpeakOf) {
  MadeUpResult result(dated_order(), 1);
  result.set(MetricScope::source, "first", "items", {257});
  const std::string text = table_of(result);
  EXPECT_TRUE(has(text, "1 replication: no spread"));
  EXPECT_FALSE(has(line_with(text, "first 31 Jan"), "±"));
}

TEST(RunTable, SaysHowExactMediansAre) {
  const MadeUpResult result(dated_order(), 1);
  EXPECT_TRUE(has(line_with(table_of(result), "percentiles"), "within 0.4 %"));
}

TEST(RunTable, ShowsAnOrderWithItsSpread) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::source, "first", "items", {257});
  result.set(MetricScope::source, "first", "time_to_effect_median_hours", {25, 27});
  result.set(MetricScope::source, "first", "orders_acknowledged_share", {1});
  result.set(MetricScope::source, "first", "time_to_acknowledge_median_hours", {1.9});
  const std::string row = line_with(table_of(result), "first 31 Jan 01:00");
  EXPECT_TRUE(has(row, "257")) << row;
  EXPECT_TRUE(has(row, "114 min")) << row;
  EXPECT_TRUE(has(row, "26 ± 13 h")) << row;
  EXPECT_TRUE(row.ends_with("SIMULATED")) << row;
}

TEST(RunTable, TellsInWhatShareOfReplicationsAThingHappenedAtAll) {
  MadeUpResult result(dated_order(), 4);
  const double never = std::numeric_limits<double>::quiet_NaN();
  result.set(MetricScope::source, "first", "time_to_effect_median_hours", {26, never, never, never});
  EXPECT_TRUE(has(line_with(table_of(result), "first 31 Jan"), "26 h in 25 %"));
}

TEST(RunTable, EstimatesTimesToEffectOnlyWhereSomethingWasStillOpen) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::source, "first", "items_effect_censored", {0});
  EXPECT_FALSE(has(table_of(result), "In effect, of all items"));
  result.set(MetricScope::source, "first", "items_effect_censored", {40, 50});
  result.set(MetricScope::source, "first", "time_to_effect_estimated_median_hours", {30});
  result.set(MetricScope::source, "first", "in_effect_within_24h_share", {0.375, 0.385});
  const std::string text = table_of(result);
  const std::string row = line_with(text.substr(text.find("In effect, of all items")), "first ");
  EXPECT_TRUE(has(row, "30 h")) << row;
  EXPECT_TRUE(has(row, "not reached")) << row;
  EXPECT_TRUE(has(row, "38 ± 6 %")) << row;
  EXPECT_TRUE(has(text, "Kaplan-Meier")) << text;
}

TEST(RunTable, ShowsGreenwoodsErrorOfASingleReplication) {
  MadeUpResult result(dated_order(), 1);
  result.set(MetricScope::source, "first", "items_effect_censored", {40});
  result.set(MetricScope::source, "first", "in_effect_within_36h_share", {0.5});
  result.set(MetricScope::source, "first", "in_effect_within_36h_share_error", {0.0204});
  const std::string text = table_of(result);
  EXPECT_TRUE(has(line_with(text.substr(text.find("In effect, of all items")), "first "), "50 ± 4 %")) << text;
}

TEST(RunTable, CallsOnlyTheLawsReadingLate) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::source, "first", "late_share.immediate", {1});
  result.set(MetricScope::source, "first", "in_effect_by_due_share.one-day", {0.38});
  result.set(MetricScope::source, "first", "compliance_time_share.immediate", {0.71});
  const std::string text = table_of(result);
  const std::string compliance = text.substr(text.find("Compliance"));
  const std::string law = line_with(compliance, " immediate ");
  EXPECT_TRUE(has(law, "late 100 %")) << law;
  EXPECT_LT(law.find("100 %"), law.find("71 %")) << law;
  const std::string what_if = line_with(compliance, " one-day ");
  EXPECT_TRUE(has(what_if, "in effect 38 %")) << what_if;
  EXPECT_FALSE(has(what_if, "late")) << what_if;
  EXPECT_TRUE(has(compliance, "immediate: law, due at service, so late by the time that it took")) << compliance;
  EXPECT_TRUE(has(compliance, "one-day: what-if, not law, due within 24 h")) << compliance;
}

TEST(RunTable, TellsSinceWhenAnOrderIsPublic) {
  Scenario scenario = dated_order();
  MadeUpResult secret(scenario, 2);
  EXPECT_FALSE(has(table_of(secret), "public since"));
  scenario.orders[0].public_at = scenario.orders[0].served_at + Duration::days(4);
  MadeUpResult known(scenario, 2);
  EXPECT_TRUE(has(table_of(known), "public since 4 Feb")) << table_of(known);
}

TEST(RunTable, CountsApartWhatIsNotYetDue) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::source, "first", "items_not_yet_due.one-day", {5});
  const std::string text = table_of(result);
  EXPECT_TRUE(has(line_with(text, "Compliance"), "ahead")) << text;
  EXPECT_TRUE(has(line_with(text, " one-day "), " 5 ")) << text;
}

TEST(RunTable, NeverShowsComplianceWithoutWronglyBlockedSpeech) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::kind, "account", "overblocked_item_hours", {9000, 9200});
  const std::string text = table_of(result);
  const std::size_t compliance = text.find("Compliance");
  const std::size_t speech = text.find("Speech");
  ASSERT_NE(compliance, std::string::npos);
  ASSERT_NE(speech, std::string::npos);
  EXPECT_EQ(text.substr(compliance, speech - compliance).find("\n\n"), speech - compliance - 2) << text;
  EXPECT_TRUE(has(line_with(text, "  account"), "9,100 ± 1,271")) << text;
}

TEST(RunTable, SaysThatNobodyKnowsTheTruth) {
  Scenario scenario = dated_order();
  scenario.item_groups[0].mix.truth = {{kUnlawful, {false, 0.5, 0}}};
  scenario.evidence = assumed({"/item_groups/list/truth/unlawful/share"}, "[0, 1]");
  EXPECT_TRUE(
      has(table_of(MadeUpResult(scenario, 2)), "truth unknown: share unlawful assumed 0.5, range 0–1 (list)\n"));
}

TEST(RunTable, SaysWhatOfAReplayIsNotOnRecord) {
  Scenario scenario = dated_order();
  scenario.script = {scripted("list-2-withheld", ActKind::withhold, 0.4)};
  scenario.evidence = assumed({"/script/list-2-withheld/share"});
  MadeUpResult result(scenario, 2);
  result.set(MetricScope::source, "first", "time_to_effect_median_hours", {26});
  const std::string text = table_of(result);
  EXPECT_TRUE(has(line_with(text, "first 31 Jan"), "not on record")) << text;  // its acknowledgement
  EXPECT_TRUE(has(line_with(text, "first 31 Jan"), "REPLAYED")) << text;
  EXPECT_TRUE(has(text, "withheld (assumption; not on record): share 40 % of act list-2-withheld\n")) << text;
  EXPECT_FALSE(has(text, "People")) << text;
}

TEST(RunTable, EvidenceOfAnActCoversWhatTheActHolds) {
  Scenario scenario = dated_order();
  scenario.script = {scripted("whole", ActKind::withhold), scripted("whole-2", ActKind::restore)};
  scenario.evidence = assumed({"/script/whole/after_act/whole-2", "/script/whole/share"});
  const std::string text = table_of(MadeUpResult(scenario, 2));
  EXPECT_TRUE(has(text, "share 100 % and time of act whole\n")) << text;
  EXPECT_FALSE(has(text, "of act whole-2")) << text;
}

TEST(RunTable, DatesTheLadder) {
  MadeUpResult result(dated_order(), 4);
  const double never = std::numeric_limits<double>::quiet_NaN();
  result.set(MetricScope::ladder, "first:notice", "first_at_hours", {60, 62, 64, never});
  const std::string row = line_with(table_of(result), "2 Feb 14:00");
  EXPECT_TRUE(has(row, "± 5 h")) << table_of(result);
  EXPECT_TRUE(has(row, "75 %")) << row;
}

TEST(RunTable, NeverPutsASumOrAProbabilityOnACriminalCase) {
  Scenario scenario = dated_order();
  scenario.regimes[0].exposure = CriminalExposure{"top management", "s.69A(3)", "seven years"};
  PenaltySpec fine;
  fine.id = "fine";
  fine.title = "Fine";
  scenario.regimes[0].penalties = {fine};
  MadeUpResult result(scenario, 4);
  result.set(MetricScope::regime, "law", "exposure_stage", {0, 1, 1, 2});
  const std::string text = table_of(result);
  EXPECT_TRUE(has(text, "threatened in 50 % of replications, referred in 25 % of replications")) << text;
  EXPECT_TRUE(has(text, "(top management; s.69A(3):")) << text;
  EXPECT_TRUE(has(text, "Fine: not quantified, no ceiling known")) << text;
}

TEST(RunTable, ATotalWithUnknownPartsIsALowerBound) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::regime, "law", "penalties_imposed", {2});
  result.set(MetricScope::regime, "law", "penalties_unquantified", {1});
  result.set(MetricScope::regime, "law", "penalty_known_total", {5000});
  EXPECT_TRUE(has(table_of(result), "≥ ")) << table_of(result);
  EXPECT_TRUE(has(table_of(result), "5,000 + unquantified")) << table_of(result);
}

TEST(RunTable, ComparesWithTheRecord) {
  Scenario scenario = dated_order();
  RecordCheck given;
  given.id = "t1";
  given.is_given = true;
  RecordCheck tested;
  tested.id = "t9";
  tested.title = "no penalty";
  tested.no_penalty = true;
  scenario.record = {given, tested};
  MadeUpResult result(scenario, 4);
  result.set(MetricScope::record, "t9", "consistent", {1, 1, 0, 1});
  EXPECT_TRUE(has(line_with(table_of(result), "  t1"), "given"));
  EXPECT_TRUE(has(line_with(table_of(result), "  t9"), "75 %"));
}

TEST(RunTable, MarksAPartialResult) {
  MadeUpResult result(dated_order(), 2);
  EXPECT_FALSE(has(table_of(result), "PARTIAL"));
  result.replications().results[1].limit = result.replications().limit = Limit::events;
  EXPECT_TRUE(has(table_of(result), "PARTIAL: the limit of events in a replication stopped 1 of 2 replications"));
}

TEST(RunTable, CountsUnverifiedLaw) {
  Scenario scenario = dated_order();
  Evidence unverified;
  unverified.kind = EvidenceKind::unverified_law;
  scenario.evidence.entries = {unverified};
  EXPECT_TRUE(has(table_of(MadeUpResult(scenario, 2)), "1 legal figure unverified; not legal advice.\n"));
}

TEST(RunTable, FitsIntoANarrowTerminal) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::source, "first", "items", {257});
  for (const std::size_t width : {40U, 60U, 80U, 100U, 120U}) {
    std::istringstream lines(table_of(result, width));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(screen_width(line), width) << line;
    }
  }
  EXPECT_TRUE(has(table_of(result, 40), "    items: 257\n")) << table_of(result, 40);
}

TEST(RunTable, ShowsRenewedOrdersOnlyIfThereWereAny) {
  MadeUpResult result(dated_order(), 2);
  EXPECT_FALSE(has(table_of(result), "first/notice"));
  result.set(MetricScope::source, "first/notice", "items", {0, 3});
  EXPECT_TRUE(has(table_of(result), "first/notice"));
}

TEST(RunTable, ShowsWorkWithoutOrdersAndItsStages) {
  Scenario scenario = test::one_queue(0.1, Distribution::constant(5), 1, 100);
  MadeUpResult result(scenario, 2);
  result.set(MetricScope::source, "customers", "items", {100});
  const std::string text = table_of(result);
  EXPECT_TRUE(has(text, "Work, no order"));
  EXPECT_TRUE(has(line_with(text, "  customers"), "100"));
  EXPECT_TRUE(has(text, "Stages"));
  EXPECT_FALSE(has(text, "Compliance"));
  EXPECT_FALSE(has(text, "Ladder"));
  EXPECT_FALSE(has(text, "legal"));
}

}  // namespace
}  // namespace docket
