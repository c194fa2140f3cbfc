// Days that docket itself has simulated, stopped at an instant: what is open there as a backlog file, and what became
// of it in the same replication.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "docket/core/duration_text.hpp"
#include "docket/metrics/order_table.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/read_backlog.hpp"
#include "support/small_scenario.hpp"

namespace docket::test {

/// Reads the journal of a run that ends at the instant of interest.
class BacklogWriter {
 public:
  BacklogWriter(const Scenario& scenario, const std::vector<Record>& records) : scenario_(scenario) {
    for (const Record& record : records) {
      std::visit([this](const auto& one) { read(one); }, record);
    }
  }

  [[nodiscard]] std::string csv() const {
    std::string text = "order,source,served_at,due_at,stage,state,since,decision,visibility\n";
    for (const auto& [slot, item] : items_) {
      const OpenedOrder& order = orders_.at(item.order);
      text += scenario_.sources[order.source.index()].id + "-" + std::to_string(order.ordinal) + "," +
              scenario_.sources[order.source.index()].id + "," + shown(order.served_at) + "," + shown(item.due_at) +
              ",";
      if (item.state == "unnoticed" && order.is_noticed) {
        throw std::runtime_error("an item stands nowhere");
      }
      const bool has_stage = !item.stage.is_none() && item.state != "decided";
      text += (has_stage ? scenario_.platform.stages[item.stage.index()].id : "") + "," + item.state + "," +
              shown(item.state == "unnoticed" ? order.served_at : item.since) + "," + item.decision + "," +
              item.visibility + "\n";
    }
    return text;
  }

 private:
  struct OpenedOrder {
    SourceId source;
    std::uint64_t ordinal = 0;
    Instant served_at;
    bool is_noticed = false;
  };
  struct OpenedItem {
    std::uint32_t order = 0;
    std::string state = "unnoticed";
    StageId stage = {};
    Instant since = {};
    Instant due_at = {};
    std::string decision = {};
    std::string visibility = "visible";
  };

  static std::string shown(Instant instant) { return exact_duration(instant.since_start()); }

  void read(const OrderServed& served) {
    orders_[served.order.index()] = {served.source, served.ordinal, served.at,
                                     scenario_.sources[served.source.index()].kind == SourceKind::work_stream};
  }
  void read(const ItemListed& listed) {
    OpenedItem item;
    item.order = listed.order.index();
    item.due_at = listed.due_at;
    items_[listed.item.index()] = item;
  }
  void read(const OrderNoticed& noticed) { orders_[noticed.order.index()].is_noticed = true; }
  void read(const Answered& answered) { items_.erase(answered.item.index()); }
  void read(const Withdrawn& withdrawn) { items_.erase(withdrawn.item.index()); }
  void read(const Visit& visit) {
    const auto item = items_.find(visit.item.index());
    if (visit.outcome == VisitOutcome::open && item != items_.end()) {
      const bool is_begun = !visit.started_at.is_never();
      stand(item->second, is_begun ? "in-review" : "waiting", is_begun ? visit.started_at : visit.enqueued_at);
      item->second.stage = visit.stage;
    }
  }
  void read(const ClarificationAsked& asked) {
    stand(items_[asked.item.index()], "on-hold", asked.at);
    items_[asked.item.index()].stage = scenario_.platform.entry;
  }
  void read(const Decided& decided) {
    if (!decided.is_provisional && decided.decision != Decision::ask_clarification) {
      stand(items_[decided.item.index()], "decided", decided.at);
      items_[decided.item.index()].decision = decided.decision == Decision::withhold ? "withhold"
                                              : decided.decision == Decision::block  ? "block"
                                                                                     : "reject";
    }
  }
  void read(const VisibilityChanged& changed) {
    if (const auto item = items_.find(changed.item.index()); item != items_.end()) {
      item->second.visibility = changed.to == Visibility::visible ? "visible" : "withheld";
    }
  }
  template <class Other>
  void read(const Other& /*record*/) {}

  static void stand(OpenedItem& item, const char* state, Instant since) {
    item.state = state;
    item.since = since;
  }

  const Scenario& scenario_;
  std::map<std::uint32_t, OpenedOrder> orders_;
  std::map<std::uint32_t, OpenedItem> items_;
};

struct SimulatedDay {
  std::string csv;
  Opening opening;
  std::vector<bool> was_in_time;  ///< by place among the opening's orders
};

/// REQUIRES: order streams and work streams only.
inline SimulatedDay simulated_day(const Scenario& scenario, Instant at, std::uint64_t seed, std::uint32_t replication) {
  Scenario until_then = scenario;
  until_then.run.ends_at = at;
  RecordKeeper journal;
  JournalSink* sink = &journal;
  play(until_then, seed, replication, {&sink, 1});
  SimulatedDay day{BacklogWriter(until_then, journal.records()).csv(), {at, {}, {}}, {}};
  auto orders = read_backlog(day.csv, "open.csv", scenario, at);
  if (!orders.has_value()) {
    throw std::runtime_error(orders.problems().front().message);
  }
  day.opening.orders = std::move(orders).value();

  OrderTable table;
  sink = &table;
  play(scenario, seed, replication, {&sink, 1});
  std::map<std::string, bool> became;
  for (const OrderHistory& row : table.rows()) {
    const std::string id = scenario.sources[row.source.index()].id + "-" + std::to_string(row.ordinal);
    became[id] = row.items_in_time == row.items;
  }
  for (const OpenOrder& open : day.opening.orders) {
    day.was_in_time.push_back(became.at(open.id));
  }
  return day;
}

/// A busy desk under a 3-hour rule: orders noticed in office hours, two stages with a rest of their own, haste near the
/// due time, everyday reports between them, and two hours of enforcement at times.
inline Scenario busy_desk() {
  Scenario s = one_order();
  s.orders.clear();
  s.item_groups.clear();
  s.sources.clear();
  s.run.ends_at = Instant() + Duration::hours(30);
  s.regimes[0].readings[0].within = Duration::hours(3);
  s.regimes[0].ladder.clear();
  s.platform.shifts.push_back({"mail", OpeningHours({{Instant(), Instant() + Duration::minutes(715)},
                                                     {Instant() + Duration::minutes(730), *s.run.ends_at}})});
  s.platform.channels.push_back({"mailbox", ShiftId(0U), Distribution::exponential(300)});
  s.platform.pools[0].reviewers = 4;
  s.platform.pools.push_back({});
  s.platform.pools[1].id = "lawyers";
  s.platform.pools[1].reviewers = 1;
  StageSpec& review = s.platform.stages[0];
  review.handling = Distribution::lognormal_median_mean(600, 700);
  review.discipline = Discipline::edf;
  review.rush = Rush{Duration::minutes(30), 0.7};
  review.routes = {{RouteEnd::stage, StageId(1U), 0.15}, {RouteEnd::decide, StageId::none(), 0.85}};
  StageSpec legal = review;
  legal.id = "legal";
  legal.pool = PoolId(1U);
  legal.discipline = Discipline::fifo;
  legal.handling = Distribution::exponential(1200);
  legal.rush.reset();
  legal.routes = {{RouteEnd::decide, StageId::none(), 1}};
  s.platform.stages.push_back(legal);
  s.platform.enforcement_takes = Distribution::uniform(60, 900);
  OrderStreamSpec lists;
  lists.id = "lists";
  lists.source = SourceId(0U);
  s.sources.push_back({"lists", SourceKind::order_stream, AuthorityId(0U), RegimeId(0U)});
  lists.from = AuthorityId(0U);
  lists.regime = RegimeId(0U);
  lists.channel = ChannelId(0U);
  lists.arrivals = ArrivalProcess::poisson(1.0 / 1500);
  lists.size = Distribution::geometric(6);
  lists.mix = plain_accounts();
  s.order_streams.push_back(lists);
  WorkStreamSpec reports = one_queue(1.0 / 1200, Distribution::constant(1), 1, 1).work_streams[0];
  reports.id = "reports";
  reports.source = SourceId(1U);
  reports.due = DueSpec{false, Distribution::uniform(7200, 20000)};
  s.sources.push_back({"reports", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back(reports);
  return s;
}

}  // namespace docket::test
