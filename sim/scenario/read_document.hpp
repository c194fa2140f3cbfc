// From the merged document to the Scenario.
#pragma once

#include <optional>

#include "docket/scenario/read_scenario.hpp"
#include "scenario/evidence_entries.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// What the document says, but for the name of its file; nothing can be said of none. `problems` are those that loading
/// found. `facts` are the document's, or null where nobody has read them yet.
Result<Scenario> read_document(const std::optional<LocatedValue>& document, const ReadOptions& options,
                               const ZoneSource& zones, const KnownFacts* facts, Problems problems);

}  // namespace docket::scenario_detail
