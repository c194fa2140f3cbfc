// How far from an expected value an answer may lie.
#pragma once

#include "docket/experiment/verify.hpp"

namespace docket::experiment_detail {

/// In the unit of the value. `precision`: see VerifyOptions.
double margin_of(const ExpectedValue& expected, double precision);

/// What an interval says of an expected value. A half-width that is not known says nothing.
Verdict verdict_on(const Interval& interval, double expected, double margin);

}  // namespace docket::experiment_detail
