// A backlog file as rows of cells that know where they stand.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docket/core/problem.hpp"

namespace docket::scenario_detail {

/// See read_backlog.hpp.
enum class BacklogColumn : std::size_t {
  order,
  served_at,
  source,
  authority,
  regime,
  item,
  items,
  kind,
  due_at,
  stage,
  state,
  since,
  decision,
  visibility,
};
inline constexpr std::size_t kBacklogColumns = static_cast<std::size_t>(BacklogColumn::visibility) + 1;

/// A field that is not empty.
struct BacklogCell {
  std::string text;
  Place place;
};

/// The cells of one row, by column.
struct BacklogRow {
  std::array<std::optional<BacklogCell>, kBacklogColumns> cells;
  Place place;

  [[nodiscard]] const std::optional<BacklogCell>& operator[](BacklogColumn column) const {
    return cells[static_cast<std::size_t>(column)];
  }
  /// Of the cell, or of the row where it is empty.
  [[nodiscard]] Place at(BacklogColumn column) const { return (*this)[column] ? (*this)[column]->place : place; }
};

[[nodiscard]] const std::string& name_of(BacklogColumn column);

/// The rows that can be read; every problem with the table itself is added to `problems`.
std::vector<BacklogRow> read_backlog_table(std::string_view csv, const std::string& file, Problems& problems);

}  // namespace docket::scenario_detail
