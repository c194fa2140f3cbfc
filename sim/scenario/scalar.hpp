// Single numbers of a document, whatever they are written as, so that they can be compared with each other.
#pragma once

#include <optional>

#include "docket/scenario/evidence.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// Nothing when the value is no number, duration, instant or date.
std::optional<Scalar> scalar_of(const LocatedValue& value);

/// "numbers", "durations", …
const char* plural_of(ScalarSort sort);

/// Both ends of a list of two of one sort, the first not above the second; else nothing.
std::optional<ScalarRange> scalar_range_of(const LocatedValue& list);

}  // namespace docket::scenario_detail
