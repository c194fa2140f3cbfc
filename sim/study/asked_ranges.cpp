#include "study/asked_ranges.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "docket/core/nearest_word.hpp"
#include "scenario/json_text.hpp"

namespace docket::study_detail {
namespace {

bool has_range_of_its_own(const LedgerRow& row) { return row.range && row.scalar && row.moves_with.empty(); }

/// All pointers that may be asked for.
std::set<std::string> pointers_with_ranges(const std::map<std::string, Scenario>& scenarios) {
  std::set<std::string> pointers;
  for (const auto& [file, scenario] : scenarios) {
    for (const LedgerRow& row : scenario.evidence.rows) {
      std::string pointer = has_range_of_its_own(row) ? row.pointer : "";
      while (!pointer.empty() && pointers.insert(pointer).second) {
        pointer.erase(pointer.rfind('/'));
      }
    }
  }
  return pointers;
}

/// Of values there that move with others, one that they move with; empty: there is none.
std::string leader_below(const std::string& pointer, const std::map<std::string, Scenario>& scenarios) {
  for (const auto& [file, scenario] : scenarios) {
    for (const LedgerRow& row : scenario.evidence.rows) {
      if (!row.moves_with.empty() && is_within(row.pointer, pointer)) {
        return row.moves_with;
      }
    }
  }
  return {};
}

}  // namespace

bool is_asked_for(const LedgerRow& row, const Study& study) {
  return has_range_of_its_own(row) && std::ranges::any_of(study.evidence_ranges, [&](const std::string& pointer) {
           return is_within(row.pointer, pointer);
         });
}

Problems pointers_without_ranges(const Study& study, const std::map<std::string, Scenario>& scenarios) {
  const std::set<std::string> known = pointers_with_ranges(scenarios);
  Problems problems;
  for (std::size_t i = 0; i < study.evidence_ranges.size(); ++i) {
    const std::string& pointer = study.evidence_ranges[i];
    if (known.contains(pointer) || (pointer.empty() && !known.empty())) {
      continue;
    }
    const std::string at = "/evidence_ranges/" + std::to_string(i);
    const std::string leader = leader_below(pointer, scenarios);
    problems.push_back({study.place_of(at), at,
                        "nothing" + (pointer.empty() ? "" : " at or below " + scenario_detail::quoted(pointer)) +
                            " has a range in its evidence",
                        nearest_word(pointer, std::vector<std::string>(known.begin(), known.end())),
                        leader.empty() ? "" : "a value there moves with " + leader, Severity::error});
  }
  return problems;
}

}  // namespace docket::study_detail
