// Which of a scenario's orders and streams a row of a backlog is like: by its id, or as the only one of an authority
// and a regime.
#pragma once

#include <vector>

#include "scenario/backlog_cells.hpp"
#include "scenario/backlog_source.hpp"

namespace docket::scenario_detail {

class SourceChoice {
 public:
  /// REQUIRES: scenario and cells outlive it.
  SourceChoice(const Scenario& scenario, BacklogCells& cells)
      : scenario_(scenario), cells_(cells), sources_(backlog_sources(scenario)) {}

  /// nullptr where the row does not say it, or not well.
  const BacklogSource* choose(const BacklogRow& row);
  /// REQUIRES: the id of a source that was chosen before.
  [[nodiscard]] const BacklogSource& operator[](SourceId id) const;

 private:
  const BacklogSource* named(const BacklogRow& row);
  [[nodiscard]] std::vector<const BacklogSource*> fitting(AuthorityId by, RegimeId under) const;
  [[nodiscard]] SourceKind kind_of(const BacklogSource& one) const;
  void report_choice(const BacklogRow& row, const std::vector<const BacklogSource*>& fitting);

  const Scenario& scenario_;
  BacklogCells& cells_;
  std::vector<BacklogSource> sources_;
};

}  // namespace docket::scenario_detail
