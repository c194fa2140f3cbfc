#include "scenario/formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "docket/core/duration_text.hpp"
#include "docket/core/text_fault.hpp"
#include "docket/core/utc_text.hpp"
#include "scenario/value_hints.hpp"

namespace docket::scenario_detail {

namespace {

Format<double> number_that(std::string expects, double example, std::string schema,
                           const std::function<bool(double)>& is_valid, bool is_share = false) {
  return {"number",
          std::move(expects),
          [is_valid, is_share](Reader& reader, const Node& node, const std::string& what) -> std::optional<double> {
            if (node.value->is(JsonType::number) && is_valid(node.value->number)) {
              return node.value->number;
            }
            reader.expected(node, what, is_share || node.value->is(JsonType::text) ? hint_for_share(*node.value) : "");
            return std::nullopt;
          },
          [](const double& value) { return fmt::format("{}", value); },
          "",
          {},
          {true, fmt::format("{}", example), std::move(schema)}};
}

Format<Duration> duration_from(Duration lowest, std::string expects, std::string_view pattern) {
  return {"duration",
          std::move(expects),
          [lowest](Reader& reader, const Node& node, const std::string& what) -> std::optional<Duration> {
            const auto value = parsed_text<Duration>(reader, node, what, parse_duration, hint_for_duration);
            if (value && *value < lowest) {
              reader.expected(node, what);
            }
            return value && *value >= lowest ? value : std::nullopt;
          },
          [](const Duration& value) { return exact_duration(value); },
          "",
          {},
          {true, "\"36h\"", fragment::text_like(pattern)}};
}

constexpr const char* kSomeInstant = "\"2021-01-31T12:00:00+05:30\"";

/// An instant is bounded only where the clock of the run could be read.
std::optional<Instant> placed(Reader& reader, const Node& node, UtcTime time, Instant latest) {
  const Instant instant = Instant::at(time - reader.run.starts_at);
  if (!reader.has_clock) {
    return std::nullopt;
  }
  if (instant < Instant() || instant > latest) {
    const TimeZone* zone = reader.run.zone.get();
    reader.expected(node, "an instant of the run, from " + format_rfc3339(reader.run.starts_at, zone) + " to " +
                              format_rfc3339(reader.run.starts_at + latest.since_start(), zone));
    return std::nullopt;
  }
  return instant;
}

Format<Instant> instant_up_to(const std::function<Instant(const Reader&)>& latest) {
  return {"instant",
          "an instant such as \"2021-01-31T12:00:00+05:30\"",
          [latest](Reader& reader, const Node& node, const std::string& what) -> std::optional<Instant> {
            const auto time = utc_time().parse(reader, node, what);
            return time ? placed(reader, node, *time, latest(reader)) : std::nullopt;
          },
          {},
          "",
          {},
          {true, kSomeInstant, fragment::text_like(fragment::kInstant)}};
}

}  // namespace

namespace {

/// Texts are shown on terminals, which obey such characters.
bool is_control(char c) { return (c >= 0 && c < 0x20) || c == 0x7F; }

}  // namespace

Format<std::string> text(const std::string& example) {
  return {"text",
          "a text",
          [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::string> {
            if (!node.value->is(JsonType::text)) {
              reader.expected(node, what, hint_for_text(*node.value));
              return std::nullopt;
            }
            if (std::ranges::any_of(node.value->text, is_control)) {
              reader.expected(node, "a text on one line, without control characters");
              return std::nullopt;
            }
            return node.value->text;
          },
          [](const std::string& value) { return value; },
          "",
          {},
          {false, quoted(example), fragment::text()}};
}

Format<std::string> file_name(const std::string& example) {
  Format<std::string> name = text(example);
  name.type = "file name";
  name.expects = "the name of a file, from the folder of the file in which it stands";
  return name;
}

const Format<bool>& boolean() {
  static const Format<bool> format = {
      "true or false",
      "true or false",
      [](Reader& reader, const Node& node, const std::string& what) -> std::optional<bool> {
        if (node.value->is(JsonType::boolean)) {
          return node.value->boolean;
        }
        reader.expected(node, what, hint_for_quoted(*node.value, JsonType::boolean));
        return std::nullopt;
      },
      [](const bool& value) { return std::string(value ? "true" : "false"); },
      "",
      {},
      {false, "true", fragment::boolean()}};
  return format;
}

Format<double> number(double low, double high) {
  return number_that(fmt::format("a number from {} to {}", low, high), low, fragment::number(low, high),
                     [low, high](double x) { return low <= x && x <= high; });
}

Format<double> number_at_least(double low) {
  return number_that(fmt::format("a number, {} or more", low), low + 0.5, fragment::number(low, HUGE_VAL),
                     [low](double x) { return low <= x; });
}

Format<double> number_above(double low) {
  return number_that(fmt::format("a number above {}", low), low + 0.5, fragment::number(low, HUGE_VAL, true),
                     [low](double x) { return low < x; });
}

const Format<double>& share() {
  static const Format<double> format = number_that(
      "a number from 0 to 1", 0.1, fragment::number(0, 1), [](double x) { return 0 <= x && x <= 1; }, true);
  return format;
}

Format<std::uint64_t> whole(std::string noun, std::uint64_t low, std::uint64_t high) {
  const std::string of = noun.empty() ? "" : " of " + noun;
  const std::string range =
      high >= INT32_MAX ? fmt::format("{} or more", low) : fmt::format("from {} to {}", low, high);
  return {"whole number",
          low == high ? std::to_string(low) : "a whole number" + of + ", " + range,
          [low, high](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::uint64_t> {
            const auto value = node.value->whole_number();
            if (value && low <= *value && *value <= high) {
              return value;
            }
            // The highest number that fits is of interest only to those who exceed it.
            const double beyond = value ? static_cast<double>(*value) : std::floor(node.value->number);
            const bool is_too_high = high >= INT32_MAX && node.value->is(JsonType::number) &&
                                     beyond == node.value->number && beyond > static_cast<double>(high);
            reader.expected(node, is_too_high ? fmt::format("a whole number, at most {}", high) : what,
                            hint_for_quoted(*node.value, JsonType::number));
            return std::nullopt;
          },
          [](const std::uint64_t& value) { return std::to_string(value); },
          "",
          {},
          {true, std::to_string(std::clamp<std::uint64_t>(5, low, high)),
           fragment::whole(static_cast<double>(low), high >= INT32_MAX ? HUGE_VAL : static_cast<double>(high)), noun}};
}

const Format<Duration>& duration() {
  static const Format<Duration> format =
      duration_from(Duration(), "a duration such as \"36h\", 0 or more", fragment::kDuration);
  return format;
}

const Format<Duration>& positive_duration() {
  static const Format<Duration> format =
      duration_from(Duration::microseconds(1), "a duration such as \"36h\", above 0", fragment::kPositiveDuration);
  return format;
}

const Format<Instant>& instant() {
  static const Format<Instant> format = instant_up_to([](const Reader& reader) { return reader.run.horizon(); });
  return format;
}

const Format<Instant>& instant_beyond_the_end() {
  static const Format<Instant> format = instant_up_to([](const Reader&) { return Instant::at(kLongestRun); });
  return format;
}

const Format<UtcTime>& utc_time() {
  static const Format<UtcTime> format = {"instant",
                                         "an instant such as \"2021-01-31T12:00:00+05:30\"",
                                         [](Reader& reader, const Node& node, const std::string& what) {
                                           return parsed_text<UtcTime>(
                                               reader, node, what, parse_instant, [&reader](const LocatedValue& value) {
                                                 return hint_for_instant(value, reader.run.zone.get());
                                               });
                                         },
                                         {},
                                         "",
                                         {},
                                         {true, kSomeInstant, fragment::text_like(fragment::kInstant)}};
  return format;
}

const Format<CivilDate>& date() {
  static const Format<CivilDate> format = {"date",
                                           "a date such as \"2021-01-31\"",
                                           [](Reader& reader, const Node& node, const std::string& what) {
                                             return parsed_text<CivilDate>(reader, node, what, parse_date);
                                           },
                                           {},
                                           "",
                                           {},
                                           {true, "\"2021-01-31\"", fragment::text_like(fragment::kDate)}};
  return format;
}

const Format<std::shared_ptr<const TimeZone>>& time_zone() {
  static const Format<std::shared_ptr<const TimeZone>> format = {
      "time zone",
      "the name of a time zone such as \"Asia/Kolkata\"",
      [](Reader& reader, const Node& node, const std::string& what) -> std::optional<std::shared_ptr<const TimeZone>> {
        auto zone = node.value->is(JsonType::text) ? reader.zones().find(node.value->text) : nullptr;
        if (zone == nullptr) {
          reader.expected(node, what, "names are those of the IANA tables, such as \"Europe/Berlin\" or \"UTC\"");
          return std::nullopt;
        }
        return zone;
      },
      {},
      "",
      {},
      {false, "\"Asia/Kolkata\"", fragment::text()}};
  return format;
}

const Format<SourceId>& order_reference() {
  static const Format<SourceId> format = {
      "id",
      "the id of an order, or \"<order>/<rung>\"",
      [](Reader& reader, const Node& node, const std::string&) -> std::optional<SourceId> {
        const auto known = read_reference(reader, node, reader.names.orders);
        return known ? std::optional(SourceId(*reader.names.sources.find(node.value->text))) : std::nullopt;
      },
      {},
      "/orders",
      {},
      {false, "\"first-list\"", fragment::text()}};
  return format;
}

const Format<Money>& money() {
  static const Format<Money> format = {
      "amount of money",
      "an amount such as {\"INR\": 5000000}, 0 or more",
      [](Reader& reader, const Node& node, const std::string& what) -> std::optional<Money> {
        if (node.value->members.size() == 1) {
          const LocatedMember& amount = node.value->members.front();
          if (amount.value.is(JsonType::number) && amount.value.number >= 0) {
            return Money{amount.key, amount.value.number};
          }
        }
        reader.expected(node, what);
        return std::nullopt;
      },
      {},
      "",
      {},
      {true, R"({"INR": 5000000})",
       R"({"type": "object", "minProperties": 1, "maxProperties": 1, )"
       R"("additionalProperties": {"type": "number", "minimum": 0}})",
       "the currency that is named"}};
  return format;
}

std::string listed(const std::vector<std::string>& words, const std::string& last) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += (i == 0 ? "" : i + 1 == words.size() ? " " + last + " " : ", ") + quoted(words[i]);
  }
  return list;
}

std::string id_of(const std::string& noun) {
  const bool has_vowel = std::string_view("aeio").find(noun.front()) != std::string_view::npos;
  return "the id of " + std::string(has_vowel ? "an " : "a ") + noun;
}

std::optional<std::size_t> read_word(Reader& reader, const Node& node, const std::vector<std::string>& words,
                                     const std::string& expects) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (node.value->is(JsonType::text) && node.value->text == words[i]) {
      return i;
    }
  }
  const std::string nearest = node.value->is(JsonType::text) ? nearest_word(node.value->text, words) : "";
  reader.error(node, "found " + shown(*node.value) + ", expected " + expects, nearest);
  return std::nullopt;
}

std::optional<std::uint32_t> read_reference(Reader& reader, const Node& node, const NameTable& table) {
  if (!node.value->is(JsonType::text)) {
    reader.expected(node, id_of(table.noun()));
    return std::nullopt;
  }
  const auto index = table.find(node.value->text);
  if (!index && table.is_complete()) {
    const std::string nearest = nearest_word(node.value->text, table.words());
    const std::string hint = nearest.empty() && !table.words().empty() && table.words().size() <= 12
                                 ? "there is " + listed(table.words())
                                 : "";
    reader.error(node, "no " + table.noun() + " " + quoted(node.value->text), nearest, hint);
  }
  return index;
}

}  // namespace docket::scenario_detail
