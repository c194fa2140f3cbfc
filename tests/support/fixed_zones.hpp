// Zones for tests that need a zone but no tables: "UTC", "Asia/Kolkata" and "Test/Fixed+2", whose offset never changes,
// and "Test/Summer" with clocks one hour ahead of UTC, but two from 2021-03-28 to 2021-10-31, both at 01:00 UTC.
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

class SummerZone : public TimeZone {
 public:
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] Duration offset_at(UtcTime time) const override {
    return Duration::hours(kForward <= time && time < kBack ? 2 : 1);
  }
  [[nodiscard]] UtcTime to_utc(UtcTime local_reading) const override {
    const UtcTime in_summer = local_reading + Duration::hours(-2);
    const UtcTime in_winter = local_reading + Duration::hours(-1);
    const bool is_skipped = in_summer < kForward && kForward <= in_winter;
    return is_skipped ? kForward : kForward <= in_summer && in_summer < kBack ? in_summer : in_winter;
  }

 private:
  static constexpr UtcTime kForward = UtcTime::from_us(1'616'893'200'000'000);
  static constexpr UtcTime kBack = UtcTime::from_us(1'635'642'000'000'000);
  std::string name_ = "Test/Summer";
};

class FixedZones : public ZoneSource {
 public:
  [[nodiscard]] std::shared_ptr<const TimeZone> find(const std::string& iana_name) const override {
    static const std::map<std::string, Duration> kOffsets = {
        {"UTC", {}}, {"Asia/Kolkata", Duration::minutes(330)}, {"Test/Fixed+2", Duration::hours(2)}};
    if (iana_name == "Test/Summer") {
      return std::make_shared<SummerZone>();
    }
    const auto found = kOffsets.find(iana_name);
    return found == kOffsets.end() ? nullptr : std::make_shared<FixedZone>(found->first, found->second);
  }
  [[nodiscard]] std::string tables_version() const override { return "fixed"; }
};

}  // namespace docket::test
