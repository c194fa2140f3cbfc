// Evidence in words, for tables and stories.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "docket/scenario/scenario.hpp"

namespace docket {

inline constexpr std::array kBases = {Basis::fact,       Basis::law,        Basis::unverified_law, Basis::source,
                                      Basis::convention, Basis::assumption, Basis::user,           Basis::nothing};

[[nodiscard]] std::string_view word_for(Basis basis);
/// "seeds/india-2021.json:13"
[[nodiscard]] std::string place_text(const Place& place);
/// What an entry says, with its fact, provision or date.
[[nodiscard]] std::string evidence_text(const EvidenceLedger& ledger, const Evidence& entry);
/// What speaks for a value, in one sentence.
[[nodiscard]] std::string reference_text(const EvidenceLedger& ledger, const LedgerRow& row);
/// "[0, 1]" as "0 – 1"; empty: none.
[[nodiscard]] std::string range_text(std::string range_json);
/// "61 of 61 values have evidence, 100 %"
[[nodiscard]] std::string coverage_text(const EvidenceLedger& ledger);
/// "fact 3, law 1"; with shares: "fact 3 (75 %), law 1 (25 %)".
[[nodiscard]] std::string bases_text(const EvidenceLedger& ledger, bool has_shares);
/// "3 legal figures unverified; not legal advice."
[[nodiscard]] std::string unverified_text(const EvidenceLedger& ledger);

[[nodiscard]] std::vector<const LedgerRow*> rows_within(const EvidenceLedger& ledger, std::string_view pointer);

}  // namespace docket
