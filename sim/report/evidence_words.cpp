#include "report/evidence_words.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "report/figures.hpp"

namespace docket {
namespace {

std::string fact_text(const EvidenceLedger& ledger, const std::string& id) {
  const auto fact = ledger.facts.find(id);
  return fact == ledger.facts.end() ? id
                                    : fmt::format("{} ({}): {}", id, place_text(fact->second.place), fact->second.says);
}

std::string law_text(const Evidence& entry) {
  const std::string state = entry.kind == EvidenceKind::unverified_law ? "; its wording was not checked"
                            : entry.checked_on ? "; checked on " + format_date(*entry.checked_on)
                                               : "";
  return fmt::format("{} [{}{}]", entry.text, entry.cites, state);
}

}  // namespace

std::string_view word_for(Basis basis) {
  static constexpr std::array<std::string_view, 8> kWords = {"nothing",        "user",   "fact",       "law",
                                                             "unverified law", "source", "convention", "assumption"};
  return kWords.at(static_cast<std::size_t>(basis));
}

std::string place_text(const Place& place) {
  return place.line == 0 ? place.file : fmt::format("{}:{}", place.file, place.line);
}

std::string evidence_text(const EvidenceLedger& ledger, const Evidence& entry) {
  if (entry.kind == EvidenceKind::fact) {
    return fact_text(ledger, entry.text);
  }
  if (entry.kind == EvidenceKind::law || entry.kind == EvidenceKind::unverified_law) {
    return law_text(entry);
  }
  return entry.text + (entry.of.empty() ? "" : "; reads fact " + fact_text(ledger, entry.of));
}

std::string reference_text(const EvidenceLedger& ledger, const LedgerRow& row) {
  const Evidence* root = ledger.root_entry_of(row);
  if (row.basis == Basis::user) {
    return "given by " + (root != nullptr && root->kind == EvidenceKind::user ? root->text : row.place.file);
  }
  if (root == nullptr) {
    return "no evidence";
  }
  const std::string text = evidence_text(ledger, *root);
  return row.moves_with.empty() ? text : "moves with " + row.moves_with + ": " + text;
}

std::string range_text(std::string range) {
  std::erase_if(range, [](char c) { return c == '[' || c == ']' || c == ' ' || c == '"'; });
  const std::size_t comma = range.find(',');
  return comma == std::string::npos ? range : range.replace(comma, 1, "–");
}

std::string coverage_text(const EvidenceLedger& ledger) {
  const std::uint64_t values = ledger.rows.size();
  return fmt::format("{} of {} {} evidence, {}", with_thousands(std::uint64_t{ledger.covered()}),
                     with_thousands(values), values == 1 ? "value has" : "values have",
                     values == 0 ? "nothing to cover" : share_of(ledger.covered(), values));
}

std::string bases_text(const EvidenceLedger& ledger, bool has_shares) {
  std::string text;
  for (const Basis basis : kBases) {
    if (const std::size_t count = ledger.count(basis); count != 0) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", word_for(basis), with_thousands(std::uint64_t{count}));
      text += has_shares ? " (" + share_of(count, ledger.rows.size()) + ")" : "";
    }
  }
  return text;
}

std::string unverified_text(const EvidenceLedger& ledger) {
  const std::size_t unverified = ledger.count(EvidenceKind::unverified_law);
  return fmt::format("{} legal figure{} unverified; not legal advice.", unverified, unverified == 1 ? "" : "s");
}

std::vector<const LedgerRow*> rows_within(const EvidenceLedger& ledger, std::string_view pointer) {
  std::vector<const LedgerRow*> rows;
  for (const LedgerRow& row : ledger.rows) {
    if (is_within(row.pointer, pointer)) {
      rows.push_back(&row);
    }
  }
  return rows;
}

}  // namespace docket
