// From the merged document to the Scenario.
#pragma once

#include <optional>

#include "docket/scenario/read_scenario.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// What the document says, but for the name of its file; nothing can be said of none. `problems` are those that loading
/// found. Without `reads_evidence` the ledger stays empty, and what would be wrong with it is not said.
Result<Scenario> read_document(const std::optional<LocatedValue>& document, const ReadOptions& options,
                               const ZoneSource& zones, bool reads_evidence, Problems problems);

}  // namespace docket::scenario_detail
