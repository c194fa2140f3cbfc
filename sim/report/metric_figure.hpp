// Figures of metrics whose unit is known by their name only.
#pragma once

#include <string>

#include "docket/stats/interval.hpp"

namespace docket {

/// A mean: shares in percent, times in s, min, h or d, all else plain. `title`: "name on subject".
[[nodiscard]] std::string metric_figure(const std::string& title, const Interval& interval);
/// A difference of means, with its sign: of shares in points, of times in hours.
[[nodiscard]] std::string difference_figure(const std::string& title, const Interval& interval);

}  // namespace docket
