#include "scenario/trace_csv.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "docket/core/nearest_word.hpp"
#include "scenario/json_text.hpp"
#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

namespace {

struct Cell {
  std::string text;
  std::uint32_t column = 1;  ///< where it begins

  bool operator==(const Cell& other) const { return text == other.text; }
};

std::string_view without_line_end(std::string_view line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

struct Row {
  std::vector<Cell> cells = std::vector<Cell>(1);
  std::uint32_t open_quote = 0;  ///< column of a quote that is never closed; 0: none
};

Row cells_of(std::string_view line) {
  Row row;
  std::vector<Cell>& cells = row.cells;
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      is_quoted = !is_quoted;
      row.open_quote = is_quoted ? static_cast<std::uint32_t>(i + 1) : 0;
    } else if (line[i] == ',' && !is_quoted) {
      cells.push_back({"", static_cast<std::uint32_t>(i + 2)});
    } else if (line[i] != ' ' || is_quoted) {
      cells.back().text += line[i];
    }
  }
  return row;
}

LocatedValue number_or_text(const std::string& text, const Spot& spot) {
  LocatedValue value = make_text(text, spot);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) {
    value.type = JsonType::number;
    value.number = number;
  }
  return value;
}

class TraceReader {
 public:
  TraceReader(const std::string& file, const std::string& pointer, Problems& problems)
      : file_(std::make_shared<const std::string>(file)), pointer_(pointer), problems_(problems) {
    rows_.type = JsonType::array;
    rows_.spot = {file_, 1, 1};
  }

  bool read_header(std::string_view line) {
    const std::vector<Cell> names = cells_of(line).cells;
    columns_ = names.size();
    const std::string wanted = "the first line must name the columns \"served_at\" and \"items\"";
    const auto index_of = [&names](const char* name) {
      return static_cast<std::size_t>(std::ranges::find(names, name, &Cell::text) - names.begin());
    };
    served_at_ = index_of("served_at");
    items_ = index_of("items");
    const bool has_both = std::max(served_at_, items_) < names.size();
    if (line.empty()) {
      report(1, 1, "this line is empty, but " + wanted);
    } else if (!has_both) {
      report_header(names, served_at_ == names.size() ? "served_at" : "items", wanted);
    }
    return has_both && stands_once(names, served_at_) && stands_once(names, items_);
  }

  void read_row(std::string_view line, std::uint32_t number) {
    const auto [cells, open_quote] = cells_of(line);
    if (open_quote != 0) {
      report(number, open_quote, "this quote is not closed on its line");
      return;
    }
    if (cells.size() != columns_) {
      const bool is_short = cells.size() < columns_;
      report(number, is_short ? 1 : cells[columns_].column,
             std::string("this row has ") + (is_short ? "fewer" : "more") + " columns than the first line");
      return;
    }
    LocatedValue row;
    row.type = JsonType::array;
    row.spot = {file_, number, 1};
    const Cell& served_at = cells[served_at_];
    const Cell& items = cells[items_];
    row.elements.push_back(make_text(served_at.text, {file_, number, served_at.column}));
    row.elements.push_back(number_or_text(items.text, {file_, number, items.column}));
    rows_.elements.push_back(std::move(row));
  }

  [[nodiscard]] LocatedValue take() && { return std::move(rows_); }

 private:
  void report(std::uint32_t line, std::uint32_t column, const std::string& message, const std::string& nearest = {},
              const std::string& hint = {}) {
    problems_.push_back({{*file_, line, column}, pointer_, message, nearest, hint});
  }

  bool stands_once(const std::vector<Cell>& names, std::size_t first) {
    const auto next = std::find(names.begin() + static_cast<std::ptrdiff_t>(first) + 1, names.end(), names[first]);
    if (next != names.end()) {
      report(1, next->column, "there are two columns " + quoted(next->text));
    }
    return next == names.end();
  }

  void report_header(const std::vector<Cell>& names, const std::string& missing, const std::string& wanted) {
    std::uint32_t column = 1;
    bool has_semicolons = false;
    std::string near;
    for (const Cell& name : names) {
      has_semicolons = has_semicolons || name.text.find(';') != std::string::npos;
      if (near.empty() && !nearest_word(name.text, std::vector{missing}).empty()) {
        near = missing;
        column = name.column;
      }
    }
    report(1, column, "no column " + quoted(missing) + ": " + wanted, near,
           has_semicolons ? "columns are separated by commas" : "");
  }

  std::shared_ptr<const std::string> file_;
  const std::string& pointer_;
  Problems& problems_;
  std::size_t served_at_ = 0;
  std::size_t items_ = 0;
  std::size_t columns_ = 0;
  LocatedValue rows_;
};

}  // namespace

LocatedValue parse_trace(std::string_view csv, const std::string& file, const std::string& pointer,
                         Problems& problems) {
  TraceReader reader(file, pointer, problems);
  if (const auto mark = find_byte_order_mark(csv)) {
    problems.push_back({{file, 1, 1}, pointer, mark->message, "", mark->hint});
    csv.remove_prefix(kByteOrderMark.size());
  }
  if (const auto mistake = find_encoding_mistake(csv)) {
    const auto line = std::count(csv.begin(), csv.begin() + static_cast<std::ptrdiff_t>(mistake->offset), '\n') + 1;
    problems.push_back({{file, static_cast<std::uint32_t>(line), 1}, pointer, mistake->message, "", mistake->hint});
    return std::move(reader).take();
  }
  bool has_header = false;
  for (std::uint32_t number = 1; number == 1 || !csv.empty(); ++number) {
    const std::string_view line = csv.substr(0, csv.find('\n'));
    csv.remove_prefix(std::min(csv.size(), line.size() + 1));
    const std::string_view content = without_line_end(line);
    if (number == 1) {
      has_header = reader.read_header(content);
    } else if (has_header && !content.empty()) {
      reader.read_row(content, number);
    }
  }
  return std::move(reader).take();
}

}  // namespace docket::scenario_detail
