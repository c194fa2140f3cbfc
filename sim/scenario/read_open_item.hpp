// Where the items of one row of a backlog stand.
#pragma once

#include <string>
#include <vector>

#include "docket/order/opening.hpp"
#include "scenario/backlog_cells.hpp"
#include "scenario/backlog_source.hpp"

namespace docket::scenario_detail {

class OpenItemReader {
 public:
  /// REQUIRES: scenario and cells outlive it.
  OpenItemReader(const Scenario& scenario, BacklogCells& cells)
      : scenario_(scenario), cells_(cells), stages_(ids_of(scenario.platform.stages)) {}

  /// `like`: what the order is like; nullptr: nobody knows. `served`: since when it is there at the earliest.
  OpenItem read(const BacklogRow& row, const BacklogSource* like, Instant served);

 private:
  Decision decision_of(const BacklogRow& row, OpenState state);
  StageId stage_of(const BacklogRow& row, OpenState state, const BacklogSource* like);

  const Scenario& scenario_;
  BacklogCells& cells_;
  std::vector<std::string> stages_;
};

}  // namespace docket::scenario_detail
