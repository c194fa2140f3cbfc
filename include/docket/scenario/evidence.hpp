// Where the numbers of a scenario come from: the evidence that it brings, and the facts that the evidence cites.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"

namespace docket {

enum class EvidenceKind : std::uint8_t { fact, law, unverified_law, source, convention, assumption, same_as };

/// Evidence for the subtree of the scenario below `pointer`.
struct Evidence {
  std::string pointer;  ///< into the merged document, also where a regime's file brings the evidence
  EvidenceKind kind = EvidenceKind::assumption;
  std::string text;           ///< id of the fact, citation, reason, or the pointer that it moves with
  std::string cites;          ///< laws: the provision
  std::string of;             ///< conventions: id of the fact that is read
  std::string range_json;     ///< as written, such as "[0, 1]"; empty: none
  std::string in_force_from;  ///< laws: dates as written; empty: not said
  std::string in_force_to;
  std::string checked_on;
  std::vector<std::string> below;  ///< pointers of values that this one is never above, in every experiment
  std::vector<std::string> above;  ///< pointers of values that this one is never below
  Place place;
};

struct Fact {
  std::string id;
  std::string says;
  std::string status;  ///< stated, attributed, derived, …
};

struct EvidenceLedger {
  std::vector<Evidence> entries;      ///< sorted by pointer
  std::map<std::string, Fact> facts;  ///< of the scenario's facts file; empty without one

  [[nodiscard]] std::size_t count(EvidenceKind kind) const;
};

}  // namespace docket
