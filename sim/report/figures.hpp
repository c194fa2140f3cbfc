// Numbers as people read them: units that suit their size, no more digits than their uncertainty allows.
#pragma once

#include <cstdint>
#include <string>

#include "docket/stats/interval.hpp"

namespace docket {

/// "1,178", "-12.50": thousands separated by commas.
[[nodiscard]] std::string with_thousands(double value, int decimals = 0);
[[nodiscard]] std::string with_thousands(std::uint64_t value);
/// "1 point", "1,178 points".
[[nodiscard]] std::string counted(std::uint64_t count, const std::string& noun);

/// "26.1 ± 1.2", without "±" where nothing varies; "–" for NaN. Three digits of the mean, more only before the point;
/// a half-width that is smaller than the last digit is shown as one unit of it.
[[nodiscard]] std::string plain_figure(const Interval& value);
/// A share: "71 ± 2 %".
[[nodiscard]] std::string percent_figure(const Interval& share);
/// Hours, in s, min, h or d: "114 ± 3 min".
[[nodiscard]] std::string time_figure(const Interval& hours);
/// A length of time to one or two digits: "8 h".
[[nodiscard]] std::string rough_time(double hours);
/// A share of replications: "93 %", and never 0 % or 100 % by rounding alone.
[[nodiscard]] std::string share_of(std::uint64_t part, std::uint64_t whole);

}  // namespace docket
