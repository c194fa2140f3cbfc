#include "metrics/naive_model.hpp"

namespace docket::test {

NamedValues Naive::measure() {
  measure_run();
  for (std::uint32_t source = 0; source < scenario_.sources.size(); ++source) {
    measure_items(SourceId(source));
    measure_orders(SourceId(source));
    if (scenario_.sources[source].kind != SourceKind::work_stream) {
      measure_effect(SourceId(source));
    }
    measure_readings(SourceId(source));
    measure_ladder(SourceId(source));
  }
  measure_kinds();
  measure_regimes();
  measure_visits();
  measure_record();
  return std::move(values_);
}

void Naive::measure_run() {
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

void Naive::measure_kinds() {
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

NamedValues naive_measures(const Scenario& scenario, const std::vector<Record>& records, Instant measures_from) {
  return Naive(scenario, records, measures_from).measure();
}

}  // namespace docket::test
