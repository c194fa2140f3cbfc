// Values given on the command line: `--set /platform/pools/legal/reviewers=12`.
#pragma once

#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

struct Setting {
  std::string pointer;
  std::vector<std::string> steps;
  LocatedValue value;  ///< placed in "--set 2", which has no lines

  /// It changes what is included, so it counts before the includes; all others count after them.
  [[nodiscard]] bool is_about_include() const;
  /// It changes evidence, of the scenario or of a regime, or the facts that evidence rests on.
  [[nodiscard]] bool is_about_evidence() const;
  /// It moves the instants at which the run begins or ends, between which all instants of evidence have to lie.
  [[nodiscard]] bool is_about_span() const;
};

/// A value that is JSON is taken as that, any other as text: `=36h` needs no quotes.
std::vector<Setting> parse_settings(const std::vector<std::string>& settings, Problems& problems);

/// All but their amounts: two lists of one shape differ only in single numbers, durations, instants and dates.
std::string shape_of(const std::vector<Setting>& settings);

/// Replaces the value at the pointer, or deletes it when the new one is null. Missing objects on the way are made.
void apply_setting(LocatedValue& root, const Setting& setting, Problems& problems);

}  // namespace docket::scenario_detail
