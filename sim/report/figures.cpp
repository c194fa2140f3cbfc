#include "report/figures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace docket {
namespace {

constexpr const char* kUndefinedText = "–";

struct Unit {
  double per_hour;
  const char* name;
};

Unit unit_for(double hours) {
  const double size = std::abs(hours);
  if (size == 0) {
    return {1, "h"};
  }
  if (size < 1.0 / 60) {
    return {3600, "s"};
  }
  if (size < 2) {
    return {60, "min"};
  }
  return size < 72 ? Unit{1, "h"} : Unit{1.0 / 24, "d"};
}

// So many that the mean has three digits.
int most_decimals(double mean) {
  const double size = std::abs(mean);
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

int decimals_of(const Interval& value) {
  const int most = most_decimals(value.mean);
  if (value.half_width > 0) {
    return std::clamp(static_cast<int>(std::ceil(-std::log10(value.half_width / 2))), 0, most);
  }
  return value.mean == std::round(value.mean) ? 0 : most;
}

bool is_zero(const std::string& number) { return number.find_first_of("123456789") == std::string::npos; }

std::string scaled(const Interval& value, double factor) {
  const Interval shown{value.mean * factor, value.half_width * factor, value.count};
  if (!std::isfinite(shown.mean)) {
    return kUndefinedText;
  }
  const int decimals = decimals_of(shown);
  std::string text = with_thousands(shown.mean, decimals);
  if (shown.half_width > 0) {
    text += " ± " + with_thousands(std::max(shown.half_width, std::pow(10, -decimals)), decimals);
  }
  return text;
}

std::string with_unit(const std::string& number, const char* unit) {
  return number == kUndefinedText ? number : number + " " + unit;
}

}  // namespace

std::string with_thousands(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (is_zero(text) && text.front() == '-') {
    text.erase(0, 1);
  }
  const std::size_t first = text.front() == '-' ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > first + 3; at -= 3) {
    text.insert(at - 3, 1, ',');
  }
  return text;
}

std::string with_thousands(std::uint64_t value) {
  std::string text = std::to_string(value);
  for (std::size_t at = text.size(); at > 3; at -= 3) {
    text.insert(at - 3, 1, ',');
  }
  return text;
}

std::string counted(std::uint64_t count, const std::string& noun) {
  return with_thousands(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string plain_figure(const Interval& value) { return scaled(value, 1); }

std::string percent_figure(const Interval& share) { return with_unit(scaled(share, 100), "%"); }

std::string time_figure(const Interval& hours) {
  const Unit unit = unit_for(hours.mean);
  return with_unit(scaled(hours, unit.per_hour), unit.name);
}

std::string rough_time(double hours) {
  const Unit unit = unit_for(hours);
  return with_thousands(hours * unit.per_hour) + " " + unit.name;
}

std::string share_of(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) {
    return kUndefinedText;
  }
  const double percent = 100 * static_cast<double>(part) / static_cast<double>(whole);
  if (part != 0 && percent < 1) {
    return "< 1 %";
  }
  if (part != whole && percent > 99) {
    return "> 99 %";
  }
  return fmt::format("{:.0f} %", percent);
}

}  // namespace docket
