// The schema of distributions, made from the table of their forms.
#include <fmt/format.h>

#include <cmath>

#include "docket/random/distribution_forms.hpp"
#include "scenario/distribution_formats.hpp"
#include "scenario/fragment.hpp"
#include "scenario/json_text.hpp"

namespace docket::scenario_detail {

namespace {

using fragment::Member;

const std::string kTimes = "distribution_of_times";
const std::string kNumbers = "distribution_of_numbers";

std::string parameter_fragment(const DistributionParameter& parameter, bool is_time) {
  const ParameterRange& range = parameter.range;
  if (is_time && parameter.has_unit) {
    const bool is_positive = range.excludes_low && range.low == 0;
    return fragment::text_like(is_positive ? fragment::kPositiveDuration : fragment::kDuration);
  }
  return parameter.is_whole ? fragment::whole(range.low, range.high)
                            : fragment::number(range.low, range.high, range.excludes_low);
}

/// {"mean": …, "cv": …}, or [low, high] where that is how it is written.
std::string form_fragment(const DistributionForm& form, bool is_time) {
  if (form.name == "constant") {
    return parameter_fragment(form.parameters.front(), is_time);
  }
  if (is_written_as_list(form)) {
    return fragment::list(parameter_fragment(form.parameters.front(), is_time), form.parameters.size(),
                          form.parameters.size());
  }
  std::vector<Member> members;
  for (const DistributionParameter& parameter : form.parameters) {
    members.push_back({std::string(parameter.name), parameter_fragment(parameter, is_time)});
  }
  return fragment::object(members);
}

/// All ways to write the forms of one name.
std::string named_fragment(const std::string& name, bool is_time) {
  std::vector<std::string> ways;
  for (const DistributionForm& form : distribution_forms()) {
    if (form.name == name) {
      ways.push_back(form_fragment(form, is_time));
    }
  }
  return ways.size() == 1 ? ways.front() : fragment::any_of(ways);
}

std::string distribution_fragment(bool is_time) {
  const std::string bare = is_time ? fragment::text_like(fragment::kDuration) : fragment::number(-HUGE_VAL, HUGE_VAL);
  const std::string weight = fragment::number(0, HUGE_VAL);
  std::vector<Member> forms;
  for (const std::string& name : distribution_names(is_time)) {
    if (name == "empirical") {
      forms.push_back({name, fragment::object({{"values", fragment::list(bare, 1)},
                                               {"weights", fragment::list(weight, 1), false}})});
    } else if (name == "mixture") {
      const std::string self = fragment::definition(is_time ? kTimes : kNumbers);
      forms.push_back({name, fragment::list(fragment::object({{"weight", weight}, {"of", self}}), 1)});
    } else {
      forms.push_back({name, named_fragment(name, is_time)});
    }
  }
  return fragment::any_of({bare, fragment::one_member(forms)});
}

}  // namespace

std::string times_fragment() { return fragment::definition(kTimes); }

std::string numbers_fragment() { return fragment::definition(kNumbers); }

std::string distribution_definitions() {
  return fmt::format("{{{}: {}, {}: {}}}", quoted(kTimes), distribution_fragment(true), quoted(kNumbers),
                     distribution_fragment(false));
}

}  // namespace docket::scenario_detail
