// Forms of values that only studies have.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "docket/scenario/evidence.hpp"
#include "docket/study/study.hpp"
#include "scenario/distribution_formats.hpp"
#include "scenario/formats.hpp"

namespace docket::study_detail {

/// A value for a scenario, whatever it is.
struct WrittenValue {
  std::string json;
  std::optional<Scalar> amount;
  Place place = {};  ///< none where it comes from a range
};

scenario_detail::Format<WrittenValue> any_value();
/// A number, duration, instant or date.
scenario_detail::Format<Scalar> scalar_value();
/// A pointer into the scenario.
scenario_detail::Format<std::string> pointer_text();
/// {"/pointer": value, …} as "/pointer=value", ….
scenario_detail::Format<std::vector<std::string>> several_settings();

struct WrittenDistribution {
  Distribution distribution;
  bool is_time = false;
};

/// Of times where a time stands in it, else of numbers.
scenario_detail::Format<WrittenDistribution> any_distribution();

/// A level that is a value.
Level level_of(const std::string& pointer, const WrittenValue& value);

}  // namespace docket::study_detail
