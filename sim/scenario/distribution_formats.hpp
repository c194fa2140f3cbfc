// Distributions and arrival processes as they are written.
#pragma once

#include "docket/random/arrivals.hpp"
#include "docket/random/distribution.hpp"
#include "scenario/formats.hpp"

namespace docket::scenario_detail {

/// Of times: {"exponential": {"mean": "1h"}}, or a bare duration for a constant. Values are in seconds.
Format<Distribution> time_distribution();
/// Of numbers: {"geometric": {"mean": 3}}, or a bare number for a constant.
Format<Distribution> plain_distribution();
/// {"poisson": {"every": "5min"}}, {"poisson": {"rate": 12, "per": "1h"}} or {"renewal": {"gap": TIMES}}.
Format<ArrivalProcess> arrivals();

}  // namespace docket::scenario_detail
