#include <algorithm>
#include <array>
#include <string>

#include "core/text_scanner.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/platform/weekly_plan.hpp"

namespace docket {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int kMinutesOfDay = 1440;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// "Monday", "MON", "mond": the day that is meant by a word that is none.
std::string day_meant(std::string_view word) {
  std::string start(word.substr(0, 3));
  for (char& c : start) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return std::find(kDays.begin(), kDays.end(), start) != kDays.end() ? start : nearest_word(word, kDays);
}

std::optional<int> parse_day(std::string_view word, TextFault* why) {
  const auto* found = std::find(kDays.begin(), kDays.end(), word);
  if (found != kDays.end()) {
    return static_cast<int>(found - kDays.begin());
  }
  explain(why, "there is no day " + quoted(word) + ", only mon, tue, wed, thu, fri, sat, sun");
  return std::nullopt;
}

using Week = std::array<bool, 7>;

bool add_day(Week& week, int day, TextFault* why) {
  auto& is_in = week[static_cast<std::size_t>(day)];
  if (is_in) {
    explain(why, "it names " + std::string(kDays[static_cast<std::size_t>(day)]) + " twice");
    return false;
  }
  return is_in = true;
}

/// One day or one range, which may pass Sunday.
bool add_days(Week& week, std::string_view part, TextFault* why) {
  const auto dash = part.find('-');
  const auto first = parse_day(part.substr(0, dash), why);
  const auto last = dash == std::string_view::npos || !first ? first : parse_day(part.substr(dash + 1), why);
  if (!first || !last) {
    return false;
  }
  for (int day = *first; day != *last; day = (day + 1) % 7) {
    if (!add_day(week, day, why)) {
      return false;
    }
  }
  return add_day(week, *last, why);
}

/// The whole text with each word as it is meant: "mon-fri" for "Monday-Friday". Empty: some word means no day.
std::string days_meant(std::string_view text) {
  std::string meant;
  while (true) {
    const std::size_t end = std::min(text.find_first_of(",-"), text.size());
    const std::string day = day_meant(text.substr(0, end));
    if (day.empty()) {
      return {};
    }
    meant += day;
    if (end == text.size()) {
      return meant;
    }
    meant += text[end];
    text.remove_prefix(end + 1);
  }
}

/// Minutes since midnight, up to 24:00.
std::optional<int> take_minute_of_day(TextScanner& scanner) {
  const auto hour = scanner.take_number(2);
  const bool has_colon = scanner.take(':');
  const auto minute = scanner.take_number(2);
  if (!hour || !has_colon || !minute || *minute > 59 || *hour * 60 + *minute > kMinutesOfDay) {
    return std::nullopt;
  }
  return *hour * 60 + *minute;
}

/// "9:00-18:00" as "09:00-18:00".
std::string with_two_digit_hours(std::string_view text) {
  std::string padded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_start = i == 0 || text[i - 1] == '-';
    padded += is_start && i + 1 < text.size() && text[i + 1] == ':' ? "0" : "";
    padded += text[i];
  }
  return padded;
}

}  // namespace

std::optional<std::vector<int>> parse_days(std::string_view text, TextFault* why) {
  Week week{};
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    if (!add_days(week, text.substr(begin, end - begin), why)) {
      const std::string meant = days_meant(text);
      if (why != nullptr && !meant.empty() && meant != text) {
        why->hint = "write " + quoted(meant);
      }
      return std::nullopt;
    }
    begin = end + 1;
  }
  std::vector<int> days;
  for (int day = 0; day < 7; ++day) {
    if (week[static_cast<std::size_t>(day)]) {
      days.push_back(day);
    }
  }
  return days;
}

std::optional<WallWindow> parse_window(std::string_view text, TextFault* why) {
  TextScanner scanner(text);
  const auto opens = take_minute_of_day(scanner);
  const bool has_dash = scanner.take('-');
  const auto closes = take_minute_of_day(scanner);
  if (!opens || !has_dash || !closes || !scanner.is_done()) {
    const std::string padded = with_two_digit_hours(text);
    const bool is_meant = padded != text && parse_window(padded).has_value();
    explain(why, "it is not of the form hh:mm-hh:mm, up to 24:00",
            is_meant ? "write " + quoted(padded) : "write such as \"09:30-18:30\"");
    return std::nullopt;
  }
  if (*opens == kMinutesOfDay) {
    explain(why, "no window opens at 24:00", "it opens at 00:00 of the next day");
    return std::nullopt;
  }
  if (*opens == *closes) {
    explain(why, "it opens and closes at the same minute", "a whole day is \"00:00-24:00\"");
    return std::nullopt;
  }
  return WallWindow{*opens, *closes > *opens ? *closes : *closes + kMinutesOfDay};
}

}  // namespace docket
