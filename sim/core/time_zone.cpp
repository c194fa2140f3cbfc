#include "docket/core/time_zone.hpp"

#include <algorithm>

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

namespace {

/// The first instant after `before` with the offset of `after`. REQUIRES: one change of clocks between them.
UtcTime change_between(const TimeZone& zone, UtcTime before, UtcTime after) {
  const Duration new_offset = zone.offset_at(after);
  while (after - before > Duration::microseconds(1)) {
    const UtcTime middle = before + Duration::microseconds((after - before).count_us() / 2);
    (zone.offset_at(middle) == new_offset ? after : before) = middle;
  }
  return after;
}

}  // namespace

std::vector<OffsetStretch> offset_stretches(const TimeZone& zone, UtcTime from, UtcTime to) {
  std::vector<OffsetStretch> stretches = {{from, zone.offset_at(from)}};
  for (UtcTime day = from; day < to; day = day + Duration::days(1)) {
    const UtcTime next = std::min(to, day + Duration::days(1));
    if (zone.offset_at(next) != stretches.back().offset) {
      stretches.push_back({change_between(zone, day, next), zone.offset_at(next)});
    }
  }
  return stretches;
}

}  // namespace docket
