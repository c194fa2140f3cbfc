// Points of a sweep as variants that can be compared.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docket/experiment/compare.hpp"
#include "docket/experiment/result_store.hpp"

namespace docket {

struct StoredVariants {
  std::vector<Variant> variants;                      ///< named "point 0"
  std::vector<std::optional<ValuesOfMetric>> values;  ///< by title; empty where it was not kept
  std::vector<std::string> left_out;                  ///< points that cannot be compared, and why
  std::uint32_t replications = 0;                     ///< of each variant: what all of them have
  bool have_more = false;                             ///< some have more replications than that
};

/// `points`: those that are wanted; empty: all. A point that was not played, failed, was cut short by a limit or lacks
/// a replication is left out, as is a wanted one that does not exist. Throws StoreFailed.
[[nodiscard]] StoredVariants stored_variants(const ResultStore& store, const std::vector<std::string>& titles,
                                             const std::vector<std::size_t>& points);

}  // namespace docket
