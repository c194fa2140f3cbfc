// Single values on a line: what ranges are made of.
#pragma once

#include <string>
#include <vector>

#include "docket/study/study.hpp"

namespace docket::study_detail {

/// As JSON text. Durations come in whole microseconds, instants in UTC.
std::string json_of(const Scalar& value);

/// As results show it: a text without its quotes.
std::string name_of_json(const std::string& json);

/// What lies a share of the way from one end to the other; `is_whole`: one of the whole numbers from end to end, all
/// equally wide. REQUIRES 0 <= share < 1.
Scalar at_share(const ValueRange& range, double share, bool is_whole);

/// `count` values from end to end, both among them. REQUIRES count > 1.
std::vector<Scalar> evenly_spaced(const ValueRange& range, std::size_t count);

/// `step` is in the amounts of the range. From the first end on, as far as the other.
std::vector<Scalar> in_steps(const ValueRange& range, double step);

/// The language of scenarios takes whole numbers only there. "*" stands for any id.
bool is_whole_number_at(const std::string& pointer);

}  // namespace docket::study_detail
