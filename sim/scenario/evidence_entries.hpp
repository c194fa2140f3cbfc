// From evidence as it is written to the ledger, in four steps: the entries (read_evidence), the facts that they cite
// (facts_file), what speaks for each value (ledger_rows), and whether the two agree (contradictions).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "docket/scenario/evidence.hpp"
#include "scenario/fields.hpp"

namespace docket::scenario_detail {

/// What is written, and where, so that problems can point at it.
struct EvidenceEntry {
  Evidence says;
  Node node;
};

void facts_section(Fields& root, std::map<std::string, Fact>& facts);
/// What a problem calls a fact: "fact \"A2\"".
std::string fact_named(const std::string& id);

/// REQUIRES: `entries` are sorted by pointer, of one pointer those of higher layers first; all values were read.
/// Reports entries that speak for nothing and same_as that lead nowhere or in a circle.
std::vector<LedgerRow> ledger_rows(Reader& reader, const std::vector<EvidenceEntry>& entries);

/// The document with evidence that speaks for the same values when all stands in one layer.
LocatedValue with_settled_evidence(LocatedValue document, const EvidenceLedger& ledger);

/// Reports values that disagree with what speaks for them. REQUIRES: `rows` are those of `entries`.
void check_against_evidence(Reader& reader, const std::vector<EvidenceEntry>& entries,
                            const std::vector<LedgerRow>& rows);

}  // namespace docket::scenario_detail
