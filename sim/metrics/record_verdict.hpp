// Does a run agree with a line of the record? Pure functions of what the run did.
#pragma once

#include "docket/scenario/scenario.hpp"
#include "metrics/record_facts.hpp"

namespace docket::metrics_detail {

/// The rung of that id on the ladder of the source's regime; none when it has no such rung.
RungId rung_named(const Scenario& scenario, SourceId source, const std::string& rung);

bool holds(const AllDarkTest& test, const RecordFacts& facts);
bool holds(const AllVisibleAgainTest& test, const RecordFacts& facts);
bool holds(const RungReachedTest& test, const RecordFacts& facts, const Scenario& scenario);
bool holds(const NoticeAcknowledgedTest& test, const RecordFacts& facts, const Scenario& scenario);
bool holds(const DialogueAskedTest& test, const RecordFacts& facts);
bool holds(const NotAllDarkTest& test, const RecordFacts& facts);

/// All tests of the line hold.
bool is_consistent(const RecordCheck& line, const RecordFacts& facts, const Scenario& scenario);

}  // namespace docket::metrics_detail
