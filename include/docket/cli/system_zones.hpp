// The IANA time zones of this system.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "docket/core/time_zone.hpp"

namespace docket {

/// Reads the system's compiled zone tables. Years beyond a table follow the zone's closing rule. Safe to use from
/// several threads; zones outlive their source.
class SystemZones : public ZoneSource {
 public:
  /// Null for an unknown name (names are case-sensitive), and for every name where the system has no tables.
  [[nodiscard]] std::shared_ptr<const TimeZone> find(const std::string& iana_name) const override;
  /// "unknown" where the tables do not say.
  [[nodiscard]] std::string tables_version() const override;

 private:
  mutable std::mutex guard_;
  mutable std::map<std::string, std::shared_ptr<const TimeZone>> found_;  // a study asks for the same at each point
};

}  // namespace docket
