#include "docket/core/duration_text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace docket {
namespace {

std::string why_not(std::string_view text) {
  TextFault why;
  EXPECT_FALSE(parse_duration(text, &why)) << text;
  return why.reason;
}

std::string hint_for(std::string_view text) {
  TextFault why;
  EXPECT_FALSE(parse_duration(text, &why)) << text;
  return why.hint;
}

/// Log-uniform: every magnitude from a microsecond to a century, and round numbers among them.
Duration some_duration(std::mt19937_64& random) {
  const auto us = std::exp(std::uniform_real_distribution<>(0, std::log(double(kLongestRun.count_us())))(random));
  const std::int64_t grains[] = {1, 1'000, 1'000'000, 60'000'000, 3'600'000'000, 86'400'000'000};
  const auto grain = grains[random() % 6];
  return Duration::microseconds(static_cast<std::int64_t>(us) / grain * grain);
}

TEST(DurationText, ReadsADecimalAndAUnit) {
  EXPECT_EQ(parse_duration("90s"), Duration::seconds(90));
  EXPECT_EQ(parse_duration("1.5h"), Duration::minutes(90));
  EXPECT_EQ(parse_duration("36h"), Duration::hours(36));
  EXPECT_EQ(parse_duration("0.25d"), Duration::hours(6));
  EXPECT_EQ(parse_duration("007min"), Duration::minutes(7));
  EXPECT_EQ(parse_duration("0.001ms"), Duration::microseconds(1));
  EXPECT_EQ(parse_duration("0us"), Duration());
  EXPECT_EQ(parse_duration("1.0000000000000000000000000us"), Duration::microseconds(1));
}

TEST(DurationText, ExactTextGivesBackTheSameDuration) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const auto duration = some_duration(random);
    ASSERT_EQ(parse_duration(exact_duration(duration)), duration) << exact_duration(duration);
  }
  EXPECT_EQ(parse_duration(exact_duration(kLongestRun)), kLongestRun);
}

TEST(DurationText, ExactTextUsesTheLargestUnitThatDivides) {
  EXPECT_EQ(exact_duration(Duration()), "0s");
  EXPECT_EQ(exact_duration(Duration::hours(36)), "36h");
  EXPECT_EQ(exact_duration(Duration::hours(48)), "2d");
  EXPECT_EQ(exact_duration(Duration::microseconds(250'000)), "250ms");
  EXPECT_EQ(exact_duration(Duration::microseconds(999'999)), "999999us");
  EXPECT_EQ(exact_duration(-Duration::minutes(3)), "-3min");
}

TEST(DurationText, ExactTextFromASecondOnHasDecimalsRatherThanSmallerUnits) {
  EXPECT_EQ(exact_duration(Duration::microseconds(1'500'000)), "1.5s");
  EXPECT_EQ(exact_duration(Duration::microseconds(5'417'263'849)), "5417.263849s");
  EXPECT_EQ(exact_duration(Duration::microseconds(-60'000'001)), "-60.000001s");
}

TEST(DurationText, ReadsDecimalsExactly) {
  // A decimal of a unit is read as the integer it stands for, at every shift of the point.
  std::mt19937_64 random(2);
  for (int i = 0; i < 5'000; ++i) {
    const auto us = static_cast<std::int64_t>(random() % 1'000'000'000'000);
    auto digits = std::to_string(us);
    digits.insert(0, digits.size() < 7 ? 7 - digits.size() : 0, '0');
    digits.insert(digits.size() - 6, ".");
    ASSERT_EQ(parse_duration(digits + "s"), Duration::microseconds(us)) << digits;
  }
  // 2^-13 of a day is the finest fraction that is whole.
  EXPECT_EQ(parse_duration("0.0001220703125d"), Duration::microseconds(10'546'875));
  EXPECT_EQ(why_not("0.00006103515625d"), "it is not a whole number of microseconds");
}

TEST(DurationText, RefusesWhatIsNotWholeMicroseconds) {
  EXPECT_EQ(why_not("0.5us"), "it is not a whole number of microseconds");
  EXPECT_EQ(why_not("0.3333333333333333h"), "it is not a whole number of microseconds");
}

TEST(DurationText, RefusesMoreThanTheLongestRun) {
  EXPECT_EQ(parse_duration("36525d"), kLongestRun);
  for (const auto* text : {"36526d", "36525.5d", "876600.001h", "3155760000000001us", "99999999999999999999999999us"}) {
    EXPECT_EQ(why_not(text), "it is longer than the longest run, 36525d") << text;
  }
}

TEST(DurationText, SaysWhatIsWrong) {
  EXPECT_EQ(why_not(""), "the text is empty");
  EXPECT_EQ(why_not("36"), "the unit is missing");
  EXPECT_EQ(why_not("-3h"), "a duration cannot be negative");
  EXPECT_EQ(why_not("h"), "it does not begin with a number");
  EXPECT_EQ(why_not("3.h"), "a digit is missing behind the point");
  EXPECT_EQ(why_not("1h30min"), "there is more than one number");
  EXPECT_EQ(why_not("1e3s"), "there is more than one number");
  EXPECT_EQ(why_not("3w"), "there is no unit \"w\", only us, ms, s, min, h, d");
  EXPECT_EQ(why_not("1,5h"), "there is a comma in the number");
}

TEST(DurationText, HintsAtWhatWasMeant) {
  EXPECT_EQ(hint_for("36 hours"), "write \"36h\"");
  EXPECT_EQ(hint_for("36 h"), "write \"36h\"");
  EXPECT_EQ(hint_for("5m"), "write \"5min\"");
  EXPECT_EQ(hint_for("1.5 days"), "write \"1.5d\"");
  EXPECT_EQ(hint_for(".5h"), "write \"0.5h\"");
  EXPECT_EQ(hint_for("+36h"), "write \"36h\"");
}

TEST(DurationText, ShowsPeopleTwoUnits) {
  EXPECT_EQ(format_duration(Duration::minutes(114)), "1 h 54 min");
  EXPECT_EQ(format_duration(Duration::hours(26)), "26 h");
  EXPECT_EQ(format_duration(Duration::seconds(200)), "3 min 20 s");
  EXPECT_EQ(format_duration(Duration::hours(52)), "2 d 4 h");
  EXPECT_EQ(format_duration(Duration()), "0 s");
  EXPECT_EQ(format_duration(Duration::microseconds(2'500'000)), "2.5 s");
  EXPECT_EQ(format_duration(Duration::microseconds(7)), "7 us");
  EXPECT_EQ(format_duration(-Duration::minutes(90)), "-1 h 30 min");
}

TEST(DurationText, RoundsUpIntoTheNextUnit) {
  EXPECT_EQ(format_duration(Duration::microseconds(59'960'000)), "1 min");
  EXPECT_EQ(format_duration(Duration::microseconds(3'599'600'000)), "1 h");
  EXPECT_EQ(format_duration(Duration::hours(48) - Duration::seconds(29)), "2 d");
  EXPECT_EQ(format_duration(Duration::microseconds(999'970)), "1 s");
}

/// The value that a text for people shows.
double shown_seconds(const std::string& text) {
  double sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t used = 0;
    const double number = std::stod(text.substr(at), &used);
    const auto unit_at = at + used + 1;
    const auto unit_end = std::min(text.find(' ', unit_at), text.size());
    const auto unit = parse_duration("1" + text.substr(unit_at, unit_end - unit_at));
    EXPECT_TRUE(unit) << text;
    sum += number * unit.value_or(Duration()).in_seconds();
    at = unit_end + 1;
  }
  return sum;
}

TEST(DurationText, ShowsPeopleWhatIsWithinHalfOfTheSmallerUnit) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const auto seconds = some_duration(random).in_seconds();
    const double half = seconds < 1e-3      ? 0
                        : seconds < 1       ? 5e-5
                        : seconds < 60      ? 0.05
                        : seconds < 3600    ? 0.5
                        : seconds < 172'800 ? 30
                                            : 1800;
    const auto text = format_duration(Duration::from_seconds(seconds));
    ASSERT_NEAR(shown_seconds(text), seconds, half * 1.000001 + 1e-9) << text;
  }
}

}  // namespace
}  // namespace docket
