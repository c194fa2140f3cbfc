#include "docket/report/staff_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "report/staff_words.hpp"
#include "support/small_scenario.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::has;

/// A made-up search for reviewers of one line.
class StaffReported : public testing::Test {
 protected:
  StaffReported() : scenario_(test::one_queue(2, Distribution::exponential(1), 9, 100)), catalogue_(scenario_) {
    options_.targets = {{"orders_missed_share", "customers", true, 0.05}};
    options_.ranges = {PoolRange()};
    StaffedPool pool;
    pool.pool = PoolId(0U);
    pool.as_written = 40;
    result_.pools = {pool};
    for (std::uint32_t n = 1; n <= 40; ++n) {
      result_.tried.push_back(plan(n, 0.4 / n, n < 20 ? StaffVerdict::breaks : StaffVerdict::keeps));
    }
    result_.answer = plan(20, 0.0183, StaffVerdict::keeps);
    result_.one_fewer = {plan(19, 0.06, StaffVerdict::breaks)};
  }

  static PlayedPlan plan(std::uint32_t reviewers, double missed, StaffVerdict verdict) {
    return {{reviewers}, static_cast<double>(reviewers), {{missed, missed / 2, missed * 2, verdict}}, verdict, 64};
  }
  [[nodiscard]] StaffReport report() const { return {scenario_, catalogue_, options_, result_, {}}; }

  Scenario scenario_;
  MetricCatalogue catalogue_;
  StaffOptions options_;
  StaffResult result_;
};

TEST_F(StaffReported, TheCurveHoldsTheAnswerItsNeighboursAndWhatIsWritten) {
  const std::vector<PlayedPlan> curve = staff_curve(report());
  ASSERT_EQ(curve.size(), 12U);
  EXPECT_EQ(curve.front().reviewers[0], 14U);
  EXPECT_EQ(note_on(report(), curve[6]), "proved, the fewest");
  EXPECT_EQ(curve[10].reviewers[0], 24U);
  EXPECT_EQ(note_on(report(), curve.back()), "keeps, as written");
}

TEST_F(StaffReported, OfEquallyDearPlansTheCurveShowsTheBest) {
  result_.tried.insert(result_.tried.begin() + 19, plan(19, 0.001, StaffVerdict::keeps));
  const std::vector<PlayedPlan> curve = staff_curve(report());
  EXPECT_EQ(curve[5].targets[0].value, 0.001);
}

TEST_F(StaffReported, SharesAreInPercentWithTheirIntervals) {
  const std::string table = staff_table(report(), 120);
  EXPECT_TRUE(has(table, "Fewest reviewers: servers 20.\nOne fewer fails in: servers.\n")) << table;
  EXPECT_TRUE(has(table, "at most 5 %  1.8 %")) << table;
  EXPECT_TRUE(has(table, "0.92 – 3.7 %")) << table;
}

TEST_F(StaffReported, AFewerThatIsNotShownToFailIsNotSaidTo) {
  result_.one_fewer[0]->verdict = StaffVerdict::unclear;
  EXPECT_TRUE(has(staff_table(report(), 120), "One fewer is not shown to do in: servers."));
  result_.one_fewer[0].reset();
  EXPECT_TRUE(has(staff_table(report(), 120), "No fewer are allowed in: servers."));
}

TEST_F(StaffReported, WhatIsNotProvedIsNoAnswer) {
  result_.end = StaffEnd::not_proved;
  EXPECT_TRUE(staff_sentences(report()).front().starts_with("Nothing is proved"));
  EXPECT_TRUE(has(staff_json(report()), "\"end\": \"not-proved\""));
}

TEST_F(StaffReported, WhatIsUndecidedIsNotSaidToBeNeverKept) {
  result_.end = StaffEnd::undecided;
  result_.answer.reset();
  result_.most = {40};
  result_.tried.back() = plan(40, 0.04, StaffVerdict::unclear);
  const std::string table = staff_table(report(), 200);
  EXPECT_TRUE(has(table, "Not decided: servers 40 are neither shown to keep it nor to break it.")) << table;
  EXPECT_TRUE(has(table, "4 % (2 – 8 %), where at most 5 % is promised: 64 replications are too few to tell."))
      << table;
  EXPECT_FALSE(has(table, "bottleneck")) << table;
  EXPECT_TRUE(has(staff_json(report()), "\"end\": \"undecided\""));
}

TEST_F(StaffReported, WhatIsNotDefinedInTheRunsIsSaidToBeThat) {
  result_.end = StaffEnd::undecided;
  result_.answer.reset();
  result_.most = {40};
  result_.tried.back() = plan(40, NAN, StaffVerdict::unclear);
  result_.tried.back().targets[0].high = INFINITY;
  const std::string table = staff_table(report(), 200);
  EXPECT_TRUE(has(table,
                  "Not defined: orders missed on customers; in none of 64 replications with servers 40 was there "
                  "anything to measure it on.\nSo whether any plan keeps it cannot be told.\n"))
      << table;
  EXPECT_FALSE(has(table, "More replications")) << table;
  EXPECT_FALSE(has(staff_markdown(report()), "inf")) << staff_markdown(report());
}

TEST_F(StaffReported, ThePageNamesPlansAndPricesInColumnsOfTheirOwn) {
  const std::string page = staff_markdown(report());
  EXPECT_TRUE(has(page, "\n| what | reviewers | price | promise |")) << page;
  EXPECT_TRUE(has(page, "\n| search: breaks | servers 19 | 19 reviewers | orders missed on customers |")) << page;
  EXPECT_TRUE(has(page, "\n| search: keeps, as written | servers 40 | 40 reviewers |")) << page;
}

TEST_F(StaffReported, EveryPlanHasARowInTheCsv) {
  const std::string csv = staff_csv(report());
  EXPECT_EQ(std::ranges::count(csv, '\n'), 1 + 1 + 1 + 40);
  EXPECT_TRUE(has(csv, "\none fewer in servers,19,19,64,breaks,orders_missed_share,customers,at-most,0.05,0.06,"));
}

}  // namespace
}  // namespace docket
