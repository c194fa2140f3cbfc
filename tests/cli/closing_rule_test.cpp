#include "cli/closing_rule.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

#include "docket/core/utc_text.hpp"

namespace docket {
namespace {

std::string last_line_of_table(const std::string& name) {
  std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
  const std::string table{std::istreambuf_iterator<char>(file), {}};
  const auto begin = table.rfind('\n', table.size() - 2) + 1;
  return table.substr(begin, table.size() - 1 - begin);
}

TEST(ClosingRule, AgreesWithTheLastYearsOfEveryTable) {
  using std::chrono::microseconds;
  const date::sys_time<microseconds> first{date::sys_days{date::year{2036} / 1 / 1}};
  const date::sys_time<microseconds> last{date::sys_days{date::year{2037} / 10 / 1}};
  for (const auto& table : date::get_tzdb().zones) {
    const auto rule = ClosingRule::parse(last_line_of_table(table.name()));
    const auto last_change = table.get_info(date::sys_days{date::year{9999} / 1 / 1}).begin;
    if (!rule || last_change < last || last_change > date::sys_days{date::year{2038} / 1 / 1}) {
      continue;  // a short table leaves these years to the rule; a long one has exceptions for them
    }
    for (auto at = first; at < last; at += std::chrono::minutes(60)) {
      const auto time = UtcTime::from_us(at.time_since_epoch().count());
      const auto offset = Duration::seconds(table.get_info(at).offset.count());
      ASSERT_EQ(rule->offset_at(time), offset) << table.name() << " " << format_rfc3339(time);
      const date::local_time<microseconds> local{at.time_since_epoch()};
      const auto expected = table.to_sys(local, date::choose::earliest).time_since_epoch().count();
      ASSERT_EQ(rule->to_utc(time).count_us(), expected) << table.name() << " " << format_rfc3339(time);
    }
  }
}

TEST(ClosingRule, KnowsTheRulesOfBothHemispheres) {
  const auto berlin = ClosingRule::parse("CET-1CEST,M3.5.0,M10.5.0/3");
  ASSERT_TRUE(berlin);
  EXPECT_EQ(berlin->offset_at(*parse_instant("2080-07-01T00:00:00Z")), Duration::hours(2));
  EXPECT_EQ(berlin->to_utc(*parse_instant("2080-03-31T02:30:00Z")), *parse_instant("2080-03-31T01:00:00Z"));
  EXPECT_EQ(berlin->to_utc(*parse_instant("2080-10-27T02:30:00Z")), *parse_instant("2080-10-27T00:30:00Z"));
  const auto chatham = ClosingRule::parse("<+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45");
  ASSERT_TRUE(chatham);
  EXPECT_EQ(chatham->offset_at(*parse_instant("2080-01-01T00:00:00Z")), Duration::minutes(13 * 60 + 45));
  EXPECT_EQ(chatham->offset_at(*parse_instant("2080-07-01T00:00:00Z")), Duration::minutes(12 * 60 + 45));
}

TEST(ClosingRule, IsAbsentWhereClocksNeverChangeOrTheLineIsStrange) {
  for (const auto* line :
       {"", "IST-5:30", "<+00>0", "UTC0", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,J60,J300",
        "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "<CET-1CEST,M3.5.0,M10.5.0", "-1,M3.5.0,M10.5.0"}) {
    EXPECT_FALSE(ClosingRule::parse(line)) << line;
  }
}

}  // namespace
}  // namespace docket
