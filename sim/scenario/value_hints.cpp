#include "scenario/value_hints.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "docket/core/utc_text.hpp"
#include "scenario/json_text.hpp"
#include "scenario/located_json.hpp"

namespace docket::scenario_detail {

namespace {

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_all = error == std::errc() && end == text.data() + text.size();
  return is_all && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// "40 %", "40%" or 40 as a share.
std::optional<double> share_of_percent(const LocatedValue& value) {
  std::string_view text = value.text;
  if (value.is(JsonType::text)) {
    if (!text.ends_with('%')) {
      return std::nullopt;
    }
    text.remove_suffix(1);
    text = text.substr(0, text.find_last_not_of(' ') + 1);
  }
  const auto percent = number_in(text);
  const bool is_percent = percent && 0 <= *percent && *percent <= 100 && (value.is(JsonType::text) || *percent > 1);
  return is_percent ? std::optional(*percent / 100) : std::nullopt;
}

/// The reading of a text that is an instant but for its offset.
std::optional<UtcTime> local_reading(const std::string& text) {
  return parse_instant(text) ? std::nullopt : parse_instant(text + "Z");
}

std::string skipped_reading(const TimeZone& zone, UtcTime reading) {
  return "clocks of " + zone.name() + " skip that time of day; the next instant is " +
         quoted(format_rfc3339(zone.to_utc(reading), &zone));
}

}  // namespace

std::string hint_for_quoted(const LocatedValue& value, JsonType wanted) {
  const bool is_number = wanted == JsonType::number && number_in(value.text);
  const bool is_truth = wanted == JsonType::boolean && (value.text == "true" || value.text == "false");
  if (!value.is(JsonType::text) || !(is_number || is_truth)) {
    return "";
  }
  // JSON takes no 01 and no .1, with or without quotes.
  return is_number && !is_json(value.text) ? fmt::format("this number is written {}", *number_in(value.text))
                                           : "write " + value.text + " without quotes";
}

std::string hint_for_share(const LocatedValue& value) {
  const auto share = share_of_percent(value);
  return share ? fmt::format("a share of {:g} % is written {:g}", *share * 100, *share)
               : hint_for_quoted(value, JsonType::number);
}

std::string hint_for_duration(const LocatedValue& value) {
  if (!value.is(JsonType::number)) {
    return "";
  }
  return "a duration has a unit: write " + quoted(value.text + "h") +
         " if hours are meant; units are us, ms, s, min, h, d";
}

std::string hint_for_text(const LocatedValue& value) {
  return value.is(JsonType::number) ? "write it in quotes: " + quoted(value.text) : "";
}

std::string hint_for_instant(const LocatedValue& value, const TimeZone* zone) {
  const auto reading = value.is(JsonType::text) ? local_reading(value.text) : std::nullopt;
  if (!reading) {
    return "";
  }
  if (zone == nullptr) {
    return "write " + quoted(format_rfc3339(*reading)) + " if it is UTC";
  }
  const std::vector<UtcTime> instants = instants_that_read(*zone, *reading);
  if (instants.empty()) {
    return skipped_reading(*zone, *reading);
  }
  const std::string first = quoted(format_rfc3339(instants.front(), zone));
  if (instants.size() == 1) {
    return "write " + first + " if the time of " + zone->name() + " is meant";
  }
  return "clocks of " + zone->name() + " show that time twice: write " + first + " or " +
         quoted(format_rfc3339(instants.back(), zone));
}

}  // namespace docket::scenario_detail
