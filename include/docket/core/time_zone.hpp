// Time zones come in from outside, like files: the library holds no tables of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "docket/core/time.hpp"

namespace docket {

/// One IANA zone. Immutable and safe to share between threads.
class TimeZone {
 public:
  virtual ~TimeZone() = default;
  TimeZone() = default;
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;

  [[nodiscard]] virtual const std::string& name() const = 0;
  /// Local time minus UTC at a UTC time.
  [[nodiscard]] virtual Duration offset_at(UtcTime time) const = 0;
  /// UTC of a local wall-clock reading, written as if it were UTC. A reading that the zone skips maps to the first
  /// instant after the gap; one that occurs twice maps to its first occurrence.
  [[nodiscard]] virtual UtcTime to_utc(UtcTime local_reading) const = 0;
};

/// All instants at which the zone's clocks show `local_reading` (written as if it were UTC), the earlier first: one,
/// none where the zone skips it, two where it occurs twice. Changes of clocks less than two days apart are not told
/// from each other.
[[nodiscard]] std::vector<UtcTime> instants_that_read(const TimeZone& zone, UtcTime local_reading);

/// A stretch of time in which a zone's clocks are not changed.
struct OffsetStretch {
  UtcTime begins;
  Duration offset;  ///< local time minus UTC
};

/// The stretches of [from, to] in order of time, the first with `begins` = from; changes of clocks are told as exactly
/// as in instants_that_read. One look-up a day, and some forty for each change.
[[nodiscard]] std::vector<OffsetStretch> offset_stretches(const TimeZone& zone, UtcTime from, UtcTime to);

class ZoneSource {
 public:
  virtual ~ZoneSource() = default;
  ZoneSource() = default;
  ZoneSource(const ZoneSource&) = delete;
  ZoneSource& operator=(const ZoneSource&) = delete;

  /// Null when there is no zone of that name.
  [[nodiscard]] virtual std::shared_ptr<const TimeZone> find(const std::string& iana_name) const = 0;
  /// Version of the zone tables ("2024a"); it belongs into every result.
  [[nodiscard]] virtual std::string tables_version() const = 0;
};

}  // namespace docket
