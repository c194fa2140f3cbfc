#include "docket/scenario/evidence.hpp"

#include <algorithm>

namespace docket {

std::size_t EvidenceLedger::count(EvidenceKind kind) const {
  return static_cast<std::size_t>(std::ranges::count(entries, kind, &Evidence::kind));
}

std::size_t EvidenceLedger::count(Basis basis) const {
  return static_cast<std::size_t>(std::ranges::count(rows, basis, &LedgerRow::basis));
}

const LedgerRow* EvidenceLedger::row_at(std::string_view pointer) const {
  const auto found = std::ranges::lower_bound(rows, pointer, {}, &LedgerRow::pointer);
  return found == rows.end() || found->pointer != pointer ? nullptr : &*found;
}

const Evidence* EvidenceLedger::entry_of(const LedgerRow& row) const {
  return row.entry == LedgerRow::kNone ? nullptr : &entries[row.entry];
}

const Evidence* EvidenceLedger::root_entry_of(const LedgerRow& row) const {
  return row.root_entry == LedgerRow::kNone ? nullptr : &entries[row.root_entry];
}

bool EvidenceLedger::is_assumed(std::string_view pointer) const {
  return std::ranges::any_of(rows, [pointer](const LedgerRow& row) {
    return row.basis == Basis::assumption && is_within(row.pointer, pointer);
  });
}

bool is_within(std::string_view pointer, std::string_view ancestor) {
  return pointer.starts_with(ancestor) && (pointer.size() == ancestor.size() || pointer[ancestor.size()] == '/');
}

}  // namespace docket
