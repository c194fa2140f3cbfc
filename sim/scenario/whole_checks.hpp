// What can be judged only when the whole scenario is known: each part is sound, but together they cannot work, or would
// do nothing without a word.
#pragma once

#include "docket/scenario/scenario.hpp"
#include "scenario/reader.hpp"

namespace docket::scenario_detail {

/// Hours that no run reaches, windows of the record outside the run, a warm-up without an end.
void check_times(Reader& reader, const Scenario& scenario);

/// Rungs that are named where no law has them.
void check_rungs(Reader& reader, const Scenario& scenario);

/// Warns of pools, shifts, lists, laws and authorities that nothing uses: often an id with a typing error, or a setting
/// for a thing of another name. And of a run that only its longest possible time would end.
void check_unused(Reader& reader, const Scenario& scenario);

/// Interruptions that cannot come, or of work that nothing makes comparable; priorities that grow and are not asked
/// for, or all grow alike.
void check_urgency(Reader& reader, const Scenario& scenario);

/// Requests for clarification that nobody can answer, or that come again and again.
void check_clarification(Reader& reader, const Scenario& scenario);

}  // namespace docket::scenario_detail
