// The forms of values: how one is written, read, and shown as a default.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "docket/core/civil_date.hpp"
#include "docket/core/money.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/core/text_fault.hpp"
#include "docket/core/time.hpp"
#include "scenario/fragment.hpp"
#include "scenario/json_text.hpp"
#include "scenario/reader.hpp"

namespace docket::scenario_detail {

/// What a form is, beyond how it is read.
struct About {
  bool is_value = false;  ///< what it holds can change a result, so somebody may ask where it comes from
  std::string example;    ///< as JSON text
  std::string schema;     ///< see FieldInfo
  std::string unit = {};
};

template <class T>
struct Format {
  std::string type;
  std::string expects;
  /// Reports what is wrong, by what was expected, and gives nothing then.
  std::function<std::optional<T>(Reader&, const Node&, const std::string& expects)> parse;
  std::function<std::string(const T&)> show = {};  ///< writes a default for the reference
  std::string refers_to = {};
  std::vector<std::string> choices = {};
  About about = {};

  /// Parses, and notes the node if it is a value; what a value is made of is not noted apart.
  [[nodiscard]] std::optional<T> read(Reader& reader, const Node& node) const {
    const Reader::Noting noting(reader, node, about.is_value);
    if (noting.is_noted()) {
      reader.values.back().is_possible = [parse = parse, expects = expects](Reader& again, const Node& other) {
        return parse(again, other, expects).has_value();
      };
    }
    return parse(reader, node, expects);
  }

  /// The same with another example, as JSON text.
  [[nodiscard]] Format like(const std::string& example) const {
    Format format = *this;
    format.about.example = example;
    return format;
  }

  /// Tells how a run is done, not what is so: nobody asks for evidence.
  [[nodiscard]] Format as_setting() const {
    Format format = *this;
    format.about.is_value = false;
    return format;
  }
};

/// A form with arguments, made at the first call only: to make one takes far longer than to read a value with it, and a
/// study reads its scenario at each of its points. REQUIRES: nothing is captured.
template <class Make>
const auto& made_once(Make make) {
  static const auto format = make();
  return format;
}

inline std::string no_hint(const LocatedValue& /*value*/) { return {}; }

/// A text that one of the library's parsers understands. What `hint(const LocatedValue&)` says of another one stands in
/// the place of the parser's hint.
template <class T, class Parse, class Hint = decltype(&no_hint)>
std::optional<T> parsed_text(Reader& reader, const Node& node, const std::string& expects, Parse parse,
                             Hint hint_for = no_hint) {
  TextFault why;
  std::optional<T> value;
  if (node.value->is(JsonType::text)) {
    value = parse(node.value->text, &why);
  }
  if (!value) {
    const std::string hint = hint_for(*node.value);
    reader.expected(node, why.reason.empty() ? expects : expects + " (" + why.reason + ")",
                    hint.empty() ? why.hint : hint);
  }
  return value;
}

Format<std::string> text(const std::string& example);
/// The name of a file, from the file in which it is written.
Format<std::string> file_name(const std::string& example);
const Format<bool>& boolean();
Format<double> number(double low, double high);
Format<double> number_at_least(double low);
Format<double> number_above(double low);
/// A probability or a share: a number from 0 to 1.
const Format<double>& share();
Format<std::uint64_t> whole(std::string noun, std::uint64_t low, std::uint64_t high);
/// 0 or more, as text with a unit.
const Format<Duration>& duration();
const Format<Duration>& positive_duration();
/// RFC 3339 with an offset, from the run's start to its end.
const Format<Instant>& instant();
/// The same, but up to 100 years after the start.
const Format<Instant>& instant_beyond_the_end();
/// Any instant, whether the run reaches it or not.
const Format<UtcTime>& utc_time();
const Format<CivilDate>& date();
const Format<std::shared_ptr<const TimeZone>>& time_zone();
/// A written order, or the orders that a rung makes of it.
const Format<SourceId>& order_reference();
/// {"INR": 5000000}
const Format<Money>& money();

template <class T>
Format<T> narrowed(const Format<std::uint64_t>& wide) {
  return {wide.type,
          wide.expects,
          [parse = wide.parse](Reader& reader, const Node& node, const std::string& expects) -> std::optional<T> {
            const auto value = parse(reader, node, expects);
            return value ? std::optional(static_cast<T>(*value)) : std::nullopt;
          },
          [](const T& value) { return std::to_string(value); },
          wide.refers_to,
          wide.choices,
          wide.about};
}

/// The word's index, or nothing and a problem that names the nearest valid one.
std::optional<std::size_t> read_word(Reader& reader, const Node& node, const std::vector<std::string>& words,
                                     const std::string& expects);
/// `"a", "b" or "c"`.
std::string listed(const std::vector<std::string>& words, const std::string& last = "or");
/// "the id of an authority".
std::string id_of(const std::string& noun);

template <class T>
Format<T> choice(std::vector<std::pair<std::string, T>> pairs) {
  std::vector<std::string> words;
  for (const auto& [word, value] : pairs) {
    words.push_back(word);
  }
  return {"word",
          listed(words),
          [pairs, words](Reader& reader, const Node& node, const std::string& expects) -> std::optional<T> {
            const auto index = read_word(reader, node, words, expects);
            return index ? std::optional(pairs[*index].second) : std::nullopt;
          },
          [pairs](const T& value) {
            for (const auto& [word, meant] : pairs) {
              if (meant == value) {
                return word;
              }
            }
            return std::string();
          },
          "",
          words,
          {false, quoted(words.front()), fragment::words(words)}};
}

std::optional<std::uint32_t> read_reference(Reader& reader, const Node& node, const NameTable& table);

/// The id of a thing that the scenario defines elsewhere.
template <class IdType, NameTable Names::*kTable>
const Format<IdType>& reference() {
  const NameTable& like = Names::none().*kTable;
  static const Format<IdType> format = {
      "id",
      id_of(like.noun()),
      [](Reader& reader, const Node& node, const std::string&) -> std::optional<IdType> {
        const auto index = read_reference(reader, node, reader.names.*kTable);
        return index ? std::optional(IdType(*index)) : std::nullopt;
      },
      {},
      like.pointer(),
      {},
      {false, quoted(like.example()), fragment::text()}};
  return format;
}

/// The same, kept as the word.
template <NameTable Names::*kTable>
const Format<std::string>& reference_word() {
  const Format<PoolId>& id = reference<PoolId, kTable>();
  static const Format<std::string> format = {
      id.type,
      id.expects,
      [](Reader& reader, const Node& node, const std::string&) -> std::optional<std::string> {
        const auto index = read_reference(reader, node, reader.names.*kTable);
        return index ? std::optional(node.value->text) : std::nullopt;
      },
      {},
      id.refers_to,
      {},
      id.about};
  return format;
}

template <class T>
Format<std::vector<T>> list_of(const Format<T>& one) {
  return {"list of " + one.type,
          "a list, each element of it " + one.expects,
          [one](Reader& reader, const Node& node, const std::string& expects) -> std::optional<std::vector<T>> {
            if (!node.value->is(JsonType::array)) {
              const bool is_one = node.value->is(JsonType::text);
              reader.expected(node, expects, is_one ? "a list of one is written [" + shown(*node.value) + "]" : "");
              return std::nullopt;
            }
            std::vector<T> values;
            for (std::size_t i = 0; i < node.value->elements.size(); ++i) {
              if (auto value = one.read(reader, node.element(i))) {
                values.push_back(std::move(*value));
              }
            }
            return values;
          },
          {},
          one.refers_to,
          one.choices,
          {one.about.is_value, "[" + one.about.example + "]", fragment::list(one.about.schema), one.about.unit}};
}

/// [A, B]
template <class T>
Format<std::pair<T, T>> pair_of(const Format<T>& one) {
  return {"pair of " + one.type,
          "a list of two, each " + one.expects,
          [one](Reader& reader, const Node& node, const std::string& expects) -> std::optional<std::pair<T, T>> {
            if (!node.value->is(JsonType::array) || node.value->elements.size() != 2) {
              reader.expected(node, expects);
              return std::nullopt;
            }
            const auto first = one.read(reader, node.element(0));
            const auto second = one.read(reader, node.element(1));
            if (first && second && *second < *first) {
              reader.error(node, "the second of the two must not be before the first");
            }
            return first && second ? std::optional(std::pair(*first, *second)) : std::nullopt;
          },
          {},
          one.refers_to,
          one.choices,
          {one.about.is_value, "[" + one.about.example + ", " + one.about.example + "]",
           fragment::list(one.about.schema, 2, 2), one.about.unit}};
}

/// `word` for an unset value, or the format itself ("unlimited", "unknown").
template <class T>
Format<std::optional<T>> or_word(const Format<T>& format, const std::string& word) {
  return {
      format.type,
      format.expects + ", or " + quoted(word),
      [format, word](Reader& reader, const Node& node, const std::string& expects) -> std::optional<std::optional<T>> {
        if (node.value->is(JsonType::text) && node.value->text == word) {
          return std::optional<std::optional<T>>(std::in_place, std::nullopt);
        }
        const auto value = format.parse(reader, node, expects);
        return value ? std::optional<std::optional<T>>(value) : std::nullopt;
      },
      [word](const std::optional<T>& value) { return value ? std::string() : word; },
      "",
      {word},
      {format.about.is_value, format.about.example, fragment::any_of({format.about.schema, fragment::words({word})}),
       format.about.unit}};
}

}  // namespace docket::scenario_detail
