// Arrival processes as they are written.
#pragma once

#include "docket/random/arrivals.hpp"
#include "scenario/formats.hpp"

namespace docket::scenario_detail {

/// {"poisson": {"every": "5min"}}, {"renewal": {"gap": TIMES}}, {"sine": …} or {"weekly": …}. A rate is written as
/// "every" or as "rate" and "per".
const Format<ArrivalProcess>& arrivals();

}  // namespace docket::scenario_detail
