// Tables of text for a terminal: columns side by side where they fit; else with the names of rows on lines of their
// own; else one block of lines for each row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace docket {

/// Columns that a text takes on a screen.
[[nodiscard]] std::size_t screen_width(std::string_view text);

/// `text` in lines of at most `width` columns, each behind `indent` blanks; words longer than that stay whole.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent, std::size_t width);

class TextTable {
 public:
  /// The first heading names the table and what its rows are; its column is aligned to the left, the others to the
  /// right. A column without any content is left out.
  explicit TextTable(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  /// One cell for each heading. The first cell names the row; where it repeats the row above, it stands there only.
  void add(std::vector<std::string> cells) { rows_.push_back({std::move(cells), {}}); }
  /// A line below the row that was added last.
  void note(std::string text) { rows_.back().notes.push_back(std::move(text)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  void align_left(std::size_t column) { left_.push_back(column); }
  /// Aligns the last column to the left, and wraps it where it would not fit.
  void let_last_column_flow() { flows_ = true; }

  [[nodiscard]] std::string render(std::size_t width) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    std::vector<std::string> notes;
  };
  [[nodiscard]] std::vector<std::size_t> widths() const;
  [[nodiscard]] std::size_t total(const std::vector<std::size_t>& widths) const;
  [[nodiscard]] std::string side_by_side(const std::vector<std::size_t>& widths, std::size_t width) const;
  [[nodiscard]] std::string in_blocks(std::size_t width) const;
  [[nodiscard]] std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                                 std::size_t indent, std::size_t width) const;
  [[nodiscard]] std::string block(const Row& row, std::size_t width) const;
  [[nodiscard]] bool is_left(std::size_t column) const;

  std::vector<std::string> headings_;
  std::vector<Row> rows_;
  std::vector<std::size_t> left_ = {0};
  bool flows_ = false;
};

}  // namespace docket
