// Durations as text: "90s", "1.5h", "7d" in scenarios, "1 h 54 min" in reports.
//
// The written form is a decimal (no sign, no exponent) directly followed by one of us, ms, s, min, h, d. It must come
// to whole microseconds, exactly, and to at most kLongestRun.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "docket/core/text_fault.hpp"
#include "docket/core/time.hpp"

namespace docket {

/// Empty when `text` is no duration; `why` then says why.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text, TextFault* why = nullptr);

/// For people: the largest unit and the next smaller one, rounded half away from zero to the latter, which is left
/// out when it is 0: "2 d 4 h", "26 h", "1 h 54 min", "3 min 20 s". Days start at 48 h. Below a minute one unit with
/// one decimal: "2.5 s", "30 ms", "7 us". Negative durations lead with "-".
[[nodiscard]] std::string format_duration(Duration duration);

/// The written form in the largest unit that measures the duration in whole numbers: "36h", "90s", "250ms"; where that
/// is no longer possible from a second on, in decimals of seconds: "5417.263849s". parse_duration gives back the same
/// value, for every duration from 0 to kLongestRun.
[[nodiscard]] std::string exact_duration(Duration duration);

}  // namespace docket
