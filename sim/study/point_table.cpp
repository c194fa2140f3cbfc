#include "study/point_table.hpp"

#include <algorithm>
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

using scenario_detail::quoted;

struct Field {
  std::string text;
  Place place;
};

/// Fields by line; empty lines are passed over.
std::vector<std::vector<Field>> fields_of(std::string_view csv, const std::string& file, Problems& problems) {
  std::vector<std::vector<Field>> lines;
  scenario_detail::CsvRow row;
  for (std::uint32_t number = 1; !csv.empty(); ++number) {
    row.split(scenario_detail::take_line(csv));
    if (row.open_quote != 0) {
      problems.push_back({{file, number, row.open_quote}, "", "this quote is not closed on its line", "", "", {}});
    }
    std::vector<Field> line;
    for (const scenario_detail::CsvField& field : row.fields) {
      line.push_back({scenario_detail::text_of(field), {file, number, field.column}});
    }
    if (line.size() > 1 || !line.front().text.empty()) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::vector<std::string> ids_of(const Study& study) {
  std::vector<std::string> ids;
  std::ranges::transform(study.factors, std::back_inserter(ids), &Factor::id);
  return ids;
}

/// The factor of a column; a pointer becomes one.
std::optional<std::size_t> factor_of(const Field& heading, Study& study, Problems& problems) {
  const std::vector<std::string> ids = ids_of(study);
  if (const auto known = std::ranges::find(ids, heading.text); known != ids.end()) {
    return static_cast<std::size_t>(known - ids.begin());
  }
  if (!heading.text.starts_with('/')) {
    problems.push_back({heading.place,
                        "",
                        "no factor " + quoted(heading.text),
                        nearest_word(heading.text, ids),
                        "a column is named by a factor, or by a pointer into the scenario",
                        {}});
    return std::nullopt;
  }
  study.factors.push_back({heading.text, heading.text, {}, {}, heading.place});
  return study.factors.size() - 1;
}

Level level_in(const Field& field, const Factor& factor, Problems& problems) {
  const auto known = std::ranges::find(factor.levels, field.text, &Level::name);
  if (known != factor.levels.end()) {
    return *known;
  }
  if (factor.pointer.empty()) {
    std::vector<std::string> names;
    std::ranges::transform(factor.levels, std::back_inserter(names), &Level::name);
    problems.push_back({field.place,
                        "",
                        quoted(field.text) + " is no level of " + quoted(factor.id),
                        nearest_word(field.text, names),
                        "",
                        {}});
    return {};
  }
  Problems no_json;
  const auto value = scenario_detail::parse_json(field.text, field.place.file, no_json);
  const auto text = scenario_detail::make_text(field.text, {});
  return {name_of_json(field.text),
          {},
          {factor.pointer + "=" + field.text},
          scenario_detail::scalar_of(value ? *value : text)};
}

}  // namespace

void read_point_table(const std::string& csv, const std::string& file, Study& study, Problems& problems) {
  const std::size_t known_problems = problems.size();
  const auto lines = fields_of(csv, file, problems);
  if (problems.size() > known_problems) {
    return;
  }
  std::vector<std::size_t> factors;
  for (const Field& heading : lines.empty() ? std::vector<Field>{} : lines.front()) {
    factors.push_back(factor_of(heading, study, problems).value_or(0));
  }
  for (std::size_t i = 0; i < study.factors.size(); ++i) {
    if (std::ranges::count(factors, i) != 1 && problems.size() == known_problems) {
      problems.push_back(
          {{file, 1, 1}, "", "expected one column of the factor " + quoted(study.factors[i].id), "", "", {}});
    }
  }
  if (lines.size() < 2) {
    problems.push_back({{file, 1, 1}, "", "there is no row in this table", "", "", {}});
  }
  for (std::size_t i = 1; i < lines.size() && problems.size() == known_problems; ++i) {
    if (lines[i].size() != factors.size()) {
      problems.push_back(
          {lines[i].front().place,
           "",
           "found " + std::to_string(lines[i].size()) + " fields, expected " + std::to_string(factors.size()),
           "",
           "",
           {}});
      return;
    }
    std::vector<Level> row(study.factors.size());
    for (std::size_t column = 0; column < factors.size(); ++column) {
      row[factors[column]] = level_in(lines[i][column], study.factors[factors[column]], problems);
    }
    study.table.push_back(std::move(row));
  }
}

}  // namespace docket::study_detail
