#include "docket/cli/system_zones.hpp"

// The library was built to read the system's compiled tables; the header has to be told the same.
#ifndef USE_OS_TZDB
#define USE_OS_TZDB 1
#endif
#include <date/tz.h>

#include <chrono>
#include <exception>
#include <fstream>
#include <iterator>
#include <optional>

#include "cli/closing_rule.hpp"

namespace docket {
namespace {

static_assert(USE_OS_TZDB == 1, "zones come from the system's tables");

constexpr const char* kTables = "/usr/share/zoneinfo/";

using Microseconds = std::chrono::microseconds;

date::sys_time<Microseconds> to_sys(UtcTime time) {
  return date::sys_time<Microseconds>(Microseconds(time.count_us()));
}

UtcTime from_sys(date::sys_time<Microseconds> time) { return UtcTime::from_us(time.time_since_epoch().count()); }

/// The last line of the zone's compiled table.
std::string closing_line(const std::string& iana_name) {
  std::ifstream file(kTables + iana_name, std::ios::binary);
  const std::string table{std::istreambuf_iterator<char>(file), {}};
  if (table.size() < 2 || table.back() != '\n') {
    return {};
  }
  const auto begin = table.rfind('\n', table.size() - 2);
  return begin == std::string::npos ? std::string() : table.substr(begin + 1, table.size() - begin - 2);
}

/// The date library reads the table and takes its last entry to stand for ever; the closing rule goes on from there.
class SystemZone : public TimeZone {
 public:
  explicit SystemZone(const date::time_zone& zone, std::string name)
      : zone_(zone),
        name_(std::move(name)),
        closing_rule_(ClosingRule::parse(closing_line(name_))),
        table_ends_(from_sys(zone.get_info(date::sys_days{date::year{9999} / 1 / 1}).begin)) {}

  [[nodiscard]] const std::string& name() const override { return name_; }

  [[nodiscard]] Duration offset_at(UtcTime time) const override {
    if (closing_rule_ && time >= table_ends_) {
      return closing_rule_->offset_at(time);
    }
    return Duration::seconds(zone_.get_info(to_sys(time)).offset.count());
  }

  [[nodiscard]] UtcTime to_utc(UtcTime local_reading) const override {
    const date::local_time<Microseconds> reading(Microseconds(local_reading.count_us()));
    const auto time = from_sys(zone_.to_sys(reading, date::choose::earliest));
    return closing_rule_ && time >= table_ends_ ? closing_rule_->to_utc(local_reading) : time;
  }

 private:
  const date::time_zone& zone_;  // lives as long as the program
  std::string name_;
  std::optional<ClosingRule> closing_rule_;
  UtcTime table_ends_;
};

/// "# version 2024a" heads the text form that lies beside the compiled tables.
std::string version_in_text_form() {
  std::ifstream file(std::string(kTables) + "tzdata.zi");
  std::string mark;
  std::string word;
  std::string version;
  return file >> mark >> word >> version && mark == "#" && word == "version" ? version : std::string();
}

std::shared_ptr<const TimeZone> zone_of_system(const std::string& iana_name) {
  try {
    // The library loads its list when it is first asked. A guard of our own makes others wait for that in a way that
    // sanitizers can follow: they cannot look into the library.
    [[maybe_unused]] static const date::tzdb& loaded = date::get_tzdb();
    return std::make_shared<SystemZone>(*date::locate_zone(iana_name), iana_name);
  } catch (const std::exception&) {  // how the library says that there is no such zone
    return nullptr;
  }
}

}  // namespace

std::shared_ptr<const TimeZone> SystemZones::find(const std::string& iana_name) const {
  const std::scoped_lock lock(guard_);
  std::shared_ptr<const TimeZone>& zone = found_[iana_name];
  if (!zone) {
    zone = zone_of_system(iana_name);
  }
  return zone;
}

std::string SystemZones::tables_version() const {
  // As are the tables themselves, read once.
  static const std::string version = version_in_text_form();
  return version.empty() ? "unknown" : version;
}

}  // namespace docket
