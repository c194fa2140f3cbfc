#include "cli/closing_rule.hpp"

#include <algorithm>

#include "core/text_scanner.hpp"
#include "docket/core/civil_date.hpp"

namespace docket {
namespace {

std::optional<int> take_small_number(TextScanner& scanner) {
  const auto digits = scanner.take_digits();
  if (digits.empty() || digits.size() > 3) {
    return std::nullopt;
  }
  return TextScanner(digits).take_number(digits.size());
}

/// [+-]hours[:minutes[:seconds]]
std::optional<Duration> take_time(TextScanner& scanner) {
  const bool is_negative = scanner.take('-');
  if (!is_negative) {
    scanner.take('+');
  }
  Duration size;
  for (const auto unit : {Duration::hours(1), Duration::minutes(1), Duration::seconds(1)}) {
    const auto number = take_small_number(scanner);
    if (!number) {
      return std::nullopt;
    }
    size += unit * *number;
    if (!scanner.take(':')) {
      break;
    }
  }
  return is_negative ? -size : size;
}

/// What is added to UTC. POSIX writes what is added to local time, hence the other sign.
std::optional<Duration> take_offset(TextScanner& scanner) {
  const auto west = take_time(scanner);
  return west ? std::optional(-*west) : std::nullopt;
}

/// The abbreviation of a zone, "CET" or "<+0330>".
bool skip_name(TextScanner& scanner) {
  const auto rest = scanner.rest();
  const bool is_bracketed = rest.starts_with('<');
  const auto end = is_bracketed ? rest.find('>') : rest.find_first_of("+-,0123456789");
  if (end == std::string_view::npos || end == 0) {
    return false;
  }
  scanner = TextScanner(rest.substr(is_bracketed ? end + 1 : end));
  return true;
}

/// ",Mmonth.week.weekday[/time]"
std::optional<ClosingRule::Change> take_change(TextScanner& scanner) {
  if (!scanner.take(',') || !scanner.take('M')) {
    return std::nullopt;
  }
  const auto month = take_small_number(scanner);
  const bool has_first_point = scanner.take('.');
  const auto week = take_small_number(scanner);
  const bool has_second_point = scanner.take('.');
  const auto weekday = take_small_number(scanner);
  const auto time_of_day = scanner.take('/') ? take_time(scanner) : std::optional(Duration::hours(2));
  if (!month || !has_first_point || !week || !has_second_point || !weekday || !time_of_day) {
    return std::nullopt;
  }
  const bool is_in_range = *month >= 1 && *month <= 12 && *week >= 1 && *week <= 5 && *weekday <= 6;
  return is_in_range ? std::optional(ClosingRule::Change{*month, *week, *weekday, *time_of_day}) : std::nullopt;
}

/// What the wall clock shows when the change comes.
UtcTime reading_of(const ClosingRule::Change& change, int year) {
  const CivilDate first{year, change.month, 1};
  const int weekday_of_first = (weekday_of(first) + 1) % 7;  // here Sunday is 0
  int day = 1 + (change.weekday - weekday_of_first + 7) % 7 + (change.week - 1) * 7;
  while (!exists({year, change.month, day})) {
    day -= 7;
  }
  return utc_from_civil({{year, change.month, day}, {}}) + change.time_of_day;
}

}  // namespace

std::optional<ClosingRule> ClosingRule::parse(std::string_view line) {
  TextScanner scanner(line);
  const auto standard = skip_name(scanner) ? take_offset(scanner) : std::nullopt;
  if (!standard || !skip_name(scanner)) {
    return std::nullopt;
  }
  const bool has_own_offset = !scanner.rest().starts_with(',');
  const auto summer = has_own_offset ? take_offset(scanner) : *standard + Duration::hours(1);
  const auto to_summer = take_change(scanner);
  const auto to_standard = take_change(scanner);
  if (!summer || !to_summer || !to_standard || !scanner.is_done()) {
    return std::nullopt;
  }
  ClosingRule rule;
  rule.standard_ = *standard;
  rule.summer_ = *summer;
  rule.to_summer_ = *to_summer;
  rule.to_standard_ = *to_standard;
  return rule;
}

ClosingRule::Summer ClosingRule::summer_of(int year) const {
  return {reading_of(to_summer_, year) + -standard_, reading_of(to_standard_, year) + -summer_};
}

Duration ClosingRule::offset_at(UtcTime time) const {
  const auto [begins, ends] = summer_of(civil_time(time + standard_).date.year);
  const bool is_within_year = begins < ends;  // else summer spans the new year, as in the south
  const bool is_summer = is_within_year ? begins <= time && time < ends : time < ends || begins <= time;
  return is_summer ? summer_ : standard_;
}

UtcTime ClosingRule::to_utc(UtcTime local_reading) const {
  // The greater offset gives the earlier time, so a reading that occurs twice is found at its first occurrence.
  for (const auto offset : {std::max(standard_, summer_), std::min(standard_, summer_)}) {
    const auto time = local_reading + -offset;
    if (offset_at(time) == offset) {
      return time;
    }
  }
  // Skipped: the change lies between what the two offsets make of the reading.
  const auto [begins, ends] = summer_of(civil_time(local_reading).date.year);
  return summer_ > standard_ ? begins : ends;
}

}  // namespace docket
