#include "docket/core/duration_text.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/text_scanner.hpp"

namespace docket {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t us;
};

// From the largest down, so that the first that divides is the one to write.
constexpr std::array<Unit, 6> kUnits = {
    {{"d", 86'400'000'000}, {"h", 3'600'000'000}, {"min", 60'000'000}, {"s", 1'000'000}, {"ms", 1'000}, {"us", 1}}};
constexpr std::string_view kUnitNames = "us, ms, s, min, h, d";

struct OtherName {
  std::string_view written;
  std::string_view unit;
};

constexpr std::array<OtherName, 25> kOtherNames = {{{"day", "d"},
                                                    {"days", "d"},
                                                    {"D", "d"},
                                                    {"hour", "h"},
                                                    {"hours", "h"},
                                                    {"hr", "h"},
                                                    {"hrs", "h"},
                                                    {"H", "h"},
                                                    {"minute", "min"},
                                                    {"minutes", "min"},
                                                    {"mins", "min"},
                                                    {"m", "min"},
                                                    {"Min", "min"},
                                                    {"second", "s"},
                                                    {"seconds", "s"},
                                                    {"sec", "s"},
                                                    {"secs", "s"},
                                                    {"S", "s"},
                                                    {"millisecond", "ms"},
                                                    {"milliseconds", "ms"},
                                                    {"msec", "ms"},
                                                    {"microsecond", "us"},
                                                    {"microseconds", "us"},
                                                    {"usec", "us"},
                                                    {"\u00b5s", "us"}}};

const Unit* find_unit(std::string_view name) {
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& unit) { return unit.name == name; });
  return found == kUnits.end() ? nullptr : found;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

struct Decimal {
  std::string_view written;
  std::string_view whole;
  std::string_view fraction;
};

/// The decimal that `text` begins with; the scanner stands behind it.
std::optional<Decimal> take_decimal(TextScanner& scanner, std::string_view text) {
  Decimal decimal;
  decimal.whole = scanner.take_digits();
  if (decimal.whole.empty()) {
    return std::nullopt;
  }
  if (scanner.take('.')) {
    decimal.fraction = scanner.take_digits();
    if (decimal.fraction.empty()) {
      return std::nullopt;
    }
  }
  decimal.written = text.substr(0, text.size() - scanner.rest().size());
  return decimal;
}

void explain_missing_number(std::string_view text, TextFault* why) {
  if (text.empty()) {
    explain(why, "the text is empty");
  } else if (text.front() == '-') {
    explain(why, "a duration cannot be negative");
  } else if (text.front() == '+') {
    explain(why, "a duration has no sign", "write " + quoted(text.substr(1)));
  } else if (text.front() == '.') {
    explain(why, "a digit is missing before the point", "write " + quoted("0" + std::string(text)));
  } else {
    explain(why, "it does not begin with a number");
  }
}

std::string_view without_blanks_before(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::string_view meant_unit(std::string_view written) {
  if (find_unit(written) != nullptr) {
    return written;
  }
  const auto* found = std::find_if(kOtherNames.begin(), kOtherNames.end(),
                                   [&](const OtherName& other) { return other.written == written; });
  return found == kOtherNames.end() ? std::string_view{} : found->unit;
}

void explain_unit(std::string_view number, std::string_view rest, TextFault* why) {
  const auto written = without_blanks_before(rest);
  const auto unit = meant_unit(written);
  const auto hint = unit.empty() ? std::string() : "write " + quoted(std::string(number) + std::string(unit));
  if (written.empty()) {
    explain(why, "the unit is missing", "add one of " + std::string(kUnitNames));
  } else if (find_unit(written) != nullptr) {
    explain(why, "there is a blank before the unit", hint);
  } else if (written.front() == ',') {
    explain(why, "there is a comma in the number", "the decimal sign is a point, and nothing groups digits");
  } else if (written.find_first_of("0123456789") != std::string_view::npos) {
    explain(why, "there is more than one number", "write one number with one unit, such as \"90min\"");
  } else {
    explain(why, "there is no unit " + quoted(written) + ", only " + std::string(kUnitNames), hint);
  }
}

/// More than any duration: what a count saturates at.
constexpr std::int64_t kTooMany = kLongestRun.count_us() + 1;

std::int64_t saturated_number(std::string_view digits) {
  std::int64_t number = 0;
  for (const char digit : digits) {
    number = std::min(number * 10 + (digit - '0'), kTooMany);
  }
  return number;
}

/// 0.`digits` of a unit in whole microseconds, if it is that.
std::optional<std::int64_t> exact_fraction(std::string_view digits, std::int64_t unit_us) {
  digits = digits.substr(0, digits.find_last_not_of('0') + 1);
  constexpr std::size_t kMostDigits = 13;  // 2^13 is the largest power of 2 (or 5) in a day's microseconds
  if (digits.size() > kMostDigits) {
    return std::nullopt;
  }
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  for (const char digit : digits) {
    numerator = numerator * 10 + (digit - '0');
    denominator *= 10;
  }
  const auto common = std::gcd(unit_us, denominator);
  if (numerator % (denominator / common) != 0) {
    return std::nullopt;
  }
  return numerator / (denominator / common) * (unit_us / common);
}

std::optional<Duration> exact_product(const Decimal& decimal, const Unit& unit, TextFault* why) {
  const auto whole = saturated_number(decimal.whole);
  const auto fraction = exact_fraction(decimal.fraction, unit.us);
  if (!fraction) {
    explain(why, "it is not a whole number of microseconds");
    return std::nullopt;
  }
  const auto longest = kLongestRun.count_us();
  if (whole > longest / unit.us || whole * unit.us > longest - *fraction) {
    explain(why, "it is longer than the longest run, " + exact_duration(kLongestRun));
    return std::nullopt;
  }
  return Duration::microseconds(whole * unit.us + *fraction);
}

/// How durations below `below` are shown: in `major` and `minor`, or with one decimal where minor is a tenth of it.
struct Tier {
  std::int64_t below;
  Unit major;
  Unit minor;
};

constexpr std::array<Tier, 6> kTiers = {{{1'000, {"us", 1}, {"us", 1}},
                                         {1'000'000, {"ms", 1'000}, {"", 100}},
                                         {60'000'000, {"s", 1'000'000}, {"", 100'000}},
                                         {3'600'000'000, {"min", 60'000'000}, {"s", 1'000'000}},
                                         {172'800'000'000, {"h", 3'600'000'000}, {"min", 60'000'000}},
                                         {INT64_MAX, {"d", 86'400'000'000}, {"h", 3'600'000'000}}}};

std::int64_t rounded(std::int64_t us, std::int64_t unit_us) {
  return us / unit_us * unit_us + (us % unit_us >= (unit_us + 1) / 2 ? unit_us : 0);
}

std::string shown_in(const Tier& tier, std::int64_t us) {
  std::string text = std::to_string(us / tier.major.us);
  const auto minor = us % tier.major.us / tier.minor.us;
  if (tier.minor.name.empty() && minor != 0) {
    text += "." + std::to_string(minor);
  }
  text += " " + std::string(tier.major.name);
  if (!tier.minor.name.empty() && minor != 0) {
    text += " " + std::to_string(minor) + " " + std::string(tier.minor.name);
  }
  return text;
}

/// REQUIRES: no whole number of seconds.
std::string in_decimal_seconds(std::int64_t us) {
  std::string digits = std::to_string(us);
  digits.insert(digits.size() - 6, ".");
  return digits.substr(0, digits.find_last_not_of('0') + 1) + "s";
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text, TextFault* why) {
  TextScanner scanner(text);
  const auto decimal = take_decimal(scanner, text);
  if (!decimal) {
    if (text.empty() || text.front() < '0' || text.front() > '9') {
      explain_missing_number(text, why);
    } else {
      explain(why, "a digit is missing behind the point");
    }
    return std::nullopt;
  }
  const auto* unit = find_unit(scanner.rest());
  if (unit == nullptr) {
    explain_unit(decimal->written, scanner.rest(), why);
    return std::nullopt;
  }
  return exact_product(*decimal, *unit, why);
}

std::string format_duration(Duration duration) {
  const auto us = duration.count_us();
  if (us == 0) {
    return "0 s";
  }
  const std::string sign = us < 0 ? "-" : "";
  const auto size = us < 0 ? -us : us;
  for (const auto& tier : kTiers) {
    const auto near = rounded(size, tier.minor.us);
    if (near < tier.below) {
      return sign + shown_in(tier, near);
    }
  }
  return sign + shown_in(kTiers.back(), size);
}

std::string exact_duration(Duration duration) {
  const auto us = duration.count_us();
  if (us == 0) {
    return "0s";
  }
  const auto* unit = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return us % u.us == 0; });
  constexpr std::int64_t kSecond = 1'000'000;
  const auto size = std::abs(us);
  return unit->us < kSecond && size > kSecond ? (us < 0 ? "-" : "") + in_decimal_seconds(size)
                                              : std::to_string(us / unit->us) + std::string(unit->name);
}

}  // namespace docket
