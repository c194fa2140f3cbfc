#include "scenario/settings.hpp"

#include <charconv>

#include "scenario/json_text.hpp"
#include "scenario/located_json.hpp"
#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

namespace {

void place_all(LocatedValue& value, const Spot& spot) {
  value.spot = spot;
  for (LocatedMember& member : value.members) {
    member.key_spot = spot;
    place_all(member.value, spot);
  }
  for (LocatedValue& element : value.elements) {
    place_all(element, spot);
  }
}

/// Only a value that begins like one is meant to be JSON; any other may be a text without quotes.
bool is_meant_as_json(const std::string& text) { return text.find_first_of("{[\"") == 0; }

LocatedValue parse_value(const std::string& text, const Spot& spot, const std::string& pointer, Problems& problems) {
  Problems found;
  auto value = parse_json(text, *spot.file, found);
  if (!value && !is_meant_as_json(text) && !find_encoding_mistake(text)) {
    return make_text(text, spot);
  }
  for (Problem& problem : found) {
    problem.message += " (at byte " + std::to_string(problem.place.column) + " of the value)";
    problem.place = spot.place();
    problem.pointer = pointer + problem.pointer;
    problems.push_back(problem);
  }
  if (!value) {
    return make_text(text, spot);
  }
  place_all(*value, spot);
  return *value;
}

LocatedValue* element_at(LocatedValue& array, const std::string& step) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  const bool is_index = error == std::errc() && end == step.data() + step.size();
  return is_index && index < array.elements.size() ? &array.elements[index] : nullptr;
}

/// The value one step below, made if need be; null when nothing can be there.
LocatedValue* step_into(LocatedValue& value, const std::string& step, const Spot& spot) {
  if (value.is(JsonType::array)) {
    return element_at(value, step);
  }
  if (value.is(JsonType::null)) {
    value = make_object(spot);
  }
  return value.is(JsonType::object) ? &member_of(value, step, spot) : nullptr;
}

}  // namespace

bool Setting::is_about_include() const {
  const bool is_in_regime = !steps.empty() && steps.front() == "regimes";
  const bool is_trace = steps.size() == 3 && steps.front() == "order_streams" && steps.back() == "trace";
  const bool is_facts = steps.size() == 1 && steps.front() == "facts";
  return is_trace || is_facts || (is_in_regime && (steps.size() < 3 || steps[2] == "file" || steps[2] == "override"));
}

std::vector<Setting> parse_settings(const std::vector<std::string>& settings, Problems& problems) {
  std::vector<Setting> parsed;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const Spot spot = {std::make_shared<const std::string>("--set " + std::to_string(i + 1)), 0, 0};
    const std::size_t equals = settings[i].find('=');
    const std::string pointer = settings[i].substr(0, equals);
    const auto steps = pointer_steps(pointer);
    if (equals == std::string::npos || !steps || steps->empty() || steps->size() > ReadLimits().nesting.most) {
      problems.push_back({spot.place(),
                          "",
                          "found " + quoted(settings[i]) + ", expected /pointer=value",
                          "",
                          "such as /platform/pools/legal/reviewers=12",
                          {}});
      continue;
    }
    parsed.push_back({pointer, *steps, parse_value(settings[i].substr(equals + 1), spot, pointer, problems)});
  }
  return parsed;
}

void apply_setting(LocatedValue& root, const Setting& setting, Problems& problems) {
  LocatedValue* value = &root;
  for (const std::string& step : setting.steps) {
    value = step_into(*value, step, setting.value.spot);
    if (value == nullptr) {
      problems.push_back({setting.value.spot.place(),
                          setting.pointer,
                          "nothing can be set here: " + quoted(step) + " is no part of what is above it",
                          "",
                          "",
                          {}});
      return;
    }
  }
  *value = setting.value;
}

}  // namespace docket::scenario_detail
