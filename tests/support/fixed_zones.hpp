// Zones whose offset never changes, for tests that need a zone but no tables: "UTC", "Asia/Kolkata", "Test/Fixed+2".
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "docket/core/time_zone.hpp"

namespace docket::test {

class FixedZone : public TimeZone {
 public:
  FixedZone(std::string name, Duration offset) : name_(std::move(name)), offset_(offset) {}

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] Duration offset_at(UtcTime) const override { return offset_; }
  [[nodiscard]] UtcTime to_utc(UtcTime local_reading) const override { return local_reading + -offset_; }

 private:
  std::string name_;
  Duration offset_;
};

class FixedZones : public ZoneSource {
 public:
  [[nodiscard]] std::shared_ptr<const TimeZone> find(const std::string& iana_name) const override {
    static const std::map<std::string, Duration> kOffsets = {
        {"UTC", {}}, {"Asia/Kolkata", Duration::minutes(330)}, {"Test/Fixed+2", Duration::hours(2)}};
    const auto found = kOffsets.find(iana_name);
    return found == kOffsets.end() ? nullptr : std::make_shared<FixedZone>(found->first, found->second);
  }
  [[nodiscard]] std::string tables_version() const override { return "fixed"; }
};

}  // namespace docket::test
