#include "scenario/in_force.hpp"

namespace docket::scenario_detail {

namespace {

CivilDate day_of(const RunSpec& run, Instant at) {
  const UtcTime time = run.starts_at + at.since_start();
  return civil_time(run.zone ? time + run.zone->offset_at(time) : time).date;
}

bool holds(const InForce& law, CivilDate day) { return (!law.from || *law.from <= day) && (!law.to || day <= *law.to); }

}  // namespace

std::string why_not_in_force(const InForce& law, const RunSpec& run) {
  const CivilDate first = day_of(run, Instant());
  if (!holds(law, first)) {
    return "this law is not in force when the run starts, on " + format_date(first);
  }
  const CivilDate last = run.ends_at ? day_of(run, *run.ends_at) : first;
  return holds(law, last) ? "" : "this law is not in force when the run ends, on " + format_date(last);
}

}  // namespace docket::scenario_detail
