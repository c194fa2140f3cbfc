// How far from an expected value an answer may lie.
#pragma once

#include "docket/experiment/verify.hpp"

namespace docket::experiment_detail {

/// In the unit of the value. `precision`: see VerifyOptions.
double margin_of(const ExpectedValue& expected, double precision);

/// What two intervals of the same mean say of an expected value: the narrow one whether it agrees, the wide one whether
/// it disagrees. A half-width that is not known says nothing.
Verdict verdict_on(const Interval& narrow, const Interval& wide, double expected, double margin);

}  // namespace docket::experiment_detail
