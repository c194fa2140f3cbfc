// What became of the items and orders of each source.
#include "metrics/naive_model.hpp"

namespace docket::test {

void Naive::measure_items(SourceId source) {
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
  put_one("items_withdrawn_share",
          withdrawn / (listings_of(source).empty() ? kNaN : static_cast<double>(listings_of(source).size())));
  put_one("items_open_at_end", open);
  put_one("items_restored", restored);
  put_one("items_dark_at_end", dark_at_end);
  put_one("provisional_decisions", provisional);
  put_times(id, "time_to_decide", to_decide);
  put_times(id, "time_to_effect", to_effect);
  put_times(id, "time_to_answer", to_answer);
  put_one("time_to_answer_mean_seconds", mean(to_answer) * 3600);
  put_one("time_to_answer_deviation_hours", deviation(to_answer));
  put_one("items_missed_share", mean(missed));
  put_one("tardiness_mean_hours", mean(tardinesses));
  put_one("dark_item_hours", hours["dark"]);
  put_one("overblocked_item_hours", hours["over"]);
  put_one("underblocked_item_hours", hours["under"]);
  put_one("withheld_share", by_decision[Decision::withhold] / (to_answer.empty() ? kNaN : count(to_answer)));
  put_one("blocked_share", by_decision[Decision::block] / (to_answer.empty() ? kNaN : count(to_answer)));
  put_one("rejected_share", by_decision[Decision::reject] / (to_answer.empty() ? kNaN : count(to_answer)));
  std::vector<double> rushed;
  for (const Visit& visit : all_.visits) {
    const bool is_begun_again =
        visit.outcome == VisitOutcome::handed_over || visit.outcome == VisitOutcome::interrupted;
    if (!is_begun_again && !visit.started_at.is_never() && visit.source == source && visit.served_at >= from_) {
      rushed.push_back(visit.is_rushed ? 1 : 0);
    }
  }
  put_one("rushed_visits_share", mean(rushed));
}

void Naive::measure_orders(SourceId source) {
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
          std::ranges::all_of(order.listings, [&](std::size_t one) { return is_in_time(all_.listings[one]); }) ? 0 : 1);
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
        (first_in_effect == nullptr || at_place(all_.in_effect(order)) < at_place(all_.in_effect(*first_in_effect)))) {
      first_in_effect = &order;
    }
  }
  put_one("orders", static_cast<double>(orders.size()));
  put_times(of.id, "order_time_to_decide", times["order_time_to_decide"]);
  put_times(of.id, "order_time_to_answer", times["order_time_to_answer"]);
  put_one("order_time_to_answer_deviation_hours", deviation(times["order_time_to_answer"]));
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

}  // namespace docket::test
