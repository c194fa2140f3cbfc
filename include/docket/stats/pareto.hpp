// Which of several systems nobody can prefer another to, however he weighs one aim against another.
//
// A system dominates another when it is no worse in any aim and better in at least one; those that none dominates are
// the front (Pareto 1906). No weights are needed, and none are hidden.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace docket {

/// A value for each aim; less is better. REQUIRES equally many on both sides, none of them NaN.
[[nodiscard]] bool dominates(std::span<const double> a, std::span<const double> b);

/// Places of the systems that none dominates, ascending; of equal ones all. REQUIRES as `dominates`, of all rows.
/// O(systems² aims).
[[nodiscard]] std::vector<std::size_t> pareto_front(std::span<const std::vector<double>> systems);

}  // namespace docket
