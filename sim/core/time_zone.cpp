#include "docket/core/time_zone.hpp"

namespace docket {

std::vector<UtcTime> instants_that_read(const TimeZone& zone, UtcTime local_reading) {
  std::vector<UtcTime> instants;
  for (const Duration beside : {Duration::days(-1), Duration::days(1)}) {
    const UtcTime instant = local_reading + -zone.offset_at(local_reading + beside);
    const bool is_shown = instant + zone.offset_at(instant) == local_reading;
    if (is_shown && (instants.empty() || instants.back() != instant)) {
      instants.push_back(instant);
    }
  }
  return instants;
}

}  // namespace docket
