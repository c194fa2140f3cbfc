// Plays several scenarios with the same luck: the same seed, the same replications.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "docket/experiment/compare.hpp"
#include "docket/experiment/replicate.hpp"

namespace docket {

/// A scenario and what is wanted of it. REQUIRES: both outlive it.
struct PlayedVariant {
  const Scenario* scenario = nullptr;
  const MetricCatalogue* catalogue = nullptr;
  std::vector<std::optional<std::size_t>> places;  ///< of the metrics in the catalogue; empty: it does not have it
};

struct PlayVariantsOptions {
  std::uint64_t seed = 1;
  std::uint32_t threads = 0;  ///< 0: as many as the machine has
  RunOptions run = {};
  std::function<void(const Progress&)> on_progress = {};  ///< in runs; called from one thread at a time
};

struct PlayedValues {
  std::vector<ValuesOfMetric> values;  ///< by metric; NaN where the metric is not defined, or the variant lacks it
  Limit limit = Limit::none;           ///< what ended it: rows are shorter then, equally long, or what they hold is cut
};

/// Replications from number `from` on, of each variant. The same result for any number of threads, unless a limit from
/// outside ends it. REQUIRES: at least one variant; all want equally many metrics.
[[nodiscard]] PlayedValues play_variants(std::span<const PlayedVariant> variants, std::uint32_t from,
                                         std::uint32_t count, const PlayVariantsOptions& options);

}  // namespace docket
