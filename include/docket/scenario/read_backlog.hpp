// What is open right now, from a CSV file: how a run of a scenario may begin in the middle of things.
//
// The first line names the columns. Needed are
//   order      the order's id; rows of one order may follow each other in any way
//   served_at  when it reached the platform
// and of use are, each empty where it is not known,
//   source     the order, order stream or work stream of the scenario that it is like; may be left out where the
//              scenario, or what the next two columns leave of it, has only one
//   authority, regime  who gave it under which law
//   item       the item's id, or
//   items      how many items stand so (1)
//   kind       of the items; else drawn as for other orders of the source
//   due_at     as the order says; else counted from served_at as the regime or the stream says
//   stage      where the items are now (the source's first stage)
//   state      unnoticed, waiting (unless told otherwise), in-review, on-hold or decided
//   since      since when they are in that state (served_at)
//   decision   what was decided: withhold, block or reject
//   visibility what the public sees of them: visible (unless told otherwise), withheld or blocked
// Other columns are passed over. Instants are RFC 3339 with an offset, or durations since the scenario's start.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/order/opening.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// The open orders and batches at the instant `at`, by instant of service. An order due after the scenario's end is a
/// problem: nobody is on shift there. Every problem comes back at once; `file`: as problems name it.
Result<std::vector<OpenOrder>> read_backlog(const std::string& csv, const std::string& file, const Scenario& scenario,
                                            Instant at);

/// When it is due under the reading that the platform works to; never() where that is drawn or never.
Instant due_if_known(const OpenOrder& open, const std::vector<Regime>& regimes);

/// An instant as backlogs write it; nothing where it is none. It may be before the scenario's start.
std::optional<Instant> parse_run_instant(const std::string& text, const RunSpec& run);

}  // namespace docket
