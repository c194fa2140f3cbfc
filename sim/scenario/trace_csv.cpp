#include "scenario/trace_csv.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "docket/core/nearest_word.hpp"
#include "scenario/csv_row.hpp"
#include "scenario/json_text.hpp"
#include "scenario/packed_trace.hpp"
#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

namespace {

LocatedValue number_or_text(const std::string& text, const Spot& spot) {
  LocatedValue value = make_text(text, spot);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) {
    value.type = JsonType::number;
    value.number = number;
    const auto whole = value.whole_number();
    value.text = whole ? std::to_string(*whole) : text;  // JSON has no "007"
  }
  return value;
}

class TraceReader {
 public:
  TraceReader(const std::string& file, Layer layer, const std::string& pointer, Problems& problems)
      : file_(std::make_shared<const std::string>(file)), layer_(layer), pointer_(pointer), problems_(problems) {
    rows_.type = JsonType::array;
    rows_.spot = spot(1, 1);
  }

  void read(std::string csv) {
    packed_ = std::make_shared<PackedTrace>(std::move(csv), file_, layer_);
    const auto holder = packed_;  // keeps the text
    std::string_view rest = holder->text();
    bool has_header = false;
    for (std::uint32_t number = 1; number == 1 || !rest.empty(); ++number) {
      const std::string_view line = take_line(rest);
      if (number == 1) {
        has_header = read_header(line);
      } else if (has_header && !line.empty()) {
        read_row(line, number);
      }
    }
    pack();
  }

  [[nodiscard]] LocatedValue take() && { return std::move(rows_); }

 private:
  bool read_header(std::string_view line) {
    row_.split(line);
    std::vector<std::string> names;
    std::ranges::transform(row_.fields, std::back_inserter(names), text_of);
    columns_ = names.size();
    const std::string wanted = "the first line must name the columns \"served_at\" and \"items\"";
    const auto index_of = [&names](const char* name) {
      return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
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
    row_.split(line);
    if (row_.open_quote != 0) {
      report(number, row_.open_quote, "this quote is not closed on its line");
      return;
    }
    if (row_.fields.size() != columns_) {
      const bool is_short = row_.fields.size() < columns_;
      report(number, is_short ? 1 : row_.fields[columns_].column,
             std::string("this row has ") + (is_short ? "fewer" : "more") + " columns than the first line");
      return;
    }
    add_row(row_.fields[served_at_], row_.fields[items_], number);
  }

  void add_row(const CsvField& served_at, const CsvField& items, std::uint32_t line) {
    if (packed_ && PackedTrace::can_hold(view_of(served_at), view_of(items))) {
      packed_->add({view_of(served_at), view_of(items), line, served_at.column, items.column});
      return;
    }
    pack();
    LocatedValue row;
    row.type = JsonType::array;
    row.spot = spot(line, 1);
    row.elements.own().push_back(make_text(text_of(served_at), spot(line, served_at.column)));
    row.elements.own().push_back(number_or_text(text_of(items), spot(line, items.column)));
    rows_.elements.own().push_back(std::move(row));
  }

  /// What was read until here; whatever is added from now on unpacks it.
  void pack() {
    if (packed_ && !packed_->rows().empty()) {
      rows_.elements = LocatedElements(std::move(packed_));
    }
    packed_.reset();
  }

  [[nodiscard]] Spot spot(std::uint32_t line, std::uint32_t column) const { return {file_, line, column, layer_}; }

  void report(std::uint32_t line, std::uint32_t column, const std::string& message, const std::string& nearest = {},
              const std::string& hint = {}) {
    problems_.push_back({{*file_, line, column}, pointer_, message, nearest, hint});
  }

  bool stands_once(const std::vector<std::string>& names, std::size_t first) {
    const auto next = std::find(names.begin() + static_cast<std::ptrdiff_t>(first) + 1, names.end(), names[first]);
    if (next != names.end()) {
      report(1, row_.fields[static_cast<std::size_t>(next - names.begin())].column,
             "there are two columns " + quoted(*next));
    }
    return next == names.end();
  }

  void report_header(const std::vector<std::string>& names, const std::string& missing, const std::string& wanted) {
    std::uint32_t column = 1;
    bool has_semicolons = false;
    std::string near;
    for (std::size_t i = 0; i < names.size(); ++i) {
      has_semicolons = has_semicolons || names[i].find(';') != std::string::npos;
      if (near.empty() && !nearest_word(names[i], std::vector{missing}).empty()) {
        near = missing;
        column = row_.fields[i].column;
      }
    }
    report(1, column, "no column " + quoted(missing) + ": " + wanted, near,
           has_semicolons ? "columns are separated by commas" : "");
  }

  std::shared_ptr<const std::string> file_;
  Layer layer_;
  const std::string& pointer_;
  Problems& problems_;
  std::size_t served_at_ = 0;
  std::size_t items_ = 0;
  std::size_t columns_ = 0;
  CsvRow row_;                           // the latest
  std::shared_ptr<PackedTrace> packed_;  // while every row fits
  LocatedValue rows_;
};

}  // namespace

LocatedValue parse_trace(std::string csv, const std::string& file, Layer layer, const std::string& pointer,
                         Problems& problems) {
  TraceReader reader(file, layer, pointer, problems);
  if (const auto mark = find_byte_order_mark(csv)) {
    problems.push_back({{file, 1, 1}, pointer, mark->message, "", mark->hint});
    csv.erase(0, kByteOrderMark.size());
  }
  if (const auto mistake = find_encoding_mistake(csv)) {
    const auto line = std::count(csv.begin(), csv.begin() + static_cast<std::ptrdiff_t>(mistake->offset), '\n') + 1;
    problems.push_back({{file, static_cast<std::uint32_t>(line), 1}, pointer, mistake->message, "", mistake->hint});
    return std::move(reader).take();
  }
  reader.read(std::move(csv));
  return std::move(reader).take();
}

}  // namespace docket::scenario_detail
