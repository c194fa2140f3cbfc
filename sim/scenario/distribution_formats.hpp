// Distributions as they are written.
#pragma once

#include "docket/random/distribution.hpp"
#include "docket/random/distribution_forms.hpp"
#include "scenario/formats.hpp"

namespace docket::scenario_detail {

/// Of times: {"exponential": {"mean": "1h"}}, or a bare duration for a constant. Values are in seconds.
const Format<Distribution>& time_distribution();
/// Of numbers: {"geometric": {"mean": 3}}, or a bare number for a constant.
const Format<Distribution>& plain_distribution();
/// Forms that fit what is drawn, in the order of the reference.
std::vector<std::string> distribution_names(bool is_time);
/// A form whose parameters are in order of size and need no names: {"uniform": ["1h", "2h"]}.
bool is_written_as_list(const DistributionForm& form);

// Schemas; the first two refer to the definitions.
std::string times_fragment();
std::string numbers_fragment();
/// A JSON object: a schema of the distributions of times, and one of those of numbers.
std::string distribution_definitions();

}  // namespace docket::scenario_detail
