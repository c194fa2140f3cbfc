#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "docket/core/utc_text.hpp"
#include "scenario/json_text.hpp"
#include "scenario/whole_checks.hpp"

namespace docket::scenario_detail {

namespace {

Node record_test(const Reader& reader, const RecordCheck& check, const char* test) {
  return reader.root().member("record").member(check.id).member(test);
}

std::string shown_at(const Reader& reader, Instant instant) {
  return format_rfc3339(reader.run.starts_at + instant.since_start(), reader.run.zone.get());
}

/// Null for a renewed order, whose service only a run can tell.
const OrderSpec* written_order(const Scenario& scenario, SourceId source) {
  const auto order = std::ranges::find(scenario.orders, source, &OrderSpec::source);
  return order == scenario.orders.end() ? nullptr : &*order;
}

void check_window(Reader& reader, const Scenario& scenario, const Node& test, SourceId order,
                  const TimeWindow& window) {
  const OrderSpec* written = written_order(scenario, order);
  if (window.from > reader.run.horizon()) {
    reader.error(test.member("between"), "the window opens after the end of the run, " +
                                             shown_at(reader, reader.run.horizon()) + ", so the test can never be met");
  } else if (written != nullptr && window.to < written->served_at) {
    reader.warn(test.member("between"), "the window closes before order " + quoted(written->id) + " is served, at " +
                                            shown_at(reader, written->served_at) + ", so the test can never be met");
  }
}

void check_record(Reader& reader, const Scenario& scenario) {
  for (const RecordCheck& check : scenario.record) {
    if (check.all_dark) {
      check_window(reader, scenario, record_test(reader, check, "all_dark"), check.all_dark->order,
                   check.all_dark->between);
    }
    if (check.rung_reached) {
      check_window(reader, scenario, record_test(reader, check, "rung_reached"), check.rung_reached->order,
                   check.rung_reached->between);
    }
  }
}

bool is_never_open(const Scenario& scenario, ShiftId shift) {
  return !shift.is_none() && scenario.platform.shifts[shift.index()].hours.intervals().empty();
}

void check_hours(Reader& reader, const Scenario& scenario) {
  const Node platform = reader.root().member("platform");
  for (const ChannelSpec& channel : scenario.platform.channels) {
    if (is_never_open(scenario, channel.watched)) {
      reader.error(platform.member("channels").member(channel.id).member("watched"),
                   "this shift has no hours within the run, so nobody would ever see what comes in");
    }
  }
  for (const PoolSpec& pool : scenario.platform.pools) {
    if (is_never_open(scenario, pool.shift)) {
      reader.warn(platform.member("pools").member(pool.id).member("shift"),
                  "this shift has no hours within the run, so nobody of this pool ever works");
    }
  }
}

std::uint64_t listed_items(const Scenario& scenario) {
  std::set<GroupId> named;
  std::uint64_t items = 0;
  for (const OrderSpec& order : scenario.orders) {
    for (const GroupId group : order.items) {
      items += named.insert(group).second ? scenario.item_groups[group.index()].count : 0;
    }
  }
  return items;
}

void check_warm_up(Reader& reader, const Scenario& scenario) {
  const bool has_streams = !scenario.order_streams.empty() || !scenario.work_streams.empty();
  const WarmUpSpec& warm_up = scenario.run.warm_up;
  const bool is_counted = warm_up.kind == WarmUpKind::items && !has_streams;
  if (is_counted && warm_up.items > 0 && warm_up.items >= listed_items(scenario)) {
    reader.error(
        reader.root().member("run").member("warm_up"),
        fmt::format("the warm-up lasts for {} answered items, but there are only {}, so nothing would be measured",
                    warm_up.items, listed_items(scenario)));
  }
}

}  // namespace

void check_times(Reader& reader, const Scenario& scenario) {
  check_record(reader, scenario);
  check_warm_up(reader, scenario);
  if (!scenario.is_platform_replayed()) {
    check_hours(reader, scenario);
  }
}

}  // namespace docket::scenario_detail
