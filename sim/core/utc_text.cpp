#include "docket/core/utc_text.hpp"

#include <fmt/format.h>

#include <array>

#include "core/text_scanner.hpp"
#include "docket/core/civil_date.hpp"

namespace docket {
namespace {

constexpr std::size_t kDateLength = 10;
constexpr const char* kForm = "it is not of the form 2021-01-31T12:00:00+05:30";

std::nullopt_t refuse(TextFault* why, std::string reason, std::string hint = {}) {
  explain(why, std::move(reason), std::move(hint));
  return std::nullopt;
}

std::optional<Duration> take_fraction(TextScanner& scanner, TextFault* why) {
  if (!scanner.take('.')) {
    return Duration{};
  }
  const auto digits = scanner.take_digits();
  if (digits.empty() || digits.size() > 6) {
    return refuse(why, "the fraction of a second has 1 to 6 digits");
  }
  std::int64_t us = 0;
  for (std::size_t place = 0; place < 6; ++place) {
    us = us * 10 + (place < digits.size() ? digits[place] - '0' : 0);
  }
  return Duration::microseconds(us);
}

std::optional<Duration> take_time_of_day(TextScanner& scanner, TextFault* why) {
  const auto hour = scanner.take_number(2);
  const bool has_colon = scanner.take(':');
  const auto minute = scanner.take_number(2);
  if (!hour || !has_colon || !minute) {
    return refuse(why, kForm);
  }
  if (!scanner.take(':')) {
    return refuse(why, "the seconds are missing", "write the time of day as hh:mm:ss");
  }
  const auto second = scanner.take_number(2);
  if (!second) {
    return refuse(why, kForm);
  }
  if (*hour == 23 && *minute == 59 && *second == 60) {
    return refuse(why, "leap seconds are not counted here", "write the second before or after it");
  }
  if (*hour > 23 || *minute > 59 || *second > 59) {
    return refuse(why, "no clock shows that time of day");
  }
  const auto fraction = take_fraction(scanner, why);
  if (!fraction) {
    return std::nullopt;
  }
  return Duration::hours(*hour) + Duration::minutes(*minute) + Duration::seconds(*second) + *fraction;
}

std::optional<Duration> take_offset(TextScanner& scanner, TextFault* why) {
  if (scanner.is_done()) {
    return refuse(why, "the offset from UTC is missing", R"(add "Z" for UTC, or an offset such as "+05:30")");
  }
  if (scanner.take_one_of("Zz")) {
    return Duration{};
  }
  const bool is_west = scanner.take('-');
  if (!is_west && !scanner.take('+')) {
    return refuse(why, kForm);
  }
  const auto hours = scanner.take_number(2);
  const bool has_colon = scanner.take(':');
  const auto minutes = scanner.take_number(2);
  if (!hours || !has_colon || !minutes || *hours > 23 || *minutes > 59) {
    return refuse(why, "the offset from UTC is not of the form +hh:mm");
  }
  const auto size = Duration::hours(*hours) + Duration::minutes(*minutes);
  return is_west ? -size : size;
}

std::string time_of_day(Duration since_midnight) {
  const auto us = since_midnight.count_us();
  const auto seconds = us / 1'000'000;
  auto text = fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (us % 1'000'000 != 0) {
    text += fmt::format(".{:06}", us % 1'000'000);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string offset_text(Duration offset) {
  const auto minutes = offset.count_us() / Duration::minutes(1).count_us();
  const auto size = minutes < 0 ? -minutes : minutes;
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

bool is_of_whole_minutes(Duration offset) { return offset.count_us() % Duration::minutes(1).count_us() == 0; }

}  // namespace

std::optional<UtcTime> parse_instant(std::string_view text, TextFault* why) {
  TextFault date_fault;
  const auto date = parse_date(text.substr(0, kDateLength), &date_fault);
  if (!date) {
    const bool has_the_form = text.size() > kDateLength && date_fault.reason.starts_with("there is no");
    return refuse(why, has_the_form ? date_fault.reason : kForm);
  }
  TextScanner scanner(text.substr(kDateLength));
  if (scanner.is_done()) {
    return refuse(why, "it is a day, not an instant", "add the time of day and its offset from UTC");
  }
  if (!scanner.take_one_of("Tt ")) {
    return refuse(why, kForm);
  }
  const auto since_midnight = take_time_of_day(scanner, why);
  if (!since_midnight) {
    return std::nullopt;
  }
  const auto offset = take_offset(scanner, why);
  if (!offset) {
    return std::nullopt;
  }
  if (!scanner.is_done()) {
    return refuse(why, "there is more behind the offset from UTC");
  }
  return utc_from_civil({*date, *since_midnight}) + -*offset;
}

std::string format_rfc3339(UtcTime time, const TimeZone* zone) {
  const auto offset = zone == nullptr ? Duration{} : zone->offset_at(time);
  const bool is_local = zone != nullptr && is_of_whole_minutes(offset);
  const auto reading = civil_time(is_local ? time + offset : time);
  return format_date(reading.date) + "T" + time_of_day(reading.since_midnight) + (is_local ? offset_text(offset) : "Z");
}

std::string format_short(UtcTime time, const TimeZone* zone, ShowYear year) {
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto reading = civil_time(zone == nullptr ? time : time + zone->offset_at(time));
  const auto* month = kMonths[static_cast<std::size_t>(reading.date.month - 1)];
  const auto shown_year = year == ShowYear::yes ? fmt::format(" {}", reading.date.year) : std::string();
  return fmt::format("{} {}{} {}", reading.date.day, month, shown_year,
                     time_of_day(reading.since_midnight).substr(0, 5));
}

}  // namespace docket
