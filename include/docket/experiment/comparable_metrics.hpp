// Which metrics a comparison takes, which way is better, and which rank nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docket/experiment/compare.hpp"

namespace docket {

/// The title that is meant by "name", or "name on subject": a name alone is that of the first subject that has it.
[[nodiscard]] std::optional<std::string> title_named(const std::string& metric, const std::vector<std::string>& titles);

/// What is compared unless somebody chooses: the missed share, the hours that each kind of item was wrongly dark or
/// wrongly visible, and costs. Of few metrics, which somebody chose before, all.
[[nodiscard]] std::vector<std::string> usual_metrics(const std::vector<std::string>& titles);

/// Whether more of it is better, as nobody doubts: compliance, answers. Of all else less is.
[[nodiscard]] bool is_more_better(const std::string& title);

/// The count of amounts that are missing in a sum of money; empty: nothing is missing in such a metric. Unknown is not
/// zero, so the sum is only a lower bound while that count is above 0.
[[nodiscard]] std::string title_of_unknown_part(const std::string& title);

/// Why a metric ranks nothing: it is not a number in some replication, or a lower bound. Empty: it ranks.
/// `unknown_part`: values of title_of_unknown_part; null where nothing can be missing, or nobody kept them.
[[nodiscard]] std::string why_not_comparable(const std::string& title, const ValuesOfMetric& values,
                                             const ValuesOfMetric* unknown_part, const std::vector<Variant>& variants);

/// The titles whose values are needed to compare these metrics: their own and those of unknown parts.
[[nodiscard]] std::vector<std::string> titles_needed(const std::vector<ComparedMetric>& metrics);

/// Puts together what is compared. `values` are those of titles_needed, in that order; empty where nobody kept them.
/// Metrics that rank nothing say why; those that say so already are left as they are.
[[nodiscard]] MeasuredVariants judged(std::vector<Variant> variants, std::vector<ComparedMetric> metrics,
                                      const std::vector<std::optional<ValuesOfMetric>>& values);

}  // namespace docket
