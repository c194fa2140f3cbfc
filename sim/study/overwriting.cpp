#include "study/overwriting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "scenario/json_text.hpp"
#include "scenario/located_value.hpp"
#include "study/companions.hpp"
#include "study/input_names.hpp"

namespace docket::study_detail {
namespace {

using scenario_detail::quoted;

struct VariedInput {
  NamedInput name;
  std::set<std::string> sets;  ///< places of the scenario, at one level or another
  bool is_factor = true;
};

/// None where the study is mistaken about it.
std::set<std::string> places_set_by(const Factor& factor) {
  std::set<std::string> places = {factor.pointer};
  for (const Level& level : factor.levels) {
    std::ranges::transform(level.settings, std::inserter(places, places.end()), pointer_of);
  }
  places.erase("");
  return places;
}

std::set<std::string> places_set_by(const UncertainInput& input) {
  return input.pointer.empty() ? std::set<std::string>() : std::set{input.pointer};
}

std::vector<VariedInput> varied_inputs(const Study& study) {
  std::vector<VariedInput> inputs;
  std::vector<NamedInput> names = named_inputs(study);
  auto name = names.begin();
  for (const Factor& factor : study.factors) {
    inputs.push_back({std::move(*name++), places_set_by(factor), true});
  }
  for (const UncertainInput& input : study.uncertain) {
    inputs.push_back({std::move(*name++), places_set_by(input), false});
  }
  return inputs;
}

/// A place of the earlier one and the place of the later one that leaves nothing of it.
std::optional<std::pair<std::string, std::string>> overwritten(const VariedInput& earlier, const VariedInput& later) {
  for (const std::string& before : earlier.sets) {
    const auto after = std::ranges::find_if(later.sets, [&](const auto& place) { return is_within(before, place); });
    if (after != later.sets.end()) {
      return std::pair(before, *after);
    }
  }
  return std::nullopt;
}

/// Where to put a factor that sets all around what an earlier one sets. Columns of a table that are pointers count
/// behind the factors of the study, wherever they stand in it.
std::string hint_for_order(const VariedInput& earlier, const VariedInput& later) {
  const bool is_column_behind_factors = later.name.pointer.empty() && !earlier.name.pointer.empty();
  const std::string first = quoted(earlier.name.id);
  return fmt::format("as {}, {} leaves {} its part",
                     is_column_behind_factors ? "a factor of the study before " + first : "the first of the two",
                     quoted(later.name.id), first);
}

Problem refusal(const VariedInput& earlier, const VariedInput& later, const std::string& before,
                const std::string& after) {
  const bool is_around = before != after;
  const std::string first = quoted(earlier.name.id);
  const std::string second = quoted(later.name.id);
  return {later.name.place,
          later.name.pointer,
          fmt::format("{} sets {} after {}{}: results would show values of {} that are not played", second, after,
                      first, is_around ? " set " + before + " in it" : "", first),
          "",
          is_around && later.is_factor ? hint_for_order(earlier, later) : "",
          Severity::error};
}

bool is_set_by(const Level& level, const std::string& pointer) {
  return std::ranges::any_of(level.settings,
                             [&](const std::string& setting) { return is_within(pointer, pointer_of(setting)); });
}

bool is_always_set_by(const Factor& factor, const std::string& pointer) {
  return factor.pointer.empty()
             ? !factor.levels.empty() &&
                   std::ranges::all_of(factor.levels, [&](const Level& level) { return is_set_by(level, pointer); })
             : is_within(pointer, factor.pointer);
}

/// What sets it at every point; empty: nothing does.
std::string setter_of(const Study& study, const std::string& pointer) {
  const auto factor =
      std::ranges::find_if(study.factors, [&](const Factor& one) { return is_always_set_by(one, pointer); });
  if (factor != study.factors.end()) {
    return factor->id;
  }
  const auto input =
      std::ranges::find_if(study.uncertain, [&](const UncertainInput& one) { return is_within(pointer, one.pointer); });
  return input == study.uncertain.end() ? "" : input->id;
}

}  // namespace

Problems overwritten_inputs(const Study& study) {
  const std::vector<VariedInput> inputs = varied_inputs(study);
  Problems problems;
  for (std::size_t later = 1; later < inputs.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const auto places = is_same_key(inputs[earlier].name, inputs[later].name)
                              ? std::nullopt
                              : overwritten(inputs[earlier], inputs[later]);
      if (places) {
        problems.push_back(refusal(inputs[earlier], inputs[later], places->first, places->second));
      }
    }
  }
  return problems;
}

Problems overwritten_settings(const Study& study, const std::vector<std::string>& settings) {
  Problems problems;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    const std::string pointer = pointer_of(settings[i]);
    if (const std::string setter = setter_of(study, pointer); !setter.empty()) {
      problems.push_back({{fmt::format("--set {}", i + 1), 0, 0},
                          pointer,
                          "the study varies this with " + quoted(setter) + ", so it has no effect",
                          "",
                          "leave it out, or vary something else",
                          Severity::error});
    }
  }
  return problems;
}

}  // namespace docket::study_detail
