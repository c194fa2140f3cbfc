#include "docket/core/civil_date.hpp"

#include <fmt/format.h>

#include "core/text_scanner.hpp"
#include "docket/core/check.hpp"

namespace docket {
namespace {

constexpr std::int64_t kDaysOfEra = 146'097;
constexpr std::int64_t kDaysTo1970 = 719'468;  // from 0000-03-01
constexpr std::int64_t kUsOfDay = Duration::days(1).count_us();

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

int days_in_month(int year, int month) {
  if (month == 2) {
    return is_leap_year(year) ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Days before a month in a year that begins with March (month 0): 31, 30, 31, 30, 31 over and over.
std::int64_t days_before_month(std::int64_t month_from_march) { return (153 * month_from_march + 2) / 5; }

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

bool exists(CivilDate date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

std::int64_t days_from_civil(CivilDate date) {
  ensure(exists(date), "the day number of a date that does not exist was asked for");
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const auto era = floor_quotient(year, 400);
  const auto year_of_era = year - era * 400;
  const auto day_of_year = days_before_month((date.month + 9) % 12) + date.day - 1;
  const auto day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysOfEra + day_of_era - kDaysTo1970;
}

CivilDate civil_from_days(std::int64_t days) {
  const auto since_era_zero = days + kDaysTo1970;
  const auto era = floor_quotient(since_era_zero, kDaysOfEra);
  const auto day_of_era = since_era_zero - era * kDaysOfEra;
  // Leap days are taken out first (every 4 years, not every 100, but the last day of the era), so that 365 divides.
  const auto year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto month_from_march = (5 * day_of_year + 2) / 153;
  const auto month = static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const auto day = static_cast<int>(day_of_year - days_before_month(month_from_march) + 1);
  return {static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0), month, day};
}

int weekday_of(CivilDate date) {
  constexpr std::int64_t kWeekdayOf1970 = 3;  // a Thursday
  const auto days = days_from_civil(date) + kWeekdayOf1970;
  return static_cast<int>(days - floor_quotient(days, 7) * 7);
}

CivilTime civil_time(UtcTime time) {
  const auto days = floor_quotient(time.count_us(), kUsOfDay);
  return {civil_from_days(days), Duration::microseconds(time.count_us() - days * kUsOfDay)};
}

UtcTime utc_from_civil(CivilTime reading) {
  return UtcTime::from_us(days_from_civil(reading.date) * kUsOfDay) + reading.since_midnight;
}

std::optional<CivilDate> parse_date(std::string_view text, TextFault* why) {
  TextScanner scanner(text);
  const auto year = scanner.take_number(4);
  const bool has_first_dash = scanner.take('-');
  const auto month = scanner.take_number(2);
  const bool has_second_dash = scanner.take('-');
  const auto day = scanner.take_number(2);
  if (!year || !month || !day || !has_first_dash || !has_second_dash || !scanner.is_done()) {
    explain(why, "it is not of the form YYYY-MM-DD");
    return std::nullopt;
  }
  const CivilDate date{*year, *month, *day};
  if (!exists(date)) {
    explain(why, "there is no " + std::string(text) + " in the calendar");
    return std::nullopt;
  }
  return date;
}

std::string format_date(CivilDate date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

}  // namespace docket
