// Whether a law holds while a run takes place.
#pragma once

#include <optional>
#include <string>

#include "docket/core/civil_date.hpp"
#include "docket/scenario/run_spec.hpp"

namespace docket::scenario_detail {

struct InForce {
  std::optional<CivilDate> from;  ///< empty: always
  std::optional<CivilDate> to;    ///< the last day; empty: to this day
};

/// Empty when the law is in force on every day of the run, as its zone counts days. Of a run without a fixed end only
/// the start is known.
std::string why_not_in_force(const InForce& law, const RunSpec& run);

}  // namespace docket::scenario_detail
