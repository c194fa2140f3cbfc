// What is drawn of the values that nobody knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/scenario/evidence.hpp"
#include "docket/study/study.hpp"

namespace docket::study_detail {

/// A value of the scenario and what it may be.
struct UncertainValue {
  std::string name;  ///< in results
  std::string pointer;
  std::optional<Distribution> distribution;
  bool is_time = false;
  std::optional<ValueRange> range;
  bool is_whole = false;  ///< the language takes whole numbers only there
};

/// What is uncertain in a scenario with this evidence: inputs of the study first, then values with a range. Values of
/// `fixed` pointers, and below them, are left alone: factors or the user set them.
std::vector<UncertainValue> uncertain_values(const Study& study, const EvidenceLedger& evidence,
                                             const std::vector<std::string>& fixed);

/// One value for each, as JSON. A value is drawn by its name, so the same draw gives it the same value beside others
/// and in other scenarios, unless one of the orders of the evidence ("below", "above") makes all be drawn again.
/// Nothing when no attempt keeps these orders.
std::optional<std::vector<std::string>> drawn_values(const std::vector<UncertainValue>& values,
                                                     const EvidenceLedger& evidence, std::uint64_t seed,
                                                     std::uint64_t draw);

}  // namespace docket::study_detail
