// Where the numbers of a scenario come from: the evidence that it brings, the facts that the evidence cites, and for
// each value of the scenario what speaks for it.
//
// Which entry speaks for a value: the one at the value's own pointer or at the nearest pointer above it. But what
// overrides must bring its own evidence: an entry speaks only for values of its own layer of base < extends < file, or
// of lower ones; a regime's file is a layer of its own, right below the file that includes it. What --set puts in is
// the user's, whatever the evidence says. A scenario's resolved text is a single layer: there, what would get evidence
// that never spoke for it is marked as the user's.
//
// Reading a scenario refuses what contradicts its evidence:
//   - a value outside the range of its entry; a range at anything but one number, duration, instant or date, whose
//     ends that value could not have, or that are of another sort
//   - `fact` at a value other than the fact's, or outside the fact's days; at a vague fact or one that has only bounds,
//     because choosing a value within them is a convention; and at several values, of which one fact tells only one
//   - `convention` or `assumption` `of` a fact at a value outside the fact's bounds, unless the entry has a range
//   - values that break `below` or `above`, differ from what they are `same_as`, or are the same as each other in a
//     circle
// Two values are compared only where they are of one sort: a fact that names a day does not refuse a share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docket/core/civil_date.hpp"
#include "docket/core/problem.hpp"

namespace docket {

enum class EvidenceKind : std::uint8_t { fact, law, unverified_law, source, convention, assumption, same_as, user };

/// Evidence for the subtree of the scenario below `pointer`.
struct Evidence {
  std::string pointer;  ///< into the merged document, also where a regime's file brings the evidence
  EvidenceKind kind = EvidenceKind::assumption;
  std::string text;                        ///< id of the fact, citation, reason, or the pointer that it moves with
  std::string cites;                       ///< laws: the provision
  std::string of;                          ///< conventions and assumptions: id of the fact that is read
  std::string range_json;                  ///< as written, such as "[0, 1]"; empty: none
  std::optional<CivilDate> in_force_from;  ///< laws; empty: not said
  std::optional<CivilDate> in_force_to;
  std::optional<CivilDate> checked_on;
  std::vector<std::string> below;  ///< pointers of values that this one is never above, in every experiment
  std::vector<std::string> above;  ///< pointers of values that this one is never below
  Place place;
  std::uint32_t layer = 0;  ///< of the file that says so; later files have higher ones
};

struct Fact {
  std::string id;
  std::string says;
  std::string status;         ///< stated, attributed, derived, …
  std::string attributed_to;  ///< who says so, where the status is attributed
  std::vector<std::string> articles;
  bool is_vague = false;                    ///< the wording allows more than one value
  std::vector<std::string> conflicts_with;  ///< ids of facts that cannot hold together with this one
  std::string unit;                         ///< of its value or bounds; empty: it has none
  std::string value_json;                   ///< what is told exactly, as written; empty: nothing
  std::string bounds_json;                  ///< "[lowest, highest]"; empty: none
  Place place;
};

enum class ScalarSort : std::uint8_t { number, duration, instant, date };

/// A single number, whatever it is written as. Amounts of one sort compare as their values do.
struct Scalar {
  ScalarSort sort = ScalarSort::number;
  double amount = 0;  ///< durations: µs; instants: µs since 1970 in UTC; dates: days since 1970
};

struct ScalarRange {
  Scalar low;
  Scalar high;
  std::string low_json;  ///< as written: what a setting takes
  std::string high_json;
};

/// What a value rests on, after all same_as are followed.
enum class Basis : std::uint8_t { nothing, user, fact, law, unverified_law, source, convention, assumption };

/// A number, duration, instant, probability, distribution or the like that can change a result, and what speaks for it.
struct LedgerRow {
  static constexpr std::size_t kNone = SIZE_MAX;

  std::string pointer;
  std::string written;  ///< as JSON; of a long list only its length
  Place place;
  Basis basis = Basis::nothing;
  std::size_t entry = kNone;       ///< index into entries: what is said of the value itself. Of a user's value: of the
                                   ///< one in its place
  std::size_t root_entry = kNone;  ///< the same, at the end of same_as
  std::string moves_with;          ///< pointer of the value at the end of same_as; empty: it moves on its own
  std::optional<Scalar> scalar;    ///< where it is a single one
  /// Where its own entry names one and it is not the user's. What it must stay below and above is in the entry.
  std::optional<ScalarRange> range;
};

struct EvidenceLedger {
  std::vector<Evidence> entries;      ///< sorted by pointer
  std::map<std::string, Fact> facts;  ///< of the scenario's facts file; empty without one
  std::vector<LedgerRow> rows;        ///< one for each value that the scenario writes, sorted by pointer

  [[nodiscard]] std::size_t count(EvidenceKind kind) const;
  [[nodiscard]] std::size_t count(Basis basis) const;
  /// Values that something speaks for, be it the user.
  [[nodiscard]] std::size_t covered() const { return rows.size() - count(Basis::nothing); }
  /// Null when no value is written there. O(log rows).
  [[nodiscard]] const LedgerRow* row_at(std::string_view pointer) const;
  /// What is said of the value; null: nothing.
  [[nodiscard]] const Evidence* entry_of(const LedgerRow& row) const;
  [[nodiscard]] const Evidence* root_entry_of(const LedgerRow& row) const;
  /// Something at or below the pointer rests on an assumption.
  [[nodiscard]] bool is_assumed(std::string_view pointer) const;
};

/// `pointer` is `ancestor` or below it.
[[nodiscard]] bool is_within(std::string_view pointer, std::string_view ancestor);

}  // namespace docket
