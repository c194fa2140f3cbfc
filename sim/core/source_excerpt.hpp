// A line of a file with a mark under one of its values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docket {

/// Two lines, each ended by "\n": the line with its number, and a mark under the word, number or string that begins at
/// `column` (bytes, from 1; beyond the end of the line the mark stands behind it; 0 draws no mark).
[[nodiscard]] std::string draw_excerpt(std::string_view line, std::uint32_t number, std::uint32_t column);

}  // namespace docket
