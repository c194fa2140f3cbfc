#include "metrics/order_measures.hpp"

#include <algorithm>
#include <utility>

namespace docket::metrics_detail {
namespace {

void add_time_since(Instant served_at, Instant at, DurationTally& times) {
  if (!at.is_never()) {
    times.add(at - served_at);
  }
}

bool is_in_effect_before(const OrderHistory& a, const OrderHistory& b) {
  return std::pair(a.in_effect_at, a.ordinal) < std::pair(b.in_effect_at, b.ordinal);
}

}  // namespace

std::optional<Duration> OrderMeasures::acknowledge_within(SourceId source) const {
  const RegimeId regime = scenario_.sources[source.index()].regime;
  return regime.is_none() ? std::nullopt : scenario_.regimes[regime.index()].acknowledge_within;
}

void OrderMeasures::add(const OrderHistory& order) {
  Tally& tally = tallies_[order.source.index()];
  ++tally.orders;
  add_time_since(order.served_at, order.acknowledged_at, tally.to_acknowledge);
  add_time_since(order.served_at, order.decided_at, tally.to_decide);
  add_time_since(order.served_at, order.in_effect_at, tally.to_effect);
  add_time_since(order.served_at, order.answered_at, tally.to_answer);
  tally.deadlines.add({order.due_at, order.settled_at, order.items_in_time == order.items}, order.closed_at);
  if (const auto within = acknowledge_within(order.source)) {
    const Instant due_at = order.served_at + *within;
    tally.acknowledgements.add({due_at, order.acknowledged_at, order.acknowledged_at <= due_at}, order.closed_at);
  }
  if (is_in_effect_before(order, tally.first_in_effect)) {
    tally.first_in_effect = order;
  }
  tally.rung_reached = std::max(tally.rung_reached, order.rung_reached);
  if (order.outstanding_at_last_look) {
    tally.outstanding = tally.outstanding.value_or(0) + *order.outstanding_at_last_look;
  }
}

void OrderMeasures::finish(Instant end, const JobMeasures& jobs) {
  for (std::size_t source = 0; source < tallies_.size(); ++source) {
    Tally& tally = tallies_[source];
    const JobMeasures::Tally& of_jobs = jobs.tallies()[source];
    tally.deadlines.finish(end);
    tally.acknowledgements.finish(end);
    tally.deadlines.merge(of_jobs.deadlines);
    tally.to_answer.merge(of_jobs.to_answer);
    tally.orders += of_jobs.jobs;
  }
}

void OrderMeasures::write(SourceId source, MeasureWriter& writer) const {
  write_batches(tallies_[source.index()], writer);
  if (scenario_.sources[source.index()].kind != SourceKind::work_stream) {
    write_authority(source, writer);
    write_visibility(tallies_[source.index()], writer);
  }
}

void OrderMeasures::write_batches(const Tally& tally, MeasureWriter& writer) {
  writer.count("orders", "Orders served; of a work stream: batches arrived", tally.orders);
  write_durations(writer, "order_time_to_decide", "from service until all items of an order were finally decided",
                  tally.to_decide);
  write_durations(writer, "order_time_to_answer", "from service until all items of an order were answered",
                  tally.to_answer);
  writer.write("order_time_to_answer_deviation_hours",
               "Standard deviation of the time from service until all items of an order were answered",
               deviation_hours(tally.to_answer));
  writer.write("orders_missed_share", "Share of the orders due by the end with an item not answered by its due time",
               tally.deadlines.missed_share());
  writer.write("order_tardiness_mean_hours",
               "Mean time by which orders due by the end were answered in full too late, 0 for those in time; open "
               "ones count to the end",
               tally.deadlines.tardiness_mean_hours());
}

void OrderMeasures::write_authority(SourceId source, MeasureWriter& writer) const {
  const Tally& tally = tallies_[source.index()];
  writer.write("orders_acknowledged_share", "Share of the orders that the platform acknowledged",
               share(tally.to_acknowledge.count(), tally.orders));
  write_durations(writer, "time_to_acknowledge", "from service until an order was acknowledged, of those that were",
                  tally.to_acknowledge);
  if (acknowledge_within(source)) {
    writer.write("acknowledged_in_time_share",
                 "Share of the orders to be acknowledged by the end that were within the regime's time",
                 1 - tally.acknowledgements.missed_share());
  }
  writer.count("rung_reached", "Highest rung climbed for any order, counted from 1; 0 for none", tally.rung_reached);
  writer.write("outstanding_at_last_look",
               "Items due under the authority's reading and not dark, at its last look at each order",
               tally.outstanding ? static_cast<double>(*tally.outstanding) : kUndefined);
}

void OrderMeasures::write_visibility(const Tally& tally, MeasureWriter& writer) {
  writer.write("orders_in_effect_share", "Share of the orders whose items were ever all dark at once",
               share(tally.to_effect.count(), tally.orders));
  write_durations(writer, "order_time_to_effect",
                  "from service until all items of an order were first dark at once, of the orders that were",
                  tally.to_effect);
  const OrderHistory& first = tally.first_in_effect;
  writer.write("all_dark_first_at_hours", "Hours from the start until all items of an order were first dark at once",
               hours_since_start(first.in_effect_at));
  writer.write(
      "all_visible_again_after_hours", "Hours from that instant until all its items were visible again",
      first.visible_again_at.is_never() ? kUndefined : (first.visible_again_at - first.in_effect_at).in_hours());
}

}  // namespace docket::metrics_detail
