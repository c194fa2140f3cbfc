#include "core/source_excerpt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/utf8_cells.hpp"

namespace docket {
namespace {

constexpr int kMostColumns = 100;
constexpr int kColumnsBefore = 40;                      // of the mark, where a line is cut
constexpr std::size_t kBytesAround = 4 * kMostColumns;  // enough cells on either side, whatever they are

/// Length in bytes of the value that begins at `begin`: a JSON string, a bare word or number, else one character.
std::size_t value_length(std::string_view line, std::size_t begin) {
  if (begin >= line.size()) {
    return 1;
  }
  auto end = begin + 1;
  if (line[begin] == '"') {
    while (end < line.size() && line[end] != '"') {
      end += line[end] == '\\' ? 2U : 1U;
    }
    return std::min(end + 1, line.size()) - begin;
  }
  const auto is_bare = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
           c == '+';
  };
  while (is_bare(line[begin]) && end < line.size() && is_bare(line[end])) {
    ++end;
  }
  return end - begin;
}

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Where to cut a long line before `target`, not within a character.
std::size_t cut_before(std::string_view line, std::size_t target) {
  auto begin = target > kBytesAround ? target - kBytesAround : 0;
  while (begin < target && continues_a_character(line[begin])) {
    ++begin;
  }
  return begin;
}

struct Drawing {
  std::string text;
  int mark_begins = 0;  ///< columns
  int mark_width = 1;
};

int width_of(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
  int width = 0;
  for (auto i = first; i < last; ++i) {
    width += cells[i].width;
  }
  return width;
}

std::size_t cell_at_byte(const std::vector<Cell>& cells, std::size_t byte) {
  const auto behind =
      std::upper_bound(cells.begin(), cells.end(), byte, [](std::size_t b, const Cell& cell) { return b < cell.byte; });
  return static_cast<std::size_t>(behind - cells.begin());
}

/// The index of the cell that holds `byte`; one behind the last for bytes beyond.
std::size_t index_of(const std::vector<Cell>& cells, std::size_t byte, std::size_t size) {
  return byte >= size ? cells.size() : cell_at_byte(cells, byte) - 1;
}

Drawing draw(std::string_view piece, std::size_t target, std::size_t length, bool is_cut_before, bool is_cut_after) {
  const auto cells = cells_of(piece);
  const auto mark = index_of(cells, target, piece.size());
  const auto mark_end = index_of(cells, target + length, piece.size());
  std::size_t first = 0;
  std::size_t last = cells.size();
  if (width_of(cells, 0, last) > kMostColumns) {
    while (first < mark && width_of(cells, first, mark) > kColumnsBefore) {
      ++first;
    }
    while (last > first + 1 && width_of(cells, first, last) > kMostColumns) {
      --last;
    }
  }
  Drawing drawing;
  if (is_cut_before || first > 0) {
    drawing.text = "…";
  }
  const int lead = drawing.text.empty() ? 0 : 1;
  for (auto i = first; i < last; ++i) {
    drawing.text += cells[i].glyph;
  }
  if (is_cut_after || last < cells.size()) {
    drawing.text += "…";
  }
  drawing.mark_begins = lead + width_of(cells, first, mark);
  drawing.mark_width = std::max(1, width_of(cells, mark, std::max(mark, std::min(mark_end, last))));
  return drawing;
}

}  // namespace

std::string draw_excerpt(std::string_view line, std::uint32_t number, std::uint32_t column) {
  const auto target = std::min<std::size_t>(column == 0 ? 0 : column - 1, line.size());
  const auto begin = cut_before(line, target);
  const auto piece = line.substr(begin, target - begin + kBytesAround);
  const auto length = value_length(piece, target - begin);
  const auto drawing = draw(piece, target - begin, length, begin > 0, begin + piece.size() < line.size());
  auto text = fmt::format("{:>6} | {}\n", number, drawing.text);
  if (column > 0) {
    text += fmt::format("{:>6} | {:{}}{:^>{}}\n", "", "", drawing.mark_begins, "", drawing.mark_width);
  }
  return text;
}

}  // namespace docket
