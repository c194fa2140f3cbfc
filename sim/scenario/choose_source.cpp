#include "scenario/choose_source.hpp"

#include <algorithm>
#include <string>

#include "scenario/json_text.hpp"

namespace docket::scenario_detail {
namespace {

using Column = BacklogColumn;

}  // namespace

const BacklogSource* SourceChoice::choose(const BacklogRow& row) {
  if (row[Column::source]) {
    return named(row);
  }
  const auto by = cells_.reference(row, Column::authority, ids_of(scenario_.authorities), "authority");
  const auto under = cells_.reference(row, Column::regime, ids_of(scenario_.regimes), "regime");
  if ((row[Column::authority] && !by) || (row[Column::regime] && !under)) {
    return nullptr;
  }
  const auto found = fitting(by ? AuthorityId(*by) : AuthorityId::none(), under ? RegimeId(*under) : RegimeId::none());
  if (found.size() != 1) {
    report_choice(row, found);
    return nullptr;
  }
  return found.front();
}

const BacklogSource& SourceChoice::operator[](SourceId id) const {
  return *std::ranges::find(sources_, id, [](const BacklogSource& one) { return one.like.source; });
}

const BacklogSource* SourceChoice::named(const BacklogRow& row) {
  std::vector<std::string> ids;
  for (const BacklogSource& one : sources_) {
    ids.push_back(*one.id);
  }
  const auto found = cells_.reference(row, Column::source, ids, "order or stream");
  return found ? &sources_[*found] : nullptr;
}

/// None: of any. A list comes once: an open order is like the streams, if there are any.
std::vector<const BacklogSource*> SourceChoice::fitting(AuthorityId by, RegimeId under) const {
  std::vector<const BacklogSource*> found;
  for (const BacklogSource& one : sources_) {
    const bool fits = (by.is_none() || one.like.from == by) && (under.is_none() || one.like.regime == under);
    const bool is_of_lesser_kind = !found.empty() && kind_of(one) != kind_of(*found.front());
    if (fits && !is_of_lesser_kind) {
      found.push_back(&one);
    }
  }
  return found;
}

SourceKind SourceChoice::kind_of(const BacklogSource& one) const {
  return scenario_.sources[one.like.source.index()].kind;
}

void SourceChoice::report_choice(const BacklogRow& row, const std::vector<const BacklogSource*>& fitting) {
  std::string all;
  for (const BacklogSource* one : fitting) {
    all += (all.empty() ? "" : ", ") + quoted(*one->id);
  }
  cells_.report(row.place,
                fitting.empty() ? "no order or stream of the scenario is of this authority and regime"
                                : "this order may be like any of " + all + " of the scenario",
                "", fitting.empty() ? "" : "say which one in a column \"source\"");
}

}  // namespace docket::scenario_detail
