#include "cli/cut_short.hpp"

#include <map>
#include <string>

#include "docket/experiment/metric_columns.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

std::string clause_of(Limit limit, std::size_t runs, const std::optional<Limits>& limits) {
  const LimitNote note = note_of(limit, limits.value_or(Limits()));
  if (note.raised_by.empty()) {
    return " stood still; docket run of such a point says where";
  }
  const std::string which = limits ? "the limit of " + note.value + " (" + note.raised_by + ")" : note.raised_by;
  return (runs == 1 ? " was" : " were") + std::string(" cut short by ") + which + "; raised, it needs another file";
}

}  // namespace

bool tell_cut_short(const ResultStore& store, const std::optional<Limits>& limits, const Console& console) {
  const std::map<std::string, std::size_t> cut_short = store.cut_short();
  for (const auto& [word, runs] : cut_short) {
    console.tell("docket: PARTIAL: " + counted(runs, "run") + clause_of(limit_named(word), runs, limits) + "\n");
  }
  return !cut_short.empty();
}

}  // namespace docket
