#include "study/point_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "docket/core/nearest_word.hpp"
#include "scenario/csv_row.hpp"
#include "scenario/json_text.hpp"
#include "scenario/located_json.hpp"
#include "scenario/scalar.hpp"
#include "study/amount.hpp"

namespace docket::study_detail {
namespace {

using scenario_detail::CsvField;
using scenario_detail::quoted;
using scenario_detail::text_of;

/// Beyond that a file is likely to be something else.
constexpr std::size_t kMostProblems = 50;

template <class Named>
std::vector<std::string> names_of(const std::vector<Named>& all, std::string Named::*name) {
  std::vector<std::string> names;
  std::ranges::transform(all, std::back_inserter(names), name);
  return names;
}

bool is_within(const ValueRange& range, const std::optional<Scalar>& value) {
  return value && value->sort == range.from.sort && value->amount >= range.from.amount &&
         value->amount <= range.to.amount;
}

class PointTableReader {
 public:
  PointTableReader(const std::string& file, Study& study, Problems& problems)
      : file_(file), study_(study), problems_(problems), known_problems_(problems.size()) {}

  void read(std::string_view csv) {
    for (line_ = 1; !csv.empty() && (is_sound() || !columns_.empty()); ++line_) {
      row_.split(scenario_detail::take_line(csv));
      if (row_.open_quote != 0) {
        report(row_.open_quote, "this quote is not closed on its line");
      } else if (!is_blank()) {
        read_line();
      }
      if (problems_.size() - known_problems_ >= kMostProblems) {
        report(1, "nothing behind this line was looked at: so much before it is mistaken");
        return;
      }
    }
    line_ = 1;
    if (is_sound() && columns_.empty()) {
      report(1, "there is no line in this table");
    } else if (is_sound() && study_.table.empty()) {
      report(1, "there is no row in this table");
    }
  }

 private:
  [[nodiscard]] bool is_sound() const { return problems_.size() == known_problems_; }

  void report(std::uint32_t column, std::string message, std::string nearest = {}, std::string hint = {}) {
    problems_.push_back({{file_, line_, column}, "", std::move(message), std::move(nearest), std::move(hint), {}});
  }

  [[nodiscard]] bool is_blank() const { return row_.fields.size() == 1 && text_of(row_.fields.front()).empty(); }

  void read_line() {
    if (columns_.empty()) {
      read_headings();
    } else {
      read_row();
    }
  }

  /// What stands below mistaken headings is not looked at.
  void read_headings() {
    std::vector<std::size_t> columns;
    for (const CsvField& heading : row_.fields) {
      const auto factor = factor_of(heading);
      if (factor && std::ranges::find(columns, *factor) != columns.end()) {
        report(heading.column, "there are two columns " + quoted(text_of(heading)));
      }
      columns.push_back(factor.value_or(study_.factors.size()));
    }
    for (std::size_t i = 0; i < study_.factors.size() && is_sound(); ++i) {
      if (std::ranges::find(columns, i) == columns.end()) {
        report(1, "there is no column of the factor " + quoted(study_.factors[i].id));
      }
    }
    if (is_sound()) {
      columns_ = std::move(columns);
    }
  }

  /// The factor of a column; a pointer becomes one.
  std::optional<std::size_t> factor_of(const CsvField& heading) {
    const std::string name = text_of(heading);
    const std::vector<std::string> ids = names_of(study_.factors, &Factor::id);
    if (const auto known = std::ranges::find(ids, name); known != ids.end()) {
      return static_cast<std::size_t>(known - ids.begin());
    }
    const bool has_semicolons = row_.fields.size() == 1 && name.find(';') != std::string::npos;
    const bool is_pointer =
        !name.empty() && scenario_detail::pointer_steps(name) && name.find('=') == std::string::npos;
    if (has_semicolons || !is_pointer) {
      report(heading.column, "no factor " + quoted(name), nearest_word(name, ids),
             has_semicolons ? "columns are separated by commas"
                            : "a column is named by a factor, or by a pointer into the scenario");
      return std::nullopt;
    }
    study_.factors.push_back({name, name, {}, {}, {file_, line_, heading.column}});
    return study_.factors.size() - 1;
  }

  void read_row() {
    if (row_.fields.size() != columns_.size()) {
      const bool is_short = row_.fields.size() < columns_.size();
      report(is_short ? 1 : row_.fields[columns_.size()].column,
             std::string("this row has ") + (is_short ? "fewer" : "more") + " columns than the first line");
      return;
    }
    const std::size_t known_before = problems_.size();
    std::vector<Level> row(study_.factors.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      row[columns_[i]] = level_in(row_.fields[i], study_.factors[columns_[i]]);
      row[columns_[i]].place = {file_, line_, row_.fields[i].column};
    }
    if (problems_.size() == known_before) {
      refuse_twin(row);
    }
    study_.table.push_back(std::move(row));
  }

  /// Results could not tell the two apart.
  void refuse_twin(const std::vector<Level>& row) {
    const auto [first, is_new] = lines_.try_emplace(names_of(row, &Level::name), line_);
    if (!is_new) {
      report(1, "this row stands in line " + std::to_string(first->second) + " already");
    }
  }

  Level level_in(const CsvField& field, const Factor& factor) {
    const std::string text = text_of(field);
    const auto known = std::ranges::find(factor.levels, text, &Level::name);
    if (known != factor.levels.end()) {
      return *known;
    }
    if (!factor.levels.empty() && !factor.range) {
      report(field.column,
             quoted(text) + (factor.pointer.empty() ? " is no level of " : " is none of the values of ") +
                 quoted(factor.id),
             nearest_word(text, names_of(factor.levels, &Level::name)));
      return {};
    }
    Problems no_json;
    const auto value = scenario_detail::parse_json(text, file_, no_json);
    Level level{name_of_json(text),
                {},
                {factor.pointer + "=" + text},
                scenario_detail::scalar_of(value ? *value : scenario_detail::make_text(text, {}))};
    if (factor.range && !is_within(*factor.range, level.amount)) {
      report(field.column, fmt::format("{} does not lie between the ends of {}, {} and {}", quoted(text),
                                       quoted(factor.id), json_of(factor.range->from), json_of(factor.range->to)));
    }
    return level;
  }

  const std::string& file_;
  Study& study_;
  Problems& problems_;
  std::size_t known_problems_;
  std::uint32_t line_ = 1;
  scenario_detail::CsvRow row_;
  std::vector<std::size_t> columns_;                         // factors; none before the headings are read
  std::map<std::vector<std::string>, std::uint32_t> lines_;  // of rows, by the names of their levels
};

}  // namespace

void read_point_table(const std::string& csv, const std::string& file, Study& study, Problems& problems) {
  PointTableReader(file, study, problems).read(scenario_detail::without_mark(csv));
}

}  // namespace docket::study_detail
