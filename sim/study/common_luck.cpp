#include "study/common_luck.hpp"

#include <algorithm>
#include <vector>

#include "docket/scenario/evidence.hpp"
#include "scenario/json_text.hpp"
#include "study/companions.hpp"
#include "study/input_names.hpp"

namespace docket::study_detail {
namespace {

bool sets_seed(const std::string& pointer) { return !pointer.empty() && is_within("/run/seed", pointer); }

bool varies_seed(const Factor& factor) {
  const auto is_seed = [](const std::string& setting) { return sets_seed(pointer_of(setting)); };
  return sets_seed(factor.pointer) || std::ranges::any_of(factor.levels, [&](const Level& level) {
           return std::ranges::any_of(level.settings, is_seed);
         });
}

/// In the order of named_inputs().
std::vector<bool> seed_setters(const Study& study) {
  std::vector<bool> all;
  std::ranges::transform(study.factors, std::back_inserter(all), varies_seed);
  std::ranges::transform(study.uncertain, std::back_inserter(all),
                         [](const UncertainInput& input) { return sets_seed(input.pointer); });
  return all;
}

}  // namespace

Problems varied_luck(const Study& study) {
  const std::vector<NamedInput> inputs = named_inputs(study);
  const std::vector<bool> setters = seed_setters(study);
  Problems problems;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (setters[i]) {
      problems.push_back({inputs[i].place, inputs[i].pointer,
                          scenario_detail::quoted(inputs[i].id) +
                              " sets the seed, but all points have the same luck, so that they can be compared",
                          "", "other luck is what more \"replications\" bring", Severity::error});
    }
  }
  return problems;
}

}  // namespace docket::study_detail
