// Outputs that other programs read.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "docket/report/check_report.hpp"
#include "docket/report/docket_version.hpp"
#include "docket/report/event_log.hpp"
#include "docket/report/history_csv.hpp"
#include "docket/report/result_json.hpp"
#include "docket/report/summary_csv.hpp"
#include "report/csv_writer.hpp"
#include "report/json_writer.hpp"
#include "report/made_up_result.hpp"

namespace docket {
namespace {

using nlohmann::json;
using test::dated_order;
using test::MadeUpResult;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(JsonText, EscapesWhatItMustAndReplacesWhatIsNoUtf8) {
  for (const std::string text : {"plain", "\"\\\n\t\r\x01\x7f", "Überprüfung 訊 🙂", ""}) {
    EXPECT_EQ(json::parse(json_string(text)).get<std::string>(), text);
  }
  // A lone continuation byte, an overlong slash, a surrogate, a sequence cut short, one beyond Unicode.
  for (const std::string bad : {"\x80", "\xc0\xaf", "\xed\xa0\x80", "\xe2\x82", "\xf4\x90\x80\x80"}) {
    const auto read = json::parse(json_string(bad + "x")).get<std::string>();
    EXPECT_TRUE(read.starts_with("\xEF\xBF\xBD"));
    EXPECT_TRUE(read.ends_with("x"));
  }
}

TEST(JsonText, NumbersReadBackAsTheyWereAndNothingIsInfinite) {
  for (const double value : {0.0, 1.0, -1.5, 0.1, 1.0 / 3, 1e300, 5e-324, 123456789012.0}) {
    EXPECT_EQ(json::parse(json_number(value)).get<double>(), value);
  }
  EXPECT_EQ(json_number(kNaN), "null");
  EXPECT_EQ(json_number(HUGE_VAL), "null");
}

TEST(ResultJson, HoldsEveryValueOfEveryReplication) {
  MadeUpResult result(dated_order(), 3);
  result.set(MetricScope::source, "first", "items", {1, 2, 0.1 + 0.2});
  result.replications().results[1].fingerprint = 0xfedcba9876543210U;
  const json document = json::parse(result_json(result.report()));
  EXPECT_EQ(document["docket_result"], 1);
  EXPECT_EQ(document["docket"], std::string(kVersion));
  EXPECT_EQ(document["seed"], 7);
  ASSERT_EQ(document["replications"].size(), 3U);
  ASSERT_EQ(document["metrics"].size(), result.catalogue.size());
  const std::size_t metric = result.catalogue.find(MetricScope::source, "first", "items").value();
  EXPECT_EQ(document["metrics"][metric]["name"], "items");
  EXPECT_EQ(document["metrics"][metric]["mode"], "SIMULATED");
  for (std::size_t i = 0; i < 3; ++i) {
    const json& replication = document["replications"][i];
    ASSERT_EQ(replication["values"].size(), result.catalogue.size());
    EXPECT_EQ(replication["values"][metric].get<double>(), result.report().replications.results[i].metrics[metric]);
  }
  EXPECT_EQ(document["replications"][1]["fingerprint"], "fedcba9876543210");
  EXPECT_EQ(document["replications"][0]["stopped_at"], "2021-02-10T00:00:00+05:30");
}

TEST(ResultJson, TellsUndefinedFromZero) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::source, "first", "items_restored", {0, kNaN});
  const std::size_t metric = result.catalogue.find(MetricScope::source, "first", "items_restored").value();
  const json document = json::parse(result_json(result.report()));
  EXPECT_EQ(document["replications"][0]["values"][metric], 0.0);
  EXPECT_TRUE(document["replications"][1]["values"][metric].is_null());
  EXPECT_EQ(document["metrics"][metric]["mean"], 0.0);
  EXPECT_TRUE(document["metrics"][metric]["half_width"].is_null());
  EXPECT_EQ(document["metrics"][metric]["defined_replications"], 1);
}

TEST(ResultJson, MarksAPartialResult) {
  MadeUpResult result(dated_order(), 1);
  EXPECT_EQ(json::parse(result_json(result.report()))["partial"], false);
  result.replications().results[0].limit = result.replications().limit = Limit::items;
  RunReport report = result.report();
  report.limit = {"1,000", "--max-items"};
  const json document = json::parse(result_json(report));
  EXPECT_EQ(document["partial"], true);
  EXPECT_EQ(document["limit"]["of"], "items");
  EXPECT_EQ(document["limit"]["value"], "1,000");
  EXPECT_EQ(document["limit"]["raised_by"], "--max-items");
  EXPECT_NE(
      summary_csv(report).find(",\"PARTIAL: the limit of 1,000 items in a replication (--max-items) stopped 1 of 1"),
      std::string::npos)
      << summary_csv(report);
}

TEST(CsvText, QuotesOnlyWhatItMust) {
  EXPECT_EQ(csv_field("plain text"), "plain text");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
  CsvWriter csv;
  csv.add("").add(kNaN).add(0.1).add(HUGE_VAL).end_row();
  EXPECT_EQ(csv.text(), ",,0.1,\n");
}

TEST(SummaryCsv, HasARowForEachMeasure) {
  MadeUpResult result(dated_order(), 2);
  result.set(MetricScope::source, "first", "items", {257});
  const std::string text = summary_csv(result.report());
  EXPECT_TRUE(text.starts_with("scope,subject,metric,mean,half_width,defined_replications,mode,partial\n"));
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), result.catalogue.size() + 1);
  EXPECT_NE(text.find("\nsource,first,items,257,0,2,SIMULATED,\n"), std::string::npos);
  EXPECT_NE(text.find("\nsource,first,items_restored,,,0,SIMULATED,\n"), std::string::npos);
  EXPECT_EQ(text.find("nan"), std::string::npos);
}

std::vector<json> logged(const Scenario& scenario, const std::vector<Record>& records) {
  std::string text;
  EventLog log(scenario, [&text](std::string_view piece) { text += piece; });
  log.read(records);
  std::vector<json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(json::parse(line));
  }
  return lines;
}

TEST(EventLog, NamesThingsInsteadOfNumberingThem) {
  const Scenario scenario = dated_order();
  const Instant at = Instant() + Duration::hours(12);
  ItemListed listed{at, ItemSlot(0U), OrderSlot(0U), 0xabcU, KindId(0U), {}, {}, Instant::never(), true};
  listed.alleged.set(kUnlawful, true);
  Visit visit;
  visit.at = at;
  visit.item = ItemSlot(0U);
  visit.order = OrderSlot(0U);
  visit.stage = StageId(0U);
  visit.pool = PoolId(0U);
  visit.started_at = Instant::never();
  visit.outcome = VisitOutcome::open;
  const auto lines = logged(scenario, {OrderServed{at, OrderSlot(0U), SourceId(0U), 0, {}, {}, 1}, listed, visit,
                                       RungClimbed{at, OrderSlot(0U), AuthorityId(0U), RungId(0U)},
                                       OrderServed{at, OrderSlot(1U), SourceId(1U), 0, OrderSlot(0U), RungId(0U), 1}});
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0]["at"], "2021-01-31T12:00:00+05:30");
  EXPECT_EQ(lines[0]["order"], "first");
  EXPECT_EQ(lines[0]["mode"], "REPLAYED");
  EXPECT_EQ(lines[1]["item"], "0000000000000abc");
  EXPECT_EQ(lines[1]["alleged"], json::array({"unlawful"}));
  EXPECT_EQ(lines[1]["truth"], json::array());
  EXPECT_FALSE(lines[1].contains("due_seconds"));
  EXPECT_EQ(lines[2]["stage"], "review");
  EXPECT_EQ(lines[2]["pool"], "reviewers");
  EXPECT_EQ(lines[2]["outcome"], "open");
  EXPECT_EQ(lines[2]["mode"], "SIMULATED");
  EXPECT_FALSE(lines[2].contains("reviewer"));
  EXPECT_EQ(lines[3]["rung"], "notice");
  EXPECT_EQ(lines[3]["authority"], "ministry");
  EXPECT_EQ(lines[4]["order"], "first/notice#1");
  EXPECT_EQ(lines[4]["renews"], "first");
}

TEST(EventLog, FollowsASlotToItsNextHolder) {
  const Scenario scenario = dated_order();
  const auto lines =
      logged(scenario, {OrderServed{{}, OrderSlot(0U), SourceId(0U), 0, {}, {}, 1}, OrderRetired{{}, OrderSlot(0U)},
                        OrderServed{{}, OrderSlot(0U), SourceId(1U), 4, {}, {}, 1}, StatusSent{{}, OrderSlot(0U)}});
  EXPECT_EQ(lines[1]["order"], "first");
  EXPECT_EQ(lines[3]["order"], "first/notice#5");
}

TEST(HistoryCsv, LeavesEmptyWhatHasNotHappened) {
  const Scenario scenario = dated_order();
  OrderHistory order;
  order.source = SourceId(0U);
  order.items = 257;
  order.due_at = Instant::never();
  std::string text;
  write_orders_csv(scenario, 0, std::vector{order}, [&text](std::string_view piece) { text += piece; });
  EXPECT_TRUE(text.starts_with("replication,mode,order,source,items,served_at,"));
  EXPECT_NE(text.find("\n0,SIMULATED,first,first,257,2021-01-31T00:00:00+05:30,,,,,,,,,0,0,0,,\n"), std::string::npos)
      << text;
}

TEST(HistoryCsv, RowsHaveAsManyFieldsAsTheHead) {
  const Scenario scenario = dated_order();
  OrderHistory order;
  order.source = SourceId(0U);
  ItemHistory item;
  item.source = SourceId(0U);
  item.kind = KindId(0U);
  item.decision = Decision::withhold;
  SeriesRow sample;
  sample.waiting = {3};
  sample.in_service = {1};
  sample.dark = {0, 0, 0, 0};
  std::string text;
  const TextOutput output = [&text](std::string_view piece) { text += piece; };
  for (const auto& write :
       std::vector<std::function<void()>>{[&] { write_orders_csv(scenario, 0, std::vector{order}, output); },
                                          [&] { write_items_csv(scenario, 0, std::vector{item}, output); },
                                          [&] { write_series_csv(scenario, 0, std::vector{sample}, output); }}) {
    text.clear();
    write();
    std::istringstream lines(text);
    std::string head;
    std::getline(lines, head);
    std::size_t rows = 0;
    for (std::string line; std::getline(lines, line); ++rows) {
      EXPECT_EQ(std::ranges::count(line, ','), std::ranges::count(head, ',')) << text;
    }
    EXPECT_GT(rows, 0U);
  }
}

TEST(CheckReport, CountsWhatAScenarioHolds) {
  const std::string text = check_text("mine.json", dated_order(), 100);
  EXPECT_TRUE(text.starts_with("mine.json: ok, 1 order, 257 items, 1 stage, 1 pool, 2 readings\n")) << text;
}

TEST(CheckReport, GivesProblemsAsData) {
  Problem problem;
  problem.place = {"mine.json", 41, 22};
  problem.pointer = "/platform";
  problem.message = "found 2.5";
  const json document = json::parse(check_json("mine.json", Problems{problem}));
  EXPECT_EQ(document["ok"], false);
  EXPECT_EQ(document["problems"][0]["line"], 41);
  EXPECT_EQ(document["problems"][0]["severity"], "error");
  EXPECT_EQ(json::parse(check_json("mine.json", dated_order()))["counts"]["items"], 257);
}

}  // namespace
}  // namespace docket
