// What single cells of a backlog say. A problem is noted where the cell stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"
#include "scenario/backlog_table.hpp"

namespace docket::scenario_detail {

template <class Things>
std::vector<std::string> ids_of(const Things& things) {
  std::vector<std::string> ids;
  for (const auto& thing : things) {
    ids.push_back(thing.id);
  }
  return ids;
}

/// What comes back of a cell is nothing where it is empty or wrong.
class BacklogCells {
 public:
  /// `at`: the instant of which the backlog tells. REQUIRES: scenario and problems outlive it.
  BacklogCells(const Scenario& scenario, Instant at, Problems& problems)
      : scenario_(scenario), at_(at), problems_(problems) {}

  void report(Place place, std::string message, std::string nearest = {}, std::string hint = {});

  /// The place of the cell's word among `words`, all that may stand there.
  std::optional<std::size_t> word(const BacklogRow& row, BacklogColumn column, const std::vector<std::string>& words);
  /// The place among `ids`, what the scenario has; `noun`: what they are ids of.
  std::optional<std::size_t> reference(const BacklogRow& row, BacklogColumn column, const std::vector<std::string>& ids,
                                       const std::string& noun);
  std::optional<Instant> instant(const BacklogRow& row, BacklogColumn column);
  /// Not after the instant of which the backlog tells.
  std::optional<Instant> past_instant(const BacklogRow& row, BacklogColumn column);
  /// How many items the row is about; 1 where it does not say, or not well.
  std::uint64_t item_count(const BacklogRow& row);

  [[nodiscard]] std::string shown(Instant instant) const;

 private:
  const Scenario& scenario_;
  Instant at_;
  Problems& problems_;
};

}  // namespace docket::scenario_detail
