#include "scenario/read_open_item.hpp"

namespace docket::scenario_detail {
namespace {

using Column = BacklogColumn;

// Words of the values, in their order.
const std::vector<std::string> kStates = {"unnoticed", "waiting", "in-review", "on-hold", "decided"};
const std::vector<std::string> kDecisions = {"withhold", "block", "reject"};
const std::vector<std::string> kVisibilities = {"visible", "withheld", "blocked"};

}  // namespace

OpenItem OpenItemReader::read(const BacklogRow& row, const BacklogSource* like, Instant served) {
  OpenItem stands;
  if (const auto state = cells_.word(row, Column::state, kStates)) {
    stands.state = static_cast<OpenState>(*state);
  }
  stands.since = cells_.past_instant(row, Column::since).value_or(served);
  if (stands.since < served) {
    cells_.report(row.at(Column::since), "this is before the order was served");
  }
  if (const auto kind = cells_.reference(row, Column::kind, scenario_.kinds, "kind")) {
    stands.kind = KindId(*kind);
  }
  if (const auto visibility = cells_.word(row, Column::visibility, kVisibilities)) {
    stands.visibility = static_cast<Visibility>(*visibility);
  }
  stands.decision = decision_of(row, stands.state);
  stands.stage = stage_of(row, stands.state, like);
  return stands;
}

Decision OpenItemReader::decision_of(const BacklogRow& row, OpenState state) {
  const auto decided = cells_.word(row, Column::decision, kDecisions);
  if ((state == OpenState::decided) != row[Column::decision].has_value()) {
    cells_.report(row.at(Column::decision), row[Column::decision]
                                                ? "a decision, but the state is not \"decided\""
                                                : "the state is \"decided\", but no decision is given");
  }
  return static_cast<Decision>(decided.value_or(0));
}

StageId OpenItemReader::stage_of(const BacklogRow& row, OpenState state, const BacklogSource* like) {
  const auto named = cells_.reference(row, Column::stage, stages_, "stage");
  if (state == OpenState::unnoticed || state == OpenState::decided || like == nullptr) {
    return StageId::none();
  }
  const StageId at = named ? StageId(*named) : like->entry;
  const bool is_batch = like->like.from.is_none();
  if (is_batch && scenario_.platform.stages[at.index()].is_per_order) {
    cells_.report(row.at(Column::stage), "a stage for whole orders takes no work without an order");
  }
  return at;
}

}  // namespace docket::scenario_detail
