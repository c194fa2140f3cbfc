// Which evidence speaks for a value: the entry whose pointer is the value's own or its nearest ancestor's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docket/scenario/scenario.hpp"

namespace docket {

/// Null when no entry covers the value.
[[nodiscard]] const Evidence* evidence_at(const EvidenceLedger& ledger, std::string_view pointer);

/// The same, followed along same_as to the value that others move with. Null where that has no evidence.
[[nodiscard]] const Evidence* root_evidence(const EvidenceLedger& ledger, std::string_view pointer);

/// The value rests on an assumption, itself or through the value that it moves with.
[[nodiscard]] bool is_assumed(const EvidenceLedger& ledger, std::string_view pointer);

/// One sentence for each scripted act on the source whose share or time nobody has on record.
[[nodiscard]] std::vector<std::string> assumed_acts(const Scenario& scenario, SourceId source);

/// What is assumed of the truth about items, one clause for each different assumption, with the
/// lists and streams that it is made of; empty: nothing is.
[[nodiscard]] std::vector<std::string> assumed_truths(const Scenario& scenario);

}  // namespace docket
