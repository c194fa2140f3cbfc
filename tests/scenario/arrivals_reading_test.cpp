// Streams whose rate changes with time: as they are written, and what is refused.
#include <gtest/gtest.h>

#include <cmath>

#include "docket/scenario/capacity.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/mistakes.hpp"
#include "scenario/sample_scenario.hpp"
#include "support/fixed_zones.hpp"

namespace docket::test {
namespace {

const std::string kReports = "/work_streams/reports/arrivals";

Scenario with_reports(const std::string& arrivals) {
  MemoryFiles files;
  put_sample(files);
  auto read = read_scenario("full/main.json", files, FixedZones(), {{kReports + "=null", kReports + "=" + arrivals}});
  EXPECT_TRUE(read.has_value()) << arrivals;
  return read.value();
}

const ArrivalProcess& reports_of(const Scenario& scenario) { return scenario.work_streams.at(0).arrivals; }

TEST(ChangingArrivals, AreWrittenAsASineWithItsMean) {
  const Scenario scenario = with_reports(R"({"sine": {"rate": 12, "per": "1h", "amplitude": 0.5, "period": "1d"}})");
  const ArrivalProcess& reports = reports_of(scenario);
  EXPECT_NEAR(reports.rate(), 12.0 / 3600, 1e-15);
  EXPECT_NEAR(reports.peak_rate(), 18.0 / 3600, 1e-15);
  const Instant noon = Instant::at(Duration::hours(12));
  EXPECT_NEAR(reports.expected_between(Instant(), noon), 12 * (12 + 0.5 * 24 / M_PI), 1e-9)
      << "rises from the start on";
}

TEST(ChangingArrivals, OfAWeekFollowTheRunsZoneUnlessTheyNameOne) {
  const auto first_hours = [](const std::string& zone) {
    const std::string week = R"({"weekly": {"every": "1h", "weights": {"sun": [0, 1], "mon-sat": 0})" + zone + "}}";
    return reports_of(with_reports(week)).expected_between(Instant(), Instant::at(Duration::hours(12)));
  };
  // The run starts on a Sunday at 00:00 UTC, which is 05:30 in its zone: 5.5 of the 12 hours of arrivals have come.
  EXPECT_NEAR(first_hours(""), 168 * 5.5 / 12, 1e-9);
  EXPECT_NEAR(first_hours(R"(, "time_zone": "UTC")"), 0, 1e-9);
}

TEST(ChangingArrivals, AreCountedByTheirIntegralInWhatIsPredicted) {
  const std::string always = R"({"poisson": {"every": "1h"}})";
  const std::string late = R"({"sine": {"every": "1h", "amplitude": 1, "period": "20d", "phase": "10d"}})";
  const auto visits = [](const std::string& arrivals) {
    Scenario scenario = with_reports(arrivals);
    scenario.script.clear();
    scenario.order_streams.clear();
    scenario.orders.clear();
    const std::vector<StageLoad> stages = predicted_visits(scenario);
    return stages.at(scenario.work_streams[0].entry.index()).visits;
  };
  const double hours = 5 * 24 - 6;  // from 31 January 06:00 to 5 February
  const double swing = 20 * 24 / (2 * M_PI) * (std::cos(2 * M_PI * 5 / 20) - std::cos(2 * M_PI * 0.25 / 20));
  EXPECT_NEAR(visits(late) / visits(always), (hours + swing) / hours, 1e-9);
}

TEST(ChangingArrivals, ShowWhatPoolsAreAskedForAtTheirPeaks) {
  const auto peak_of = [](const std::string& arrivals) {
    Scenario scenario = with_reports(arrivals);
    scenario.script.clear();
    scenario.order_streams.clear();
    const std::vector<PoolLoad> pools = predicted_loads(scenario);
    return pools.at(scenario.platform.stages.at(scenario.work_streams[0].entry.index()).pool.index()).peak_load;
  };
  const auto sine = [](const std::string& amplitude) {
    return R"({"sine": {"every": "1h", "period": "1d", "amplitude": )" + amplitude + "}}";
  };
  EXPECT_EQ(peak_of(R"({"poisson": {"every": "1h"}})"), std::nullopt);
  ASSERT_TRUE(peak_of(sine("0")).has_value());
  EXPECT_GT(*peak_of(sine("0")), 0);
  EXPECT_NEAR(*peak_of(sine("0.5")) / *peak_of(sine("0")), 1.5, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    OfArrivals, AMistake,
    testing::Values(Mistake{"/order_streams/daily/arrivals={\"sine\":1,\"poisson\":2}", "/order_streams/daily/arrivals",
                            "expected {\"poisson\""},
                    Mistake{"/order_streams/daily/arrivals/poisson/evry=1h",
                            "/order_streams/daily/arrivals/poisson/evry", "unknown key", "every"},
                    Mistake{"/order_streams/daily/arrivals/poisson/every=1h", "/order_streams/daily/arrivals/poisson",
                            "\"every\" (the mean gap), or \"rate\" and \"per\""},
                    Mistake{"/order_streams/daily/arrivals/poisson=1h", "/order_streams/daily/arrivals/poisson",
                            "expected an object with \"every\""}));

struct WrongProcess {
  std::string written;
  std::string below;  ///< the pointer, from that of the arrivals
  std::string message;
  std::string nearest = {};
  std::string hint = {};
};

class AWrongProcess : public testing::TestWithParam<WrongProcess> {};

TEST_P(AWrongProcess, IsToldWhereItStands) {
  const WrongProcess& wrong = GetParam();
  const Problems problems = problems_with({kReports + "=null", kReports + "=" + wrong.written});
  ASSERT_EQ(problems.size(), 1U) << wrong.written;
  EXPECT_EQ(problems[0].pointer, kReports + wrong.below);
  EXPECT_NE(problems[0].message.find(wrong.message), std::string::npos) << problems[0].message;
  EXPECT_EQ(problems[0].nearest, wrong.nearest);
  EXPECT_NE(problems[0].hint.find(wrong.hint), std::string::npos) << problems[0].hint;
}

INSTANTIATE_TEST_SUITE_P(
    OfArrivals, AWrongProcess,
    testing::Values(
        WrongProcess{R"({"poison": {"every": "1h"}})", "/poison", "no arrival process", "poisson"},
        WrongProcess{R"({"constant": "1h"})", "/constant", "no arrival process", "", "possible here"},
        WrongProcess{R"({"sine": {"every": "1h", "amplitude": 1.5, "period": "1d"}})", "/sine/amplitude", "1.5"},
        WrongProcess{R"({"sine": {"every": "1h", "amplitude": 0.5}})", "/sine", "\"period\" is missing"},
        WrongProcess{R"({"sine": {"every": "1h", "amplitude": 0.5, "period": "0s"}})", "/sine/period", "above 0"},
        WrongProcess{R"({"sine": {"amplitude": 0.5, "period": "1d"}})", "/sine", "\"every\" (the mean gap)"},
        WrongProcess{R"({"sine": {"every": "1h", "amplitude": 0.5, "period": "1d", "pase": "1h"}})", "/sine/pase",
                     "unknown key", "phase"},
        WrongProcess{R"({"weekly": {"every": "1h"}})", "/weekly", "\"weights\" is missing"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-fri": 1, "sun": 2}}})", "/weekly/weights",
                     "\"sat\" has no weights", "", "write 0"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sun": 1, "sat": 2}}})", "/weekly/weights/sat",
                     "has weights already", "", "once"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sun": [1, 2, 3, 4, 5, 6, 7]}}})",
                     "/weekly/weights/mon-sun", "7 weights cuts no day", "", "24 are for hours"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sun": []}}})", "/weekly/weights/mon-sun",
                     "0 weights"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sun": [1, -1]}}})", "/weekly/weights/mon-sun/1",
                     "-1"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sun": "busy"}}})", "/weekly/weights/mon-sun",
                     "expected a number"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sonday": 1}}})", "/weekly/weights/mon-sonday",
                     "names no weekdays"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sun": 0}}})", "/weekly",
                     "nothing would ever arrive"},
        WrongProcess{R"({"weekly": {"rate": 1e9, "per": "1s", "weights": {"mon": [1, 0], "tue-sun": 0}}})", "/weekly",
                     "at most 10^9"},
        WrongProcess{R"({"weekly": {"every": "1h", "weights": {"mon-sun": 1}, "time_zone": "Mars"}})",
                     "/weekly/time_zone", "time zone"}));

}  // namespace
}  // namespace docket::test
