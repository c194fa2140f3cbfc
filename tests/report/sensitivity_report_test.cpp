// What is told of a sensitivity analysis, on one that is made up.
#include "docket/report/sensitivity_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/small_scenario.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using nlohmann::json;
using test::has;

constexpr const char* kReviewers = "/platform/pools/reviewers/reviewers";
constexpr const char* kTruth = "/item_groups/list/truth/unlawful/share";

Scenario scenario_with_evidence(const std::string& file) {
  Scenario scenario = test::one_order();
  scenario.file = file;
  scenario.title = "told of " + file;
  for (const char* pointer : {kTruth, kReviewers}) {
    Evidence entry;
    entry.pointer = pointer;
    entry.text = "never published";
    LedgerRow row;
    row.pointer = pointer;
    row.basis = Basis::assumption;
    row.entry = row.root_entry = scenario.evidence.entries.size();
    scenario.evidence.entries.push_back(entry);
    scenario.evidence.rows.push_back(row);
  }
  return scenario;
}

SpaceAxis axis_of(const std::string& pointer, const std::string& high) {
  SpaceAxis axis;
  axis.name = axis.pointer = pointer;
  axis.low = "0";
  axis.high = high;
  axis.written = "0.5";
  axis.owners = {0};
  return axis;
}

InputSensitivity input_of(std::size_t axis, InputVerdict verdict, double size) {
  InputSensitivity input;
  input.axis = axis;
  input.verdict = verdict;
  input.effects = {{size, size / 10, 20}, {-size, size / 10, 20}, 0, size / 100};
  input.index = {{0.8, 0.05, 128}, {0.9, 0.06, 128}};
  return input;
}

class MadeUp {
 public:
  explicit MadeUp(bool is_comparison = false) {
    scenarios_.push_back(scenario_with_evidence("one.json"));
    if (is_comparison) {
      scenarios_.push_back(scenario_with_evidence("two.json"));
    }
    result.axes = {axis_of(kTruth, "1"), axis_of(kReviewers, "9")};
    MetricSensitivity metric;
    metric.metric = {MetricScope::source, "first", "items_missed_share", "items_missed_share on first"};
    metric.written = {0.25, 0.01, 40};
    metric.spread.mean = 0.3;
    metric.spread.variance = 0.04;
    metric.spread.luck = 0.0025;
    metric.inputs = {input_of(1, InputVerdict::matters, 0.4), input_of(0, InputVerdict::no_effect, 0)};
    if (is_comparison) {
      metric.flips.emplace();
      metric.flips->written = metric.written;
      metric.flips->is_written_clear = true;
      metric.flips->points = 100;
      metric.flips->turned = 7;
      metric.flips->axes = {{1, "3", "4", 0.25, "9", {-0.2, 0.02, 40}, true}};
    }
    result.metrics = {metric};
    result.runs = 1000;
  }

  [[nodiscard]] SensitivityReport report() const {
    SensitivityReport all{{}, {}, result};
    for (const Scenario& scenario : scenarios_) {
      all.scenarios.push_back(&scenario);
    }
    return all;
  }

  Sensitivity result;

 private:
  std::vector<Scenario> scenarios_;
};

TEST(SensitivityReport, TellsWhatMattersWithItsEvidenceAndNamesWhatDoesNot) {
  const std::string table = sensitivity_table(MadeUp().report(), 120);
  EXPECT_TRUE(has(table, "items_missed_share on first SIMULATED")) << table;
  EXPECT_TRUE(has(table, "as written 0.250 ± 0.010; over the ranges 0.300 on average, with a deviation of 0.200; luck"))
      << table;
  EXPECT_TRUE(has(table, "0 to 9, written 0.5; assumption: never published")) << table;
  EXPECT_TRUE(has(table, "0.200 ± 0.020    -0.200 ± 0.020")) << table << "half of what it is for a whole range";
  EXPECT_TRUE(has(table, "No effect at all, in any run\n  /item_groups/list/truth/unlawful/share\n")) << table;
  EXPECT_FALSE(has(table, "Where the comparison turns"));
  EXPECT_FALSE(has(table, "LEFT OUT"));
}

TEST(SensitivityReport, SaysOfAMetricWithoutAValueThatNothingIsKnown) {
  MadeUp made_up;
  for (InputSensitivity& input : made_up.result.metrics.front().inputs) {
    input.verdict = InputVerdict::unknown;
  }
  const std::string table = sensitivity_table(made_up.report(), 120);
  EXPECT_TRUE(has(table, "Unknown: it has no value wherever these were moved\n  /platform")) << table;
  EXPECT_FALSE(has(table, "No effect at all")) << table;
  EXPECT_FALSE(has(table, "Nothing is shown to matter")) << table;
  EXPECT_TRUE(has(sensitivity_csv(made_up.report()), ",unknown,"));
}

TEST(SensitivityReport, SaysWhatWasLeftOutAndDrawnAgain) {
  MadeUp made;
  made.result.left_out = {{"/orders/first/served_at", "/script/block: too early"}};
  made.result.rows_redrawn = 3;
  made.result.contradiction = "a contradiction";
  const std::string table = sensitivity_table(made.report(), 200);
  EXPECT_TRUE(has(table, "3 rows drawn again, because values contradict each other (a contradiction)")) << table;
  EXPECT_TRUE(has(table, "LEFT OUT: /orders/first/served_at stays as written")) << table;
  EXPECT_TRUE(has(table, "(/script/block: too early)")) << table;
}

TEST(SensitivityReport, TellsWhereAComparisonTurns) {
  const std::string table = sensitivity_table(MadeUp(true).report(), 300);
  EXPECT_TRUE(has(table, "items_missed_share on first, two.json less one.json")) << table;
  EXPECT_TRUE(has(table, "As written the difference is 0.250 ± 0.010\n")) << table;
  EXPECT_TRUE(has(table, "7 of 100 points within the ranges lie on the other side")) << table;
  EXPECT_TRUE(has(table,
                  "/platform/pools/reviewers/reviewers alone turns it, from 0.5 to between 3 and 4 (25 % of its "
                  "range); at 9 the difference is -0.200 ± 0.020"))
      << table;
  EXPECT_TRUE(has(table,
                  "The smallest change found that turns it: /platform/pools/reviewers/reviewers = 4 instead of "
                  "0.5"))
      << table;
}

TEST(SensitivityReport, TellsTheSameToPrograms) {
  const json told = json::parse(sensitivity_json(MadeUp(true).report()));
  EXPECT_EQ(told["scenarios"].size(), 2U);
  const json& metric = told["metrics"][0];
  EXPECT_EQ(metric["mode"], "SIMULATED");
  EXPECT_EQ(metric["inputs"][0]["input"], kReviewers);
  EXPECT_EQ(metric["inputs"][0]["verdict"], "matters");
  EXPECT_EQ(metric["inputs"][0]["mu_star"]["mean"], 0.4);
  EXPECT_EQ(metric["inputs"][0]["total"]["half_width"], 0.06);
  EXPECT_EQ(metric["flips"]["alone"][0]["flips_at"], "4");
  EXPECT_FALSE(metric["flips"].contains("together"));
  const std::string csv = sensitivity_csv(MadeUp(true).report());
  EXPECT_TRUE(has(csv,
                  "source,first,items_missed_share,/platform/pools/reviewers/reviewers,matters,0,9,0.5,"
                  "assumption: never published,0.4,0.04,-0.4,0.04,0,0.004,0.8,0.05,0.9,0.06,3,4,0.25,-0.2,0.02,"
                  "true,SIMULATED\n"))
      << csv;
}

TEST(SensitivityReport, IsAPageInMarkdown) {
  const std::string page = sensitivity_markdown(MadeUp(true).report());
  EXPECT_TRUE(page.starts_with("# told of one.json – against – told of two.json\n")) << page;
  EXPECT_TRUE(has(page, "| `/platform/pools/reviewers/reviewers` | matters | 0.200 ± 0.020 |")) << page;
  EXPECT_TRUE(has(page, "### Where the comparison turns\n")) << page;
}

}  // namespace
}  // namespace docket
