// Text cut into what stands in one place on a screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace docket {

struct Cell {
  std::string glyph;     ///< what to print
  std::size_t byte = 0;  ///< where it begins in the text
  int width = 1;         ///< columns; 0 for combining marks, 2 for East Asian characters and emoji
};

/// Tabs become blanks; control characters and bytes that are no UTF-8 become "?". Widths are rough.
[[nodiscard]] std::vector<Cell> cells_of(std::string_view text);

/// The glyphs in a row: `text`, safe to print.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace docket
