#include "metrics/naive_measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "metrics/naive_history.hpp"

namespace docket::test {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }
double mean(const std::vector<double>& values) {
  return values.empty() ? kNaN : sum(values) / static_cast<double>(values.size());
}
double quantile(std::vector<double> values, double p) {
  if (values.empty()) {
    return kNaN;
  }
  std::ranges::sort(values);
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()) - 1e-9));
  return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}
double count(const std::vector<double>& values) { return static_cast<double>(values.size()); }
double hours_or_nan(Instant at) { return at.is_never() ? kNaN : at.since_start().in_hours(); }
bool always(Visibility) { return true; }

/// Lists of one number per item or order, by name.
class Naive {
 public:
  Naive(const Scenario& scenario, const std::vector<Record>& records, Instant from)
      : scenario_(scenario), records_(records), all_(naive_history(records)), from_(from) {}

  NamedValues measure() {
    measure_run();
    for (std::uint32_t source = 0; source < scenario_.sources.size(); ++source) {
      measure_items(SourceId(source));
      measure_orders(SourceId(source));
      measure_readings(SourceId(source));
      measure_ladder(SourceId(source));
    }
    measure_kinds();
    measure_regimes();
    measure_visits();
    measure_record();
    return std::move(values_);
  }

 private:
  void put(MetricScope scope, const std::string& subject, const std::string& name, double value) {
    values_[{scope, subject, name}] = value;
  }
  void put_times(const std::string& subject, const std::string& stem, const std::vector<double>& hours) {
    put(MetricScope::source, subject, stem + "_median_hours", quantile(hours, 0.5));
    put(MetricScope::source, subject, stem + "_p90_hours", quantile(hours, 0.9));
    put(MetricScope::source, subject, stem + "_p95_hours", quantile(hours, 0.95));
    put(MetricScope::source, subject, stem + "_p99_hours", quantile(hours, 0.99));
    put(MetricScope::source, subject, stem + "_max_hours", quantile(hours, 1));
    put(MetricScope::source, subject, stem + "_mean_hours", mean(hours));
  }

  const NaiveOrder& order_of(const NaiveListing& listing) const { return all_.orders[listing.order]; }
  const NaiveItem& item_of(const NaiveListing& listing) const { return all_.items[listing.item]; }
  Instant served_at(const NaiveListing& listing) const { return order_of(listing).served.at; }
  bool is_measured(const NaiveOrder& order) const { return order.served.at >= from_; }

  std::vector<NaiveListing> listings_of(SourceId source) const {
    std::vector<NaiveListing> found;
    std::ranges::copy_if(all_.listings, std::back_inserter(found), [&](const NaiveListing& listing) {
      return order_of(listing).served.source == source && is_measured(order_of(listing));
    });
    return found;
  }
  std::vector<NaiveOrder> orders_of(SourceId source) const {
    std::vector<NaiveOrder> found;
    std::ranges::copy_if(all_.orders, std::back_inserter(found),
                         [&](const NaiveOrder& order) { return order.served.source == source && is_measured(order); });
    return found;
  }

  // The first since the listing; else, from the service of its order on, the first since the item's listing before it
  // that came before this one, and so on back; else never.
  template <class T, class Counts>
  std::pair<Instant, const T*> first_or_standing(const NaiveListing& listing, const std::vector<Happened<T>>& happened,
                                                 Counts counts) const {
    Place until = all_.places;
    for (auto link = item_of(listing).listings.rbegin(); link != item_of(listing).listings.rend(); ++link) {
      const Place since = all_.listings[*link].place;
      if (since > listing.place) {
        continue;
      }
      for (const Happened<T>& one : happened) {
        if (since < one.place && one.place < until && counts(one.what)) {
          return {since == listing.place ? one.at : served_at(listing), &one.what};
        }
      }
      until = since;
    }
    return {Instant::never(), nullptr};
  }
  Instant answered_at(const NaiveListing& listing) const {
    return first_or_standing(listing, item_of(listing).answers, [](const Answered&) { return true; }).first;
  }
  std::pair<Instant, const Decided*> decided(const NaiveListing& listing) const {
    return first_or_standing(listing, item_of(listing).decisions, [](const Decided& decision) {
      return !decision.is_provisional && decision.decision != Decision::ask_clarification;
    });
  }
  Instant in_effect_at(const NaiveListing& listing) const {
    if (is_dark(item_of(listing).after(listing.place))) {
      return served_at(listing);
    }
    for (const auto& change : item_of(listing).changes) {
      if (change.place > listing.place && is_dark(change.what.to)) {
        return change.at;
      }
    }
    return Instant::never();
  }
  Instant settled_at(const NaiveListing& listing) const {
    return std::min(answered_at(listing), item_of(listing).withdrawn_at);
  }
  bool is_in_time(const NaiveListing& listing) const {
    return !answered_at(listing).is_never() && answered_at(listing) <= listing.due_at;
  }
  double tardiness(Instant due, Instant settled) const {
    return std::max(0.0, (std::min(settled, all_.end) - due).in_hours());
  }

  void measure_run() {
    const auto run = [this](const std::string& name, double value) { put(MetricScope::run, "", name, value); };
    double items = 0;
    double answered = 0;
    double open = 0;
    for (const NaiveItem& item : all_.items) {
      const NaiveListing& first = all_.listings[item.listings.front()];
      if (is_measured(order_of(first))) {
        ++items;
        answered += item.answers.empty() ? 0 : 1;
        open += item.answers.empty() && item.withdrawn_at.is_never() ? 1 : 0;
      }
    }
    run("items", items);
    run("items_answered", answered);
    run("items_open_at_end", open);
    run("looks", records_from<Looked>());
    run("remarks", records_from<Remarked>());
    run("status_updates", records_from<StatusSent>());
    run("clarifications", records_from<ClarificationAsked>());
    run("dialogue_asked_at_hours", hours_or_nan(dialogue_asked_at()));
  }
  template <class R>
  double records_from() const {
    return static_cast<double>(std::ranges::count_if(records_, [this](const Record& record) {
      const auto* one = std::get_if<R>(&record);
      return one != nullptr && one->at >= from_;
    }));
  }
  Instant dialogue_asked_at() const {
    for (const Record& record : records_) {
      if (const auto* asked = std::get_if<DialogueAsked>(&record)) {
        return asked->at;
      }
    }
    return Instant::never();
  }

  void measure_items(SourceId source) {
    const std::string& id = scenario_.sources[source.index()].id;
    const auto put_one = [&](const std::string& name, double value) { put(MetricScope::source, id, name, value); };
    std::vector<double> to_decide;
    std::vector<double> to_effect;
    std::vector<double> to_answer;
    std::vector<double> missed;
    std::vector<double> tardinesses;
    std::map<Decision, double> by_decision;
    double withdrawn = 0;
    double open = 0;
    double restored = 0;
    double provisional = 0;
    double dark_at_end = 0;
    std::map<std::string, double> hours;
    for (const NaiveListing& listing : listings_of(source)) {
      const NaiveItem& item = item_of(listing);
      const Instant served = served_at(listing);
      const auto add_time = [&](Instant at, std::vector<double>& times) {
        if (!at.is_never()) {
          times.push_back((at - served).in_hours());
        }
      };
      add_time(decided(listing).first, to_decide);
      add_time(in_effect_at(listing), to_effect);
      add_time(answered_at(listing), to_answer);
      if (!answered_at(listing).is_never() && decided(listing).second != nullptr) {
        ++by_decision[decided(listing).second->decision];
      }
      withdrawn += item.withdrawn_at.is_never() ? 0 : 1;
      open += settled_at(listing).is_never() ? 1 : 0;
      restored += std::ranges::any_of(item.changes,
                                      [&](const auto& change) {
                                        return change.place > listing.place && change.what.is_reversal &&
                                               is_dark(change.what.from) && !is_dark(change.what.to);
                                      })
                      ? 1
                      : 0;
      provisional += static_cast<double>(std::ranges::count_if(item.decisions, [&](const auto& decision) {
        return decision.place > listing.place && decision.what.is_provisional &&
               decision.what.decision != Decision::ask_clarification;
      }));
      dark_at_end += is_dark(item.after(all_.places)) ? 1 : 0;
      const double dark = item.hours(served, all_.end, is_dark);
      hours["dark"] += dark;
      hours["over"] += item.is_unlawful ? 0 : dark;
      hours["under"] += item.is_unlawful ? item.hours(served, all_.end, always) - dark : 0;
      if (listing.due_at <= all_.end) {
        missed.push_back(is_in_time(listing) ? 0 : 1);
        tardinesses.push_back(tardiness(listing.due_at, settled_at(listing)));
      }
    }
    put_one("items", static_cast<double>(listings_of(source).size()));
    put_one("items_decided", count(to_decide));
    put_one("items_answered", count(to_answer));
    put_one("items_withdrawn", withdrawn);
    put_one("items_open_at_end", open);
    put_one("items_restored", restored);
    put_one("items_dark_at_end", dark_at_end);
    put_one("provisional_decisions", provisional);
    put_times(id, "time_to_decide", to_decide);
    put_times(id, "time_to_effect", to_effect);
    put_times(id, "time_to_answer", to_answer);
    put_one("time_to_answer_mean_seconds", mean(to_answer) * 3600);
    put_one("items_missed_share", mean(missed));
    put_one("tardiness_mean_hours", mean(tardinesses));
    put_one("dark_item_hours", hours["dark"]);
    put_one("overblocked_item_hours", hours["over"]);
    put_one("underblocked_item_hours", hours["under"]);
    put_one("withheld_share", by_decision[Decision::withhold] / (to_answer.empty() ? kNaN : count(to_answer)));
    put_one("blocked_share", by_decision[Decision::block] / (to_answer.empty() ? kNaN : count(to_answer)));
    put_one("rejected_share", by_decision[Decision::reject] / (to_answer.empty() ? kNaN : count(to_answer)));
    std::vector<double> rushed;
    for (const auto& [visit, order] : all_.visits) {
      if (!visit.started_at.is_never() && all_.orders[order].served.source == source &&
          is_measured(all_.orders[order])) {
        rushed.push_back(visit.is_rushed ? 1 : 0);
      }
    }
    put_one("rushed_visits_share", mean(rushed));
  }

  // The last of all listings' times, never() if one has none.
  template <class When>
  Instant last_of(const NaiveOrder& order, When when) const {
    Instant last = order.served.at;
    for (const std::size_t listing : order.listings) {
      last = std::max(last, when(all_.listings[listing]));
    }
    return last;
  }
  Instant at_place(Place place) const {
    return place == all_.places ? Instant::never()
                                : std::visit([](const auto& record) { return record.at; }, records_[place]);
  }

  void measure_orders(SourceId source) {
    const Source& of = scenario_.sources[source.index()];
    const auto put_one = [&](const std::string& name, double value) { put(MetricScope::source, of.id, name, value); };
    std::map<std::string, std::vector<double>> times;
    std::vector<double> missed;
    std::vector<double> tardinesses;
    std::vector<double> acked_in_time;
    double outstanding = kNaN;
    double rung_reached = 0;
    const NaiveOrder* first_in_effect = nullptr;
    const std::vector<NaiveOrder> orders = orders_of(source);
    for (const NaiveOrder& order : orders) {
      const auto add_time = [&](const std::string& stem, Instant at) {
        if (!at.is_never()) {
          times[stem].push_back((at - order.served.at).in_hours());
        }
      };
      const Instant acked = order.acknowledgements.empty() ? Instant::never() : order.acknowledgements.front().at;
      add_time("time_to_acknowledge", acked);
      add_time("order_time_to_decide", last_of(order, [&](const NaiveListing& one) { return decided(one).first; }));
      add_time("order_time_to_answer", last_of(order, [&](const NaiveListing& one) { return answered_at(one); }));
      add_time("order_time_to_effect", at_place(all_.in_effect(order)));
      const Instant due = last_of(order, [&](const NaiveListing& one) { return one.due_at; });
      if (due <= all_.end) {
        missed.push_back(
            std::ranges::all_of(order.listings, [&](std::size_t one) { return is_in_time(all_.listings[one]); }) ? 0
                                                                                                                 : 1);
        tardinesses.push_back(tardiness(due, last_of(order, [&](const NaiveListing& one) { return settled_at(one); })));
      }
      if (!of.regime.is_none() && scenario_.regimes[of.regime.index()].acknowledge_within) {
        const Instant ack_due = order.served.at + *scenario_.regimes[of.regime.index()].acknowledge_within;
        if (ack_due <= all_.end) {
          acked_in_time.push_back(acked <= ack_due ? 1 : 0);
        }
      }
      if (!order.looks.empty()) {
        outstanding = (std::isnan(outstanding) ? 0 : outstanding) + order.looks.back().what.outstanding;
      }
      for (const auto& climb : order.climbs) {
        rung_reached = std::max(rung_reached, climb.what.rung.index() + 1.0);
      }
      if (all_.in_effect(order) != all_.places &&
          (first_in_effect == nullptr ||
           at_place(all_.in_effect(order)) < at_place(all_.in_effect(*first_in_effect)))) {
        first_in_effect = &order;
      }
    }
    put_one("orders", static_cast<double>(orders.size()));
    put_times(of.id, "order_time_to_decide", times["order_time_to_decide"]);
    put_times(of.id, "order_time_to_answer", times["order_time_to_answer"]);
    put_one("orders_missed_share", mean(missed));
    put_one("order_tardiness_mean_hours", mean(tardinesses));
    if (of.kind == SourceKind::work_stream) {
      return;
    }
    put_times(of.id, "time_to_acknowledge", times["time_to_acknowledge"]);
    put_times(of.id, "order_time_to_effect", times["order_time_to_effect"]);
    const double number = orders.empty() ? kNaN : static_cast<double>(orders.size());
    put_one("orders_acknowledged_share", count(times["time_to_acknowledge"]) / number);
    put_one("orders_in_effect_share", count(times["order_time_to_effect"]) / number);
    if (scenario_.regimes[of.regime.index()].acknowledge_within) {
      put_one("acknowledged_in_time_share", mean(acked_in_time));
    }
    put_one("rung_reached", rung_reached);
    put_one("outstanding_at_last_look", outstanding);
    const bool none = first_in_effect == nullptr;
    put_one("all_dark_first_at_hours", none ? kNaN : hours_or_nan(at_place(all_.in_effect(*first_in_effect))));
    put_one("all_visible_again_after_hours", none ? kNaN
                                                  : hours_or_nan(at_place(all_.visible_again(*first_in_effect))) -
                                                        hours_or_nan(at_place(all_.in_effect(*first_in_effect))));
  }

  void measure_readings(SourceId source) {
    const Source& of = scenario_.sources[source.index()];
    if (of.regime.is_none()) {
      return;
    }
    const Regime& regime = scenario_.regimes[of.regime.index()];
    for (const Reading& reading : regime.readings) {
      std::vector<double> dark_at_due;
      std::vector<double> shares;
      double not_yet_due = 0;
      for (const NaiveListing& listing : listings_of(source)) {
        const RungId rung = order_of(listing).served.rung;
        const Instant due =
            due_at(reading, served_at(listing), rung.is_none() ? nullptr : &regime.ladder[rung.index()]);
        if (due > all_.end) {
          ++not_yet_due;
          continue;
        }
        dark_at_due.push_back(is_dark(item_of(listing).at(due)) ? 1 : 0);
        if (due < all_.end) {
          shares.push_back(item_of(listing).hours(due, all_.end, is_dark) / (all_.end - due).in_hours());
        }
      }
      if (reading.basis == ReadingBasis::law) {
        put(MetricScope::source, of.id, "late_share." + reading.id, 1 - mean(dark_at_due));
      }
      put(MetricScope::source, of.id, "in_effect_by_due_share." + reading.id, mean(dark_at_due));
      put(MetricScope::source, of.id, "compliance_time_share." + reading.id, mean(shares));
      put(MetricScope::source, of.id, "items_not_yet_due." + reading.id, not_yet_due);
    }
  }

  void measure_ladder(SourceId source) {
    const Source& of = scenario_.sources[source.index()];
    const std::size_t rungs = of.regime.is_none() ? 0 : scenario_.regimes[of.regime.index()].ladder.size();
    for (std::uint32_t rung = 0; rung < rungs; ++rung) {
      const Rung& step = scenario_.regimes[of.regime.index()].ladder[rung];
      double climbed = 0;
      Instant first = Instant::never();
      std::vector<double> to_acknowledge;
      for (const NaiveOrder& order : orders_of(source)) {
        for (const auto& climb : order.climbs) {
          if (climb.what.rung.index() == rung) {
            ++climbed;
            first = std::min(first, climb.at);
            for (const auto& ack : order.notice_acknowledgements) {
              if (ack.what.rung.index() == rung) {
                to_acknowledge.push_back((ack.at - climb.at).in_hours());
              }
            }
          }
        }
      }
      const auto put_one = [&](const std::string& name, double value) {
        put(MetricScope::ladder, of.id + ":" + step.id, name, value);
      };
      put_one("climbed", climbed);
      put_one("reached", climbed > 0 ? 1 : 0);
      put_one("first_at_hours", hours_or_nan(first));
      if (step.is_notice) {
        put_one("notice_acknowledged_share", climbed == 0 ? kNaN : count(to_acknowledge) / climbed);
        put_one("time_to_acknowledge_notice_mean_hours", mean(to_acknowledge));
      }
    }
  }

  void measure_kinds() {
    for (std::uint32_t kind = 0; kind < scenario_.kinds.size(); ++kind) {
      std::map<std::string, double> sums;
      std::vector<double> reinstatements;
      for (const NaiveItem& item : all_.items) {
        const NaiveListing& first = all_.listings[item.listings.front()];
        if (item.kind.index() != kind || !is_measured(order_of(first))) {
          continue;
        }
        const Instant from = served_at(first);
        const double dark = item.hours(from, all_.end, is_dark);
        sums["over"] += item.is_unlawful ? 0 : dark;
        sums["under"] += item.is_unlawful ? (all_.end - from).in_hours() - dark : 0;
        sums["beyond"] += item.hours(from, all_.end, [](Visibility v) { return v == Visibility::blocked; });
        sums["wrong"] += !item.is_unlawful && !in_effect_at(first).is_never() ? 1 : 0;
        Instant dark_since;
        for (const auto& change : item.changes) {
          if (!is_dark(change.what.from)) {
            dark_since = change.at;
          }
          if (!item.is_unlawful && !is_dark(change.what.to)) {
            reinstatements.push_back((change.at - dark_since).in_hours());
          }
        }
      }
      const auto put_one = [&](const std::string& name, double value) {
        put(MetricScope::kind, scenario_.kinds[kind], name, value);
      };
      put_one("overblocked_item_hours", sums["over"]);
      put_one("underblocked_item_hours", sums["under"]);
      put_one("overreach_item_hours", sums["beyond"]);
      put_one("wrongly_dark_items", sums["wrong"]);
      put_one("time_to_reinstatement_mean_hours", mean(reinstatements));
    }
  }

  void measure_regimes() {
    for (std::uint32_t index = 0; index < scenario_.regimes.size(); ++index) {
      const Regime& regime = scenario_.regimes[index];
      double stage = 0;
      double penalties = 0;
      double unknown = 0;
      double total = 0;
      for (const NaiveOrder& order : all_.orders) {
        if (scenario_.sources[order.served.source.index()].regime.index() != index || !is_measured(order)) {
          continue;
        }
        for (const auto& climb : order.climbs) {
          const Rung& rung = regime.ladder[climb.what.rung.index()];
          stage = std::max(stage, static_cast<double>(rung.exposure));
          for (const PenaltySpec& penalty : regime.penalties) {
            if (std::ranges::count(rung.penalties, penalty.id) > 0) {
              ++penalties;
              unknown += penalty.imposed ? 0 : 1;
              total += penalty.imposed ? penalty.imposed->amount : 0;
            }
          }
        }
      }
      put(MetricScope::regime, regime.id, "exposure_stage", stage);
      put(MetricScope::regime, regime.id, "penalties_imposed", penalties);
      put(MetricScope::regime, regime.id, "penalties_unquantified", unknown);
      put(MetricScope::regime, regime.id, "penalty_known_total", total);
    }
  }

  struct Visits {
    double finished = 0;
    double waiting_at_end = 0;
    double wait_hours = 0;
    double service_hours = 0;
    double handling_hours = 0;
    std::vector<double> waits;
    std::vector<double> rushed;
  };
  template <class Counts>
  Visits visits_where(Counts counts) const {
    Visits sums;
    const auto measured = [this](Instant a, Instant b) { return std::max(0.0, (b - std::max(a, from_)).in_hours()); };
    for (const auto& [visit, order] : all_.visits) {
      if (!counts(visit) || visit.at < from_) {
        continue;
      }
      const bool has_begun = !visit.started_at.is_never();
      const bool is_open = visit.outcome == VisitOutcome::open;
      sums.finished += visit.outcome < VisitOutcome::handed_over ? 1 : 0;
      sums.waiting_at_end += is_open && !has_begun ? 1 : 0;
      sums.wait_hours += measured(visit.enqueued_at, has_begun ? visit.started_at : visit.at);
      if (has_begun) {
        sums.service_hours += measured(visit.started_at, visit.at);
      }
      if (has_begun && !is_open) {
        sums.handling_hours += (visit.at - visit.started_at).in_hours();
        sums.waits.push_back((visit.started_at - visit.enqueued_at).in_hours());
        sums.rushed.push_back(visit.is_rushed ? 1 : 0);
      }
    }
    return sums;
  }
  double staffed_hours(PoolId pool, std::uint32_t PoolStaffed::*level) const {
    double hours = 0;
    std::uint32_t now = 0;
    Instant since = from_;
    const auto add = [&](Instant until) {
      hours += now * std::max(0.0, (until - since).in_hours());
      since = std::max(since, until);
    };
    for (const Record& record : records_) {
      if (const auto* staffed = std::get_if<PoolStaffed>(&record); staffed != nullptr && staffed->pool == pool) {
        add(staffed->at);
        now = staffed->*level;
      }
    }
    add(all_.end);
    return hours;
  }

  void put_visits(MetricScope scope, const std::string& id, const Visits& visits) {
    const double window = (all_.end - from_).in_hours();
    put(scope, id, "visits", visits.finished);
    put(scope, id, "throughput_per_hour", visits.finished / window);
    put(scope, id, "waiting_time_mean_hours", mean(visits.waits));
    put(scope, id, "waiting_time_median_hours", quantile(visits.waits, 0.5));
    put(scope, id, "waiting_time_p95_hours", quantile(visits.waits, 0.95));
    if (scope == MetricScope::stage) {
      put(scope, id, "waiting_time_max_hours", quantile(visits.waits, 1));
      put(scope, id, "waiting_time_mean_seconds", mean(visits.waits) * 3600);
      put(scope, id, "handling_time_mean_hours", visits.finished == 0 ? kNaN : visits.handling_hours / visits.finished);
      put(scope, id, "waiting_mean", visits.wait_hours / window);
      put(scope, id, "in_service_mean", visits.service_hours / window);
      put(scope, id, "rushed_share", mean(visits.rushed));
      put(scope, id, "backlog_at_end", visits.waiting_at_end);
    }
  }
  void measure_visits() {
    for (std::uint32_t stage = 0; stage < scenario_.platform.stages.size(); ++stage) {
      put_visits(MetricScope::stage, scenario_.platform.stages[stage].id,
                 visits_where([&](const Visit& visit) { return visit.stage.index() == stage; }));
    }
    for (std::uint32_t index = 0; index < scenario_.platform.pools.size(); ++index) {
      const PoolSpec& pool = scenario_.platform.pools[index];
      const Visits visits = visits_where([&](const Visit& visit) { return visit.pool.index() == index; });
      put_visits(MetricScope::pool, pool.id, visits);
      const double on_duty = staffed_hours(PoolId(index), &PoolStaffed::on_duty);
      const double scheduled = index == 0 ? staffed_hours(PoolId(index), &PoolStaffed::scheduled) : kNaN;
      put(MetricScope::pool, pool.id, "busy_hours", visits.service_hours);
      put(MetricScope::pool, pool.id, "utilisation", on_duty == 0 ? kNaN : visits.service_hours / on_duty);
      put(MetricScope::pool, pool.id, "scheduled_hours", scheduled);
      put(MetricScope::pool, pool.id, "cost", pool.cost_per_hour ? scheduled * pool.cost_per_hour->amount : kNaN);
    }
  }

  // The scenario has one order of the source that its record speaks of.
  void measure_record() {
    const NaiveOrder& order =
        *std::ranges::find_if(all_.orders, [](const NaiveOrder& one) { return one.served.source.index() == 0; });
    const Instant dark = at_place(all_.in_effect(order));
    const Instant visible = at_place(all_.visible_again(order));
    Instant notice = Instant::never();
    Instant acknowledged = Instant::never();
    bool has_penalty = false;
    for (const auto& climb : order.climbs) {
      notice = climb.what.rung.index() == 0 ? climb.at : notice;
    }
    for (const auto& ack : order.notice_acknowledgements) {
      acknowledged = std::min(acknowledged, ack.at);
    }
    for (const NaiveOrder& any : all_.orders) {
      has_penalty = has_penalty ||
                    std::ranges::any_of(any.climbs, [](const auto& climb) { return climb.what.rung.index() == 2; });
    }
    const auto put_line = [&](const std::string& id, bool holds) {
      put(MetricScope::record, id, "consistent", holds ? 1 : 0);
    };
    const auto& lines = scenario_.record;
    put_line("dark", !dark.is_never() && lines[0].all_dark->between.holds(dark));
    put_line("visible-again", !visible.is_never() && visible - dark >= lines[1].all_visible_again->at_least &&
                                  visible - dark <= lines[1].all_visible_again->at_most);
    put_line("rung", !notice.is_never() && lines[2].rung_reached->between.holds(notice));
    put_line("acknowledged", acknowledged <= lines[3].notice_acknowledged->by);
    put_line("dialogue", dialogue_asked_at() <= lines[4].dialogue_asked->by);
    put_line("not-all-dark", order.served.at > lines[5].not_all_dark->at ||
                                 all_.dark_at(order, lines[5].not_all_dark->at) != order.served.items);
    put_line("no-penalty", !has_penalty);
  }

  const Scenario& scenario_;
  const std::vector<Record>& records_;
  NaiveHistory all_;
  Instant from_;
  NamedValues values_;
};

}  // namespace

NamedValues naive_measures(const Scenario& scenario, const std::vector<Record>& records, Instant measures_from) {
  return Naive(scenario, records, measures_from).measure();
}

}  // namespace docket::test
