#include "scenario/backlog_table.hpp"

#include <algorithm>
#include <utility>

#include "docket/core/nearest_word.hpp"
#include "scenario/csv_row.hpp"
#include "scenario/json_text.hpp"

namespace docket::scenario_detail {

namespace {

const std::vector<std::string> kColumns = {"order", "served_at", "source",   "authority", "regime",
                                           "item",  "items",     "kind",     "due_at",    "stage",
                                           "state", "since",     "decision", "visibility"};

class TableReader {
 public:
  TableReader(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

  std::vector<BacklogRow> read(std::string_view csv) {
    const bool has_header = read_header(take_line(csv));
    for (std::uint32_t number = 2; has_header && !csv.empty(); ++number) {
      const std::string_view line = take_line(csv);
      if (!line.empty()) {
        read_line(line, number);
      }
    }
    return std::move(rows_);
  }

 private:
  void report(Place place, std::string message, std::string nearest = {}, std::string hint = {}) {
    problems_.push_back({std::move(place), "", std::move(message), std::move(nearest), std::move(hint), {}});
  }

  bool read_header(std::string_view line) {
    const std::size_t known_problems = problems_.size();
    CsvRow row;
    row.split(line);
    for (const auto& field : row.fields) {
      const Place place{file_, 1, field.column};
      names_.push_back(text_of(field));
      const auto known = std::ranges::find(kColumns, names_.back());
      if (known != kColumns.end() && std::ranges::count(names_, names_.back()) > 1) {
        report(place, "there are two columns " + quoted(names_.back()));
      }
    }
    std::vector<std::string> meant;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string nearest = nearest_word(names_[i], kColumns);
      if (!nearest.empty() && nearest != names_[i] && std::ranges::find(names_, nearest) == names_.end()) {
        meant.push_back(nearest);
        report({file_, 1, row.fields[i].column}, "no column " + quoted(names_[i]) + " is of use", nearest,
               "other columns are passed over, but not where they may be meant for one of these");
      }
    }
    const bool has_semicolons = line.find(';') != std::string_view::npos && row.fields.size() == 1;
    for (const BacklogColumn needed : {BacklogColumn::order, BacklogColumn::served_at}) {
      const auto is_it = [needed](const std::string& name) { return name == name_of(needed); };
      if (std::ranges::none_of(names_, is_it) && std::ranges::none_of(meant, is_it)) {
        report({file_, 1, 1},
               "no column " + quoted(name_of(needed)) +
                   ": the first line must name at least the columns \"order\" and \"served_at\"",
               "", has_semicolons ? "columns are separated by commas" : "");
      }
    }
    return problems_.size() == known_problems;
  }

  void read_line(std::string_view line, std::uint32_t number) {
    CsvRow fields;
    fields.split(line);
    if (fields.open_quote != 0) {
      report({file_, number, fields.open_quote}, "this quote is not closed on its line");
      return;
    }
    if (fields.fields.size() != names_.size()) {
      const bool is_short = fields.fields.size() < names_.size();
      report({file_, number, is_short ? 1 : fields.fields[names_.size()].column},
             std::string("this row has ") + (is_short ? "fewer" : "more") + " columns than the first line");
      return;
    }
    BacklogRow row;
    row.place = {file_, number, 1};
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto column = std::ranges::find(kColumns, names_[i]);
      std::string text = text_of(fields.fields[i]);
      if (column != kColumns.end() && !text.empty()) {
        row.cells[static_cast<std::size_t>(column - kColumns.begin())] =
            BacklogCell{std::move(text), {file_, number, fields.fields[i].column}};
      }
    }
    rows_.push_back(std::move(row));
  }

  const std::string& file_;
  Problems& problems_;
  std::vector<std::string> names_;  // of the columns in the file
  std::vector<BacklogRow> rows_;
};

}  // namespace

const std::string& name_of(BacklogColumn column) { return kColumns[static_cast<std::size_t>(column)]; }

std::vector<BacklogRow> read_backlog_table(std::string_view csv, const std::string& file, Problems& problems) {
  return TableReader(file, problems).read(without_mark(csv));
}

}  // namespace docket::scenario_detail
