// Times that contradict each other, hours that nobody works, runs that measure nothing.
#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "scenario/mistakes.hpp"

namespace docket::test {
namespace {

INSTANTIATE_TEST_SUITE_P(
    OfRuns, AMistake,
    testing::Values(
        Mistake{"/run/precision/max_replications=2", "/run/precision/max_replications",
                "fewer than the 3 that are played"},
        Mistake{"/run/sample_every=100ms", "/run/sample_every", "makes 8640000 points of time, at most 2000000", "",
                "every 1s or less often"},
        Mistake{"/run/ends_at=2021-01-30T00:00:00Z", "/run/ends_at", "expected an instant of the run"},
        Mistake{"/regimes/in/readings/day/within=-1h", "/regimes/in/readings/day/within", "cannot be negative"},
        Mistake{"/regimes/in/acknowledge/within=-1h", "/regimes/in/acknowledge/within", "cannot be negative"},
        Mistake{"/regimes/in/ladder/rungs/again/within=-1h", "/regimes/in/ladder/rungs/again/within",
                "cannot be negative"},
        Mistake{"/work_streams/reports/due/within={\"uniform\":[\"-1h\",\"1h\"]}",
                "/work_streams/reports/due/within/uniform/0", "cannot be negative"},
        Mistake{"/orders/first/public_at=2021-01-31T11:59:59Z", "/orders/first/public_at", "before it is served"},
        Mistake{"/work_streams/reports/ends_at=2021-01-31T06:00:00Z", "/work_streams/reports/ends_at",
                "nothing would ever arrive"},
        Mistake{"/record/R2/all_dark/between=[\"2021-02-11T00:00:00Z\",\"2021-02-12T00:00:00Z\"]",
                "/record/R2/all_dark/between", "after the end of the run, 2021-02-10T05:30:00+05:30"},
        Mistake{"/record/R3/rung_reached/between=[\"2021-01-31T00:00:00Z\",\"2021-01-31T01:00:00Z\"]",
                "/record/R3/rung_reached/between", "before order \"first\" is served"}));

INSTANTIATE_TEST_SUITE_P(
    OfHours, AMistake,
    testing::Values(
        Mistake{"/platform/shifts/office/holidays=[\"2021-02-30\"]", "/platform/shifts/office/holidays/0",
                "there is no"},
        Mistake{"/platform/shifts/office/weekly={\"mon\":\"09:00-09:00\"}", "/platform/shifts/office/weekly/mon",
                "expected working hours"},
        Mistake{"/platform/shifts/office/weekly={\"mon-fri\":\"09:00-12:00\",\"tue\":\"11:00-13:00\"}",
                "/platform/shifts/office/weekly", "tue 09:00-12:00 and tue 11:00-13:00 overlap"},
        Mistake{"/platform/shifts/office/weekly={\"sun\":\"22:00-06:00\",\"mon\":\"05:00-09:00\"}",
                "/platform/shifts/office/weekly", "sun 22:00-06:00 and mon 05:00-09:00 overlap"},
        Mistake{"/platform/shifts/office/weekly={\"mon\":\"18:30-09:30\"}", "/platform/shifts/office/weekly",
                "passes midnight and lasts 15 h 0 min", "", "write \"09:30-18:30\""},
        Mistake{"/platform/shifts/empty={\"weekly\":{}}", "/platform/shifts/empty/weekly", "a shift without hours"}));

/// One order on a Sunday in a zone whose clocks go forward at 02:00 that night.
std::vector<std::string> sunday_in_march(const std::string& hours) {
  return {"/run/starts_at=2021-03-28T00:00:00+01:00",
          "/run/ends_at=2021-03-29T00:00:00+02:00",
          "/run/time_zone=Test/Summer",
          "/run/warm_up=null",
          "/orders/first/served_at=2021-03-28T12:00:00+02:00",
          "/orders/first/public_at=null",
          "/order_streams=null",
          "/work_streams=null",
          "/script=null",
          "/record=null",
          "/evidence=null",
          "/platform/channels/mail/watched=null",
          "/platform/stages/check/discipline=fifo",
          "/orders/first/priority_per_hour=null",
          "/platform/policy/rules/late/when/sources=null",
          "/platform/shifts/office={\"time_zone\":\"Test/Summer\",\"weekly\":" + hours + "}"};
}

TEST(AShift, WarnsOfEndsThatClocksSkip) {
  for (const char* hours : {R"({"sun":"02:30-08:00"})", R"({"sat":"20:00-02:30"})"}) {
    const Problems problems = problems_with(sunday_in_march(hours));
    ASSERT_EQ(problems.size(), 1U) << hours << "\n" << render_problems(problems);
    EXPECT_NE(problems[0].message.find("clocks of Test/Summer skip 2021-03-28 02:30"), std::string::npos)
        << problems[0].message;
    EXPECT_EQ(problems[0].severity, Severity::warning);
  }
}

TEST(AShift, WithoutHoursInTheRunIsNoUse) {
  std::vector<std::string> settings = sunday_in_march(R"({"mon":"09:00-17:00"})");
  Problems problems = problems_with(settings);
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].pointer, "/platform/pools/legal/shift");
  EXPECT_EQ(problems[0].severity, Severity::warning) << "that nobody is on duty may be the answer";

  std::erase(settings, "/platform/channels/mail/watched=null");
  problems = problems_with(settings);
  ASSERT_EQ(problems.size(), 2U) << render_problems(problems);
  EXPECT_TRUE(std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.pointer == "/platform/channels/mail/watched" && problem.severity == Severity::error;
  }));
}

TEST(AShift, IsSilentWhereClocksSkipOnlyItsMiddleOrAHoliday) {
  for (const char* hours : {R"({"sun":"01:00-08:00"})", R"({"mon":"02:30-08:00","sun":"08:00-09:00"})"}) {
    const Problems problems = problems_with(sunday_in_march(hours));
    EXPECT_TRUE(problems.empty()) << hours << "\n" << render_problems(problems);
  }
}

}  // namespace
}  // namespace docket::test
