// Many tests at once: the chance that any of them finds something where there is nothing stays below one bound.
//
// Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6: the least
// p-value is held against error / n, the next against error / (n - 1), and so on, until the first that is not below.
// It holds however the tests depend on each other, and finds at least what Bonferroni's correction finds.
#pragma once

#include <span>
#include <vector>

namespace docket {

/// For each test the least error of the whole family at which it still finds something: compare it with that error. In
/// the order of `p_values`; none is below its own p-value or above 1. REQUIRES numbers within [0, 1]. O(n log n).
[[nodiscard]] std::vector<double> holm_adjusted(std::span<const double> p_values);

}  // namespace docket
