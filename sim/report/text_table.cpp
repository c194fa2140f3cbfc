#include "report/text_table.hpp"

#include <algorithm>
#include <numeric>

#include "core/utf8_cells.hpp"

namespace docket {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestFlow = 30;
constexpr std::size_t kNamesApart = 1;  // what is left of the first column when names stand on lines of their own

std::string padded(const std::string& text, std::size_t width, bool is_left) {
  const std::string blanks(width - std::min(width, screen_width(text)), ' ');
  return is_left ? printable(text) + blanks : blanks + printable(text);
}

void trim_end(std::string& text) { text.erase(text.find_last_not_of(" \n") + 1); }

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) {
      words.emplace_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return words;
}

}  // namespace

std::size_t screen_width(std::string_view text) {
  const auto cells = cells_of(text);
  return std::accumulate(cells.begin(), cells.end(), std::size_t{0},
                         [](std::size_t sum, const Cell& cell) { return sum + static_cast<std::size_t>(cell.width); });
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string lines;
  std::string line;
  std::size_t used = 0;
  for (const std::string& word : words_of(text)) {
    const std::size_t length = screen_width(word);
    if (used != 0 && indent + used + 1 + length > width) {
      lines += std::string(indent, ' ') + line + "\n";
      line.clear();
      used = 0;
    }
    line += (used == 0 ? "" : " ") + printable(word);
    used += length + (used == 0 ? 0 : 1);
  }
  return used == 0 ? lines : lines + std::string(indent, ' ') + line + "\n";
}

bool TextTable::is_left(std::size_t column) const {
  return std::ranges::count(left_, column) != 0 || (flows_ && column + 1 == headings_.size());
}

// 0 is a column that is left out.
std::vector<std::size_t> TextTable::widths() const {
  std::vector<std::size_t> found(headings_.size(), 0);
  for (std::size_t column = 0; column < headings_.size(); ++column) {
    for (const Row& row : rows_) {
      found[column] = std::max(found[column], screen_width(row.cells[column]));
    }
    if (found[column] != 0 || column == 0) {
      // The title stands two columns to the left of the rows.
      const std::size_t heading = screen_width(headings_[column]);
      found[column] = std::max(found[column], column == 0 && heading > kIndent ? heading - kIndent : heading);
    }
  }
  return found;
}

std::string TextTable::line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                            std::size_t indent, std::size_t width) const {
  std::string text(indent, ' ');
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (flows_ && column + 1 == cells.size() && !cells[column].empty()) {
      const std::size_t used = screen_width(text) + kGap;
      return text + wrapped(cells[column], used, width).substr(used - kGap);
    }
    if (widths[column] == 0) {
      continue;
    }
    const std::size_t room = widths[column] + (column == 0 ? kIndent - indent : 0);
    const bool is_too_long = screen_width(cells[column]) > room;  // only names can be
    text += column == 0 ? "" : std::string(kGap, ' ');
    text += padded(cells[column], room, is_left(column));
    text += is_too_long ? "\n" + std::string(kIndent + widths[0], ' ') : "";
  }
  trim_end(text);
  return text + "\n";
}

std::string TextTable::side_by_side(const std::vector<std::size_t>& widths, std::size_t width) const {
  std::string text = line(headings_, widths, 0, width);
  std::string name;
  for (const Row& row : rows_) {
    std::vector<std::string> cells = row.cells;
    if (cells[0] == name) {
      cells[0].clear();  // said in the row above
    }
    name = row.cells[0];
    text += line(cells, widths, kIndent, width);
    for (const std::string& note : row.notes) {
      text += wrapped(note, 2 * kIndent, width);
    }
  }
  return text;
}

std::string TextTable::block(const Row& row, std::size_t width) const {
  std::string text = wrapped(row.cells[0], kIndent, width);
  for (std::size_t column = 1; column < row.cells.size(); ++column) {
    if (!row.cells[column].empty()) {
      const std::string name = headings_[column].empty() ? "" : headings_[column] + ": ";
      text += wrapped(name + row.cells[column], 2 * kIndent, width);
    }
  }
  for (const std::string& note : row.notes) {
    text += wrapped(note, 2 * kIndent, width);
  }
  return text;
}

std::string TextTable::in_blocks(std::size_t width) const {
  std::string text = wrapped(headings_[0], 0, width);
  for (const Row& row : rows_) {
    text += block(row, width);
  }
  return text;
}

std::size_t TextTable::total(const std::vector<std::size_t>& widths) const {
  std::size_t sum = kIndent;
  for (std::size_t column = 0; column < widths.size(); ++column) {
    const bool is_flow = flows_ && column + 1 == widths.size();
    sum += widths[column] == 0 ? 0 : kGap + (is_flow ? std::min(widths[column], kNarrowestFlow) : widths[column]);
  }
  return sum - kGap;
}

std::string TextTable::render(std::size_t width) const {
  std::vector<std::size_t> columns = widths();
  if (total(columns) > width) {
    columns[0] = std::min(columns[0], kNamesApart);
  }
  return total(columns) <= width ? side_by_side(columns, width) : in_blocks(width);
}

}  // namespace docket
