#include "study/input_names.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/without_case.hpp"
#include "scenario/json_text.hpp"
#include "scenario/located_value.hpp"

namespace docket::study_detail {
namespace {

using scenario_detail::quoted;

/// The columns of results beside inputs and metrics: of points, of runs, and of the long form of runs.
constexpr std::array kReserved = {"point",       "status",      "replications", "mode",   "problem", "replay",
                                  "replication", "fingerprint", "limit",        "metric", "value"};

}  // namespace

std::vector<NamedInput> named_inputs(const Study& study) {
  std::vector<NamedInput> inputs;
  for (const Factor& factor : study.factors) {
    const std::string pointer = scenario_detail::pointer_to("/factors", factor.id);
    inputs.push_back({factor.id, study.places.contains(pointer) ? pointer : "", factor.place});
  }
  for (const UncertainInput& input : study.uncertain) {
    const std::string pointer = scenario_detail::pointer_to("/uncertain", input.id);
    inputs.push_back({input.id, pointer, study.place_of(pointer)});
  }
  return inputs;
}

bool is_same_key(const NamedInput& input, const NamedInput& other) {
  return !input.pointer.empty() && input.pointer == other.pointer;
}

Problems refused_names(const Study& study) {
  Problems problems;
  std::map<std::string, NamedInput> taken;  // by what a database makes of the name
  for (const NamedInput& input : named_inputs(study)) {
    const auto refuse = [&](const std::string& why) {
      problems.push_back({input.place, input.pointer, quoted(input.id) + why, "", "", Severity::error});
    };
    const auto [other, is_new] = taken.emplace(without_case(input.id), input);
    if (std::ranges::find(kReserved, other->first) != kReserved.end()) {
      refuse(" is a name that results use themselves");
    } else if (!is_new && !is_same_key(input, other->second)) {
      refuse(" is the name of something else: results call it as " + quoted(other->second.id));
    }
  }
  return problems;
}

}  // namespace docket::study_detail
