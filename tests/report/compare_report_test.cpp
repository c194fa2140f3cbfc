// What a comparison tells people and programs.
#include "docket/report/compare_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/metric_figure.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::has;

/// "much" has far more of what is missed than "few"; "same" is "few" under another name; money is not known.
CompareReport report() {
  MeasuredVariants measured;
  measured.variants = {{"few", "SIMULATED", "as it is"},
                       {"same", "SIMULATED", "as it is, again"},
                       {"much", "REPLAYED", "with, a comma | and a bar"}};
  measured.metrics = {{"items_missed_share on first"},
                      {"cost on legal", false, "not defined in 5 of 5 replications of few"},
                      {"overblocked_item_hours on post"}};
  const std::vector<double> few = {0.1, 0.12, 0.11, 0.1, 0.13};
  const std::vector<double> hours = {100, 130, 120, 90, 110};
  measured.values = {{few, few, {0.5, 0.53, 0.5, 0.51, 0.52}}, {}, {hours, hours, {180, 240, 215, 190, 190}}};
  return {compare(measured, {}), "seed 7", {"point 9: failed"}, {}};
}

BestReport undecided() {
  BestReport best{0, 0.01, {}, ""};
  best.selection.in_question = {0, 2};
  best.selection.replications = 5;
  best.selection.enough = 1'234;
  return best;
}

TEST(CompareReport, SaysWhereADifferenceIsShownAndWhereNone) {
  const std::string table = compare_table(report(), 140);
  EXPECT_TRUE(has(table, "3 variants, 5 replications of each with the same luck (seed 7)")) << table;
  EXPECT_TRUE(has(table, "no difference shown: equal in every replication")) << table;
  EXPECT_TRUE(has(table, "4 of 6 comparisons show a difference.")) << table;
  EXPECT_TRUE(has(table, "left out: point 9: failed")) << table;
  EXPECT_TRUE(has(table, "cost on legal ranks nothing: not defined in 5 of 5 replications of few")) << table;
}

TEST(CompareReport, EveryRowSaysWhoseConductItIs) {
  std::istringstream lines(compare_table(report(), 140));
  int rows = 0;
  for (std::string line; std::getline(lines, line);) {
    const bool is_row = line.starts_with("  ") && !has(line, "half-width") && !has(line, "left out") &&
                        (has(line, "few") || has(line, "same ") || has(line, "much"));
    rows += is_row ? 1 : 0;
    EXPECT_TRUE(!is_row || has(line, "SIMULATED") || has(line, "REPLAYED")) << line;
  }
  EXPECT_EQ(rows, 3 + 6 + 6 + 3);
}

TEST(CompareReport, TheFrontNamesWhoStandsBeforeWhom) {
  const std::string table = compare_table(report(), 140);
  EXPECT_TRUE(has(table, "behind few ")) << table;
  EXPECT_FALSE(has(table, "not shown")) << table;
}

TEST(CompareReport, TheSearchForTheBestSaysWhenThereAreTooFew) {
  CompareReport asked = report();
  asked.best = undecided();
  const std::string table = compare_table(asked, 400);
  EXPECT_TRUE(has(table, "undecided after 5 replications between few, much; too few: 1,234 of each would be enough"))
      << table;
  asked.best->selection.in_question = {0};
  EXPECT_TRUE(has(compare_table(asked, 400), "does not matter): few, after 5 replications, with 95 % (KN)"));
}

TEST(CompareReport, JsonHoldsAllOfItForPrograms) {
  CompareReport asked = report();
  asked.best = undecided();
  const auto json = nlohmann::json::parse(compare_json(asked));
  EXPECT_EQ(json["variants"].size(), 3U);
  EXPECT_EQ(json["metrics"][0]["differences"].size(), 3U);
  EXPECT_EQ(json["metrics"][0]["differences"][0]["finding"], "no difference shown");
  EXPECT_EQ(json["metrics"][0]["differences"][0]["mean"], 0);
  EXPECT_EQ(json["metrics"][0]["differences"][1]["finding"], "more");
  EXPECT_EQ(json["metrics"][0]["differences"][1]["mode"], "REPLAYED/SIMULATED");
  EXPECT_EQ(json["metrics"][1]["ranks_nothing"], "not defined in 5 of 5 replications of few");
  EXPECT_EQ(json["metrics"][2]["means"][2]["could_be_best"], false);
  EXPECT_EQ(json["front"][2]["dominated_by"], "few");
  EXPECT_EQ(json["best"]["is_decided"], false);
  EXPECT_EQ(json["best"]["variants"], nlohmann::json({"few", "much"}));
  EXPECT_EQ(json["left_out"][0], "point 9: failed");
}

TEST(CompareReport, CsvHasARowForEachMeanAndEachDifferenceAllOfOneLength) {
  std::istringstream lines(compare_csv(report()));
  int rows = 0;
  for (std::string line; std::getline(lines, line); ++rows) {
    EXPECT_EQ(std::ranges::count(line, ','), 14) << line;
  }
  EXPECT_EQ(rows, 1 + 3 * 3 + 2 * 3);
}

TEST(CompareReport, MarkdownKeepsItsCells) {
  const std::string page = compare_markdown(report());
  EXPECT_TRUE(page.starts_with("# Comparison\n\n3 variants")) << page;
  EXPECT_TRUE(has(page, "| much | with, a comma \\| and a bar | REPLAYED |\n")) << page;
  EXPECT_TRUE(has(page, "## cost on legal\n\nRanks nothing: not defined")) << page;
  EXPECT_TRUE(has(page, "| same | few | 0 points | 1.000 | no difference shown: equal in every replication |")) << page;
}

TEST(CompareReport, ConfidenceNearOneKeepsItsDigits) {
  CompareReport sure = report();
  sure.comparison.options.confidence = 0.999;
  EXPECT_TRUE(has(compare_table(sure, 400), "at most 0.1 %"));
}

TEST(MetricFigure, SpeaksInTheUnitThatTheNameCarries) {
  const Interval interval{0.5, 0.1, 9};
  EXPECT_EQ(metric_figure("items_missed_share.one-day on first", interval), "50 ± 10 %");
  EXPECT_EQ(metric_figure("time_to_answer_mean_hours on first", interval), "30 ± 6 min");
  EXPECT_EQ(metric_figure("overblocked_item_hours on post", interval), "0.50 ± 0.10");
  EXPECT_EQ(difference_figure("items_missed_share.one-day on first", interval), "+50 ± 10 points");
  EXPECT_EQ(difference_figure("time_to_answer_mean_hours on first", {-0.5, 0.1, 9}), "-0.50 ± 0.10 h");
  EXPECT_EQ(difference_figure("cost on legal", {0, 0, 9}), "0");
}

}  // namespace
}  // namespace docket
