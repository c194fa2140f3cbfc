#include <algorithm>

#include "scenario/evidence_entries.hpp"

namespace docket::scenario_detail {

namespace {

/// What would speak for a value if no layer were above another; kNone: nothing.
std::size_t nearest_entry(const std::vector<Evidence>& entries, std::string_view pointer) {
  while (true) {
    const auto found = std::ranges::lower_bound(entries, pointer, {}, &Evidence::pointer);
    if (found != entries.end() && found->pointer == pointer) {
      return static_cast<std::size_t>(found - entries.begin());
    }
    if (pointer.empty()) {
      return LedgerRow::kNone;
    }
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

LocatedValue of_user(const LedgerRow& row) {
  const Spot spot;
  LocatedValue entry = make_object(spot);
  member_of(entry, "user", spot) = make_text(row.place.file, spot);
  return entry;
}

LocatedValue entry_for(const LedgerRow& row, const LocatedValue& document, const EvidenceLedger& ledger) {
  const Evidence* speaks = row.basis == Basis::user ? nullptr : ledger.entry_of(row);
  const LocatedValue* evidence = speaks == nullptr ? nullptr : document.find("evidence");
  const LocatedValue* written = evidence == nullptr ? nullptr : evidence->find(speaks->pointer);
  return written == nullptr ? of_user(row) : *written;
}

}  // namespace

LocatedValue with_settled_evidence(LocatedValue document, const EvidenceLedger& ledger) {
  for (const LedgerRow& row : ledger.rows) {
    const Evidence* says = ledger.entry_of(row);
    const bool is_users = row.basis == Basis::user && (says == nullptr || says->kind != EvidenceKind::user);
    if (is_users || nearest_entry(ledger.entries, row.pointer) != row.entry) {
      LocatedValue entry = entry_for(row, document, ledger);
      LocatedValue& evidence = member_of(document, "evidence", {});
      evidence.type = JsonType::object;
      member_of(evidence, row.pointer, {}) = std::move(entry);
    }
  }
  return document;
}

}  // namespace docket::scenario_detail
