#include "docket/core/utc_text.hpp"

#include <gtest/gtest.h>

#include <random>

#include "docket/core/civil_date.hpp"
#include "support/fixed_zones.hpp"

namespace docket {
namespace {

UtcTime utc(const std::string& text) {
  const auto time = parse_instant(text);
  EXPECT_TRUE(time) << text;
  return time.value_or(UtcTime());
}

std::string why_not(std::string_view text) {
  TextFault why;
  EXPECT_FALSE(parse_instant(text, &why)) << text;
  return why.reason;
}

TEST(UtcText, ReadsOneInstantInManyOffsets) {
  const auto noon = utc("2021-01-31T12:00:00Z");
  EXPECT_EQ(noon, utc_from_civil({{2021, 1, 31}, Duration::hours(12)}));
  EXPECT_EQ(utc("2021-01-31T17:30:00+05:30"), noon);
  EXPECT_EQ(utc("2021-01-31T00:00:00-12:00"), noon);
  EXPECT_EQ(utc("2021-01-31t12:00:00.000000z"), noon);
  EXPECT_EQ(utc("2021-01-31 12:00:00-00:00"), noon);
  EXPECT_EQ(utc("2021-01-31T12:00:00.5Z") - noon, Duration::microseconds(500'000));
  EXPECT_EQ(utc("2021-02-01T01:00:00+13:00"), noon);
}

TEST(UtcText, GoesThereAndBackInEveryOffset) {
  std::mt19937_64 random(4);
  const auto first = days_from_civil({1, 1, 1});
  const auto span = static_cast<std::uint64_t>(days_from_civil({9999, 1, 1}) - first);
  for (int i = 0; i < 20'000; ++i) {
    const auto time = UtcTime() + Duration::days(first + static_cast<std::int64_t>(random() % span)) +
                      Duration::microseconds(static_cast<std::int64_t>(random() % 86'400'000'000));
    const test::FixedZone zone("somewhere", Duration::minutes(static_cast<std::int64_t>(random() % 1'680) - 840));
    ASSERT_EQ(parse_instant(format_rfc3339(time, &zone)), time) << format_rfc3339(time, &zone);
    ASSERT_EQ(parse_instant(format_rfc3339(time)), time) << format_rfc3339(time);
  }
}

TEST(UtcText, WritesLocalTimeWithItsOffset) {
  const test::FixedZones zones;
  const auto time = utc("2021-01-31T06:30:00.25Z");
  EXPECT_EQ(format_rfc3339(time), "2021-01-31T06:30:00.25Z");
  EXPECT_EQ(format_rfc3339(time, zones.find("Asia/Kolkata").get()), "2021-01-31T12:00:00.25+05:30");
  EXPECT_EQ(format_rfc3339(time, zones.find("UTC").get()), "2021-01-31T06:30:00.25+00:00");
}

TEST(UtcText, WritesUtcWhereTheOffsetHasSeconds) {
  const test::FixedZone mean_time("local mean time", Duration::seconds(3'208));
  EXPECT_EQ(format_rfc3339(utc("1890-01-01T00:00:00Z"), &mean_time), "1890-01-01T00:00:00Z");
}

TEST(UtcText, ShortFormCutsSecondsOff) {
  const test::FixedZones zones;
  const auto time = utc("2021-01-31T06:30:59.9Z");
  EXPECT_EQ(format_short(time, nullptr), "31 Jan 06:30");
  EXPECT_EQ(format_short(time, zones.find("Asia/Kolkata").get()), "31 Jan 12:00");
  EXPECT_EQ(format_short(time, nullptr, ShowYear::yes), "31 Jan 2021 06:30");
}

TEST(UtcText, SaysWhatIsWrong) {
  EXPECT_EQ(why_not("2021-01-31T12:00:00"), "the offset from UTC is missing");
  EXPECT_EQ(why_not("2021-01-31"), "it is a day, not an instant");
  EXPECT_EQ(why_not("2021-02-29T12:00:00Z"), "there is no 2021-02-29 in the calendar");
  EXPECT_EQ(why_not("2016-12-31T23:59:60Z"), "leap seconds are not counted here");
  EXPECT_EQ(why_not("2016-12-31T24:00:00Z"), "no clock shows that time of day");
  EXPECT_EQ(why_not("2016-12-31T12:00+05:30"), "the seconds are missing");
  EXPECT_EQ(why_not("2016-12-31T12:00:00.1234567Z"), "the fraction of a second has 1 to 6 digits");
  EXPECT_EQ(why_not("2016-12-31T12:00:00.Z"), "the fraction of a second has 1 to 6 digits");
  EXPECT_EQ(why_not("2016-12-31T12:00:00+0530"), "the offset from UTC is not of the form +hh:mm");
  EXPECT_EQ(why_not("2016-12-31T12:00:00+24:00"), "the offset from UTC is not of the form +hh:mm");
  EXPECT_EQ(why_not("2016-12-31T12:00:00Z "), "there is more behind the offset from UTC");
  EXPECT_EQ(why_not("yesterday"), "it is not of the form 2021-01-31T12:00:00+05:30");
  EXPECT_EQ(why_not(""), "it is not of the form 2021-01-31T12:00:00+05:30");
}

TEST(UtcText, HintsAtTheMissingOffset) {
  TextFault why;
  EXPECT_FALSE(parse_instant("2021-01-31T12:00:00", &why));
  EXPECT_NE(why.hint.find("+05:30"), std::string::npos);
}

TEST(UtcText, NoPrefixOfAnInstantIsAnInstant) {
  const std::string whole = "2021-01-31T12:00:00.25+05:30";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(parse_instant(whole.substr(0, length))) << whole.substr(0, length);
  }
}

}  // namespace
}  // namespace docket
