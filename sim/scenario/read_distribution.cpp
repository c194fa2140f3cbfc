#include <algorithm>
#include <array>
#include <span>

#include "docket/core/duration_text.hpp"
#include "docket/random/distribution_forms.hpp"
#include "scenario/distribution_formats.hpp"
#include "scenario/value_hints.hpp"

namespace docket::scenario_detail {

namespace {

enum class Unit : std::uint8_t { time, plain };

using MaybeDistribution = std::optional<Distribution>;

/// One value of the drawn kind: a duration in seconds, or a number.
std::optional<double> read_value(Reader& reader, const Node& node, Unit unit) {
  if (unit == Unit::plain) {
    return number(-1e100, 1e100).parse(reader, node, "a number");
  }
  const auto value = duration().read(reader, node);
  return value ? std::optional(value->in_seconds()) : std::nullopt;
}

std::optional<double> read_bare_number(Reader& reader, const Node& node) {
  return number(-1e100, 1e100).parse(reader, node, "a number");
}

std::optional<std::vector<double>> read_values(Reader& reader, const Node& list, Unit unit) {
  std::vector<double> values;
  for (std::size_t i = 0; i < list.value->elements.size(); ++i) {
    if (const auto value = read_value(reader, list.element(i), unit)) {
      values.push_back(*value);
    }
  }
  const bool is_complete = values.size() == list.value->elements.size();
  return is_complete ? std::optional(values) : std::nullopt;
}

MaybeDistribution made(Reader& reader, const Node& node, const DistributionForm& form, std::span<const double> values,
                       Unit unit) {
  if (const auto reason = form.why_not(values)) {
    reader.error(node, *reason, {}, unit == Unit::time ? "times are told in seconds here" : "");
    return std::nullopt;
  }
  return form.make(values);
}

bool fits(const DistributionForm& form, Unit unit) {
  const auto has_unit = [](const DistributionParameter& parameter) { return parameter.has_unit; };
  return unit == Unit::plain || std::ranges::any_of(form.parameters, has_unit);
}

/// `"median" and "mean", "mean" and "cv" or …`, or the list form.
std::string parameters_of(std::string_view name) {
  std::string all;
  for (const DistributionForm& form : distribution_forms()) {
    if (form.name != name) {
      continue;
    }
    all += all.empty() ? "" : ", or ";
    for (std::size_t i = 0; i < form.parameters.size(); ++i) {
      all += (i == 0 ? "" : " and ") + quoted(form.parameters[i].name);
    }
  }
  return all;
}

MaybeDistribution read_list_form(Reader& reader, const Node& node, const DistributionForm& form, Unit unit) {
  if (!node.value->is(JsonType::array) || node.value->elements.size() != form.parameters.size()) {
    reader.expected(node, "a list: " + parameters_of(form.name));
    return std::nullopt;
  }
  const auto values = read_values(reader, node, unit);
  return values ? made(reader, node, form, *values, unit) : std::nullopt;
}

MaybeDistribution read_named_form(Reader& reader, const Node& node, std::string_view name, Unit unit) {
  const std::vector<std::string> keys = keys_of(*node.value);
  const std::vector<std::string_view> views(keys.begin(), keys.end());
  const DistributionForm* form = find_distribution_form(name, views);
  if (!node.value->is(JsonType::object) || form == nullptr) {
    reader.expected(node, "an object with " + parameters_of(name));
    return std::nullopt;
  }
  std::vector<double> values;
  for (const DistributionParameter& parameter : form->parameters) {
    const Node written = node.member(parameter.name);
    const auto value = parameter.has_unit ? read_value(reader, written, unit) : read_bare_number(reader, written);
    if (value) {
      values.push_back(*value);
    }
  }
  return values.size() == form->parameters.size() ? made(reader, node, *form, values, unit) : std::nullopt;
}

bool has_exactly(const Node& node, std::span<const char* const> keys) {
  return node.value->members.size() == keys.size() &&
         std::ranges::all_of(keys, [&node](const char* key) { return node.value->find(key) != nullptr; });
}

MaybeDistribution read_empirical(Reader& reader, const Node& node, Unit unit) {
  const Node values = node.member("values");
  const Node weights = node.member("weights");
  const bool are_lists =
      values && values.value->is(JsonType::array) && (!weights || weights.value->is(JsonType::array));
  if (!are_lists || node.value->members.size() != (weights ? 2U : 1U)) {
    reader.expected(node, "an object with a list \"values\" and, unless all weigh the same, a list \"weights\"");
    return std::nullopt;
  }
  const auto read = read_values(reader, values, unit);
  const auto weigh = weights ? read_values(reader, weights, Unit::plain)
                             : std::optional(std::vector<double>(values.value->elements.size(), 1.0));
  if (!read || !weigh) {
    return std::nullopt;
  }
  if (const auto reason = Distribution::why_not_empirical(*read, *weigh)) {
    reader.error(node, *reason);
    return std::nullopt;
  }
  return Distribution::empirical(*read, *weigh);
}

MaybeDistribution read_any(Reader& reader, const Node& node, Unit unit, const std::string& expects);

MaybeDistribution read_mixture(Reader& reader, const Node& node, Unit unit) {
  static constexpr std::array<const char*, 2> kKeys = {"weight", "of"};
  if (!node.value->is(JsonType::array)) {
    reader.expected(node, "a list of {\"weight\": …, \"of\": …}");
    return std::nullopt;
  }
  std::vector<Distribution> components;
  std::vector<double> weights;
  for (std::size_t i = 0; i < node.value->elements.size(); ++i) {
    const Node part = node.element(i);
    if (!has_exactly(part, kKeys)) {
      reader.expected(part, "an object with \"weight\" and \"of\"");
      continue;
    }
    const auto weight = number_at_least(0).read(reader, part.member("weight"));
    const auto component = read_any(reader, part.member("of"), unit, "a distribution");
    if (weight && component) {
      weights.push_back(*weight);
      components.push_back(*component);
    }
  }
  if (components.size() != node.value->elements.size()) {
    return std::nullopt;
  }
  if (const auto reason = Distribution::why_not_mixture(components.size(), weights)) {
    reader.error(node, *reason);
    return std::nullopt;
  }
  return Distribution::mixture(components, weights);
}

MaybeDistribution read_form(Reader& reader, const LocatedMember& member, const Node& node, Unit unit,
                            const std::string& object_pointer) {
  const std::vector<std::string> names = distribution_names(unit == Unit::time);
  if (std::ranges::find(names, member.key) == names.end()) {
    const std::string nearest = nearest_word(member.key, names);
    reader.error_at_key(member, object_pointer, "no distribution " + quoted(member.key) + " here", nearest,
                        nearest.empty() ? "possible here: " + listed(names) : "");
    return std::nullopt;
  }
  if (member.key == "empirical" || member.key == "mixture") {
    return member.key == "empirical" ? read_empirical(reader, node, unit) : read_mixture(reader, node, unit);
  }
  if (member.key == "constant") {
    const auto value = read_value(reader, node, unit);
    return value ? std::optional(Distribution::constant(*value)) : std::nullopt;
  }
  const auto forms = distribution_forms();
  const auto form = std::ranges::find(forms, member.key, &DistributionForm::name);
  return is_written_as_list(*form) ? read_list_form(reader, node, *form, unit)
                                   : read_named_form(reader, node, member.key, unit);
}

MaybeDistribution read_any(Reader& reader, const Node& node, Unit unit, const std::string& expects) {
  if (node.value->is(unit == Unit::time ? JsonType::text : JsonType::number)) {
    const auto value = read_value(reader, node, unit);
    return value ? std::optional(Distribution::constant(*value)) : std::nullopt;
  }
  if (node.value->members.size() != 1) {
    reader.expected(
        node, expects,
        unit == Unit::time ? hint_for_duration(*node.value) : hint_for_quoted(*node.value, JsonType::number));
    return std::nullopt;
  }
  const LocatedMember& member = node.value->members.front();
  return read_form(reader, member, node.member(member.key), unit, node.pointer);
}

Format<Distribution> distribution(Unit unit, std::string type, std::string expects) {
  return {
      std::move(type),
      std::move(expects),
      [unit](Reader& reader, const Node& node, const std::string& what) { return read_any(reader, node, unit, what); },
      [unit](const Distribution& value) {
        const bool is_time = unit == Unit::time;
        return is_time ? exact_duration(Duration::from_seconds(value.mean())) : value.describe();
      },
      "",
      distribution_names(unit == Unit::time),
      unit == Unit::time ? About{true, R"({"lognormal": {"median": "10min", "mean": "1h"}})", times_fragment()}
                         : About{true, R"({"geometric": {"mean": 3}})", numbers_fragment()}};
}

}  // namespace

std::vector<std::string> distribution_names(bool is_time) {
  std::vector<std::string> names;
  for (const DistributionForm& form : distribution_forms()) {
    if (fits(form, is_time ? Unit::time : Unit::plain) && (names.empty() || names.back() != form.name)) {
      names.emplace_back(form.name);
    }
  }
  names.insert(names.end(), {"empirical", "mixture"});
  return names;
}

bool is_written_as_list(const DistributionForm& form) { return form.parameters.front().name == "low"; }

const Format<Distribution>& time_distribution() {
  static const Format<Distribution> format =
      distribution(Unit::time, "distribution of times",
                   "a duration, or a distribution such as {\"exponential\": {\"mean\": \"1h\"}}");
  return format;
}

const Format<Distribution>& plain_distribution() {
  static const Format<Distribution> format = distribution(
      Unit::plain, "distribution of numbers", "a number, or a distribution such as {\"geometric\": {\"mean\": 3}}");
  return format;
}

}  // namespace docket::scenario_detail
