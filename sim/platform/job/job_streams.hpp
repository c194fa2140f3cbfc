// Which work streams bring jobs (see job_table.hpp): decided once, when a run begins.
#pragma once

#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"

namespace docket {

/// One at a time, of one kind, with nothing alleged or true of it; no way through the stages leads to a decision, and
/// no rule on the time left can make one. Whether a stream brings jobs or items changes speed and memory, never a
/// result.
[[nodiscard]] bool brings_jobs(const WorkStreamSpec& stream, const PlatformSpec& platform);

}  // namespace docket
