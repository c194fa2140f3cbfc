#include "scenario/settings.hpp"

#include <algorithm>
#include <charconv>

#include "docket/core/nearest_word.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/json_text.hpp"
#include "scenario/located_json.hpp"
#include "scenario/scalar.hpp"
#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

namespace {

void place_all(LocatedValue& value, const Spot& spot) {
  value.spot = spot;
  for (LocatedMember& member : value.members.own()) {
    member.key_spot = spot;
    place_all(member.value, spot);
  }
  for (LocatedValue& element : value.elements.own_loose()) {
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
  return is_index && index < array.elements.size() ? &array.elements.own()[index] : nullptr;
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

/// A pointer into something that was not there is legal, but near an id that was it is likely to be mistyped.
void warn_of_new_object(const LocatedValue& parent, const std::string& step, const Setting& setting,
                        Problems& problems) {
  const std::string nearest = parent.find(step) == nullptr ? nearest_word(step, keys_of(parent)) : "";
  if (!nearest.empty()) {
    problems.push_back({setting.value.spot.place(), setting.pointer, "there was no " + quoted(step) + ": this makes it",
                        nearest, "", Severity::warning});
  }
}

Spot spot_of(std::size_t index) {
  return {std::make_shared<const std::string>("--set " + std::to_string(index + 1)), 0, 0, kSettingsLayer};
}

std::string pointer_of(const std::string& setting) { return setting.substr(0, setting.find('=')); }

bool is_well_formed(const std::string& setting) {
  const auto steps = pointer_steps(pointer_of(setting));
  return setting.find('=') != std::string::npos && steps && !steps->empty() &&
         steps->size() <= ReadLimits().nesting.most;
}

/// What is missing may be the first slash, or the value.
std::string form_hint(const std::string& setting) {
  if (setting.find('=') == std::string::npos || setting.starts_with('=')) {
    return "such as /platform/pools/legal/reviewers=12";
  }
  std::string slashed = setting.starts_with('/') ? setting : "/" + setting;
  std::replace(slashed.begin(), slashed.begin() + static_cast<std::ptrdiff_t>(slashed.find('=')), '.', '/');
  return is_well_formed(slashed) ? "a pointer begins with a slash: " + slashed
                                 : "in a pointer \"~\" is written ~0 and \"/\" within a key ~1";
}

Problem malformed(const std::string& setting, const Spot& spot) {
  return {spot.place(), "", "found " + quoted(setting) + ", expected /pointer=value", "", form_hint(setting)};
}

}  // namespace

bool Setting::is_about_include() const {
  const bool is_in_regime = !steps.empty() && steps.front() == "regimes";
  const bool is_in_stream = !steps.empty() && steps.front() == "order_streams";
  const bool is_trace = is_in_stream && (steps.size() < 3 || (steps.size() == 3 && steps.back() == "trace"));
  const bool is_facts = steps.size() == 1 && steps.front() == "facts";
  return is_trace || is_facts || (is_in_regime && (steps.size() < 3 || steps[2] == "file" || steps[2] == "override"));
}

bool Setting::is_about_evidence() const {
  return std::ranges::any_of(steps, [](const std::string& step) { return step == "evidence" || step == "facts"; });
}

bool Setting::is_about_span() const {
  const bool is_in_run = !steps.empty() && steps.front() == "run";
  return is_in_run && (steps.size() == 1 || steps[1] == "starts_at" || steps[1] == "ends_at");
}

std::string shape_of(const std::vector<Setting>& settings) {
  std::string shape;
  for (const Setting& setting : settings) {
    const auto scalar = scalar_of(setting.value);
    shape += setting.pointer + "=" + (scalar ? plural_of(scalar->sort) : to_compact_json(setting.value)) + "\n";
  }
  return shape;
}

std::vector<Setting> parse_settings(const std::vector<std::string>& settings, Problems& problems) {
  std::vector<Setting> parsed;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const Spot spot = spot_of(i);
    const std::string pointer = pointer_of(settings[i]);
    if (is_well_formed(settings[i])) {
      parsed.push_back({pointer, *pointer_steps(pointer),
                        parse_value(settings[i].substr(pointer.size() + 1), spot, pointer, problems)});
    } else {
      problems.push_back(malformed(settings[i], spot));
    }
  }
  return parsed;
}

void apply_setting(LocatedValue& root, const Setting& setting, Problems& problems) {
  if (setting.steps.front() == "extends") {
    problems.push_back({setting.value.spot.place(), setting.pointer, "what a scenario extends cannot be set", "",
                        "write a file that extends the other one"});
    return;
  }
  LocatedValue* value = &root;
  for (const std::string& step : setting.steps) {
    if (&step != &setting.steps.back()) {
      warn_of_new_object(*value, step, setting, problems);
    }
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

namespace docket {

Problems malformed_settings(const std::vector<std::string>& settings) {
  Problems problems;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    if (!scenario_detail::is_well_formed(settings[i])) {
      problems.push_back(scenario_detail::malformed(settings[i], scenario_detail::spot_of(i)));
    }
  }
  return problems;
}

}  // namespace docket
