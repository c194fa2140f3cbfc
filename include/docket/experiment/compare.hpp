// Which of several variants of a scenario does better at what, and what is no more than chance.
//
// All variants met the same replications (common random numbers), so every difference is one of pairs. The whole answer
// shares one error, 1 - confidence, in each of its parts:
//
//   differences   of every pair, or of every variant and the baseline, on every metric. All intervals together hold
//                 with `confidence` (Bonferroni); a difference is shown where Holm's procedure finds one, which may be
//                 a little before its interval leaves 0 out, for no intervals of that procedure hold together
//   could_be_best on each metric, the variants that are not shown to be worse than another; on all metrics together,
//                 the best is among them with `confidence`
//   front         the variants that none of the others dominates on all metrics together; no weights are needed
//
// A metric that is not a number everywhere, or only a lower bound, is refused: it ranks nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/stats/interval.hpp"
#include "docket/stats/paired.hpp"

namespace docket {

struct Variant {
  std::string name;
  std::string mode = {};   ///< REPLAYED or SIMULATED
  std::string about = {};  ///< what it is: a title, or the inputs of its point
};

struct ComparedMetric {
  std::string title;            ///< "name on subject"
  bool more_is_better = false;  ///< else less is
  std::string refusal = {};     ///< why it ranks nothing; empty: it is compared
};

/// By variant, then replication.
using ValuesOfMetric = std::vector<std::vector<double>>;

/// What was measured: the same replications of each variant.
struct MeasuredVariants {
  std::vector<Variant> variants;
  std::vector<ComparedMetric> metrics;
  std::vector<ValuesOfMetric> values;  ///< by metric
};

enum class Finding : std::uint8_t { no_difference_shown, less, more };

struct Difference {
  std::size_t metric = 0;
  std::size_t variant = 0;
  std::size_t against = 0;
  PairedComparison pair;  ///< variant - against, with the confidence of all intervals together
  double holm_p = 1;      ///< the least error at which the family finds a difference here
  Finding finding = Finding::no_difference_shown;
};

struct RankedMetric {
  std::vector<Interval> means;             ///< by variant, each alone; empty where the metric is refused
  std::vector<std::size_t> could_be_best;  ///< variants; empty where the metric is refused
};

/// Where a variant stands in view of all metrics.
struct FrontPlace {
  std::optional<std::size_t> dominated_by = {};  ///< by the means, by this variant among others; none: on the front
  bool is_shown = false;                         ///< that it is dominated is more than chance
};

struct CompareOptions {
  double confidence = 0.95;                  ///< at least 0.5
  std::optional<std::size_t> baseline = {};  ///< empty: all pairs
};

struct Comparison {
  std::vector<Variant> variants;
  std::vector<ComparedMetric> metrics;
  CompareOptions options;
  std::uint64_t replications = 0;
  std::vector<RankedMetric> ranked;     ///< by metric
  std::vector<Difference> differences;  ///< by metric, then pair
  std::vector<FrontPlace> front;        ///< by variant; empty where fewer than two metrics rank
};

/// REQUIRES at least two variants, at least two replications of each metric that is not refused, none of whose values
/// is infinite or NaN. O(metrics variants² replications).
[[nodiscard]] Comparison compare(const MeasuredVariants& measured, const CompareOptions& options);

}  // namespace docket
