#include "docket/report/history_csv.hpp"

#include "docket/core/utc_text.hpp"
#include "report/conduct.hpp"
#include "report/csv_writer.hpp"
#include "report/record_words.hpp"
#include "scenario/entity_names.hpp"

namespace docket {
namespace {

/// Rows that begin with what all have in common.
class Rows {
 public:
  Rows(const Scenario& scenario, std::uint32_t replication, const TextOutput& output)
      : scenario_(scenario), replication_(replication), output_(output) {}

  void head(std::initializer_list<const char*> names) {
    csv_.add("replication").add("mode");
    for (const char* name : names) {
      csv_.add(name);
    }
    end();
  }
  Rows& begin() {
    csv_.add(replication_).add(tag_);
    return *this;
  }
  template <class T>
  Rows& add(const T& value) {
    csv_.add(value);
    return *this;
  }
  Rows& at(Instant instant) {
    const RunSpec& run = scenario_.run;
    csv_.add(instant.is_never() ? std::string()
                                : format_rfc3339(run.starts_at + instant.since_start(), run.zone.get()));
    return *this;
  }
  Rows& flag(bool is_true) { return add(is_true ? "true" : "false"); }
  void end() {
    csv_.end_row();
    output_(csv_.text());
    csv_.clear();
  }

 private:
  const Scenario& scenario_;
  std::uint32_t replication_;
  const TextOutput& output_;
  std::string_view tag_ = tag_of(platform_conduct(scenario_));
  CsvWriter csv_;
};

std::string rung_of(const Scenario& scenario, const OrderHistory& order, std::uint32_t rung_from_1) {
  const RegimeId regime = scenario.sources[order.source.index()].regime;
  return rung_from_1 == 0 || regime.is_none() ? "" : scenario.regimes[regime.index()].ladder[rung_from_1 - 1].id;
}

}  // namespace

void write_orders_csv(const Scenario& scenario, std::uint32_t replication, std::span<const OrderHistory> orders,
                      const TextOutput& output) {
  Rows rows(scenario, replication, output);
  rows.head({"order", "source", "items", "served_at", "noticed_at", "acknowledged_at", "due_at", "decided_at",
             "in_effect_at", "visible_again_at", "answered_at", "settled_at", "items_decided", "items_answered",
             "items_in_time", "rung_reached", "outstanding_at_last_look"});
  for (const OrderHistory& order : orders) {
    rows.begin().add(order_name(scenario, order.source, order.ordinal)).add(scenario.sources[order.source.index()].id);
    rows.add(order.items).at(order.served_at).at(order.noticed_at).at(order.acknowledged_at).at(order.due_at);
    rows.at(order.decided_at).at(order.in_effect_at).at(order.visible_again_at).at(order.answered_at);
    rows.at(order.settled_at).add(order.items_decided).add(order.items_answered).add(order.items_in_time);
    rows.add(rung_of(scenario, order, order.rung_reached));
    rows.add(order.outstanding_at_last_look ? std::to_string(*order.outstanding_at_last_look) : std::string()).end();
  }
}

void write_items_csv(const Scenario& scenario, std::uint32_t replication, std::span<const ItemHistory> items,
                     const TextOutput& output) {
  Rows rows(scenario, replication, output);
  rows.head({"item", "order", "position", "kind", "unlawful", "first_listing", "served_at", "due_at", "decided_at",
             "decision", "in_effect_at", "answered_at", "withdrawn_at", "provisional_decisions", "restored",
             "visibility_at_end", "dark_hours"});
  for (const ItemHistory& item : items) {
    rows.begin().add(item_name(item.key)).add(order_name(scenario, item.source, item.order_ordinal));
    rows.add(item.position).add(scenario.kinds[item.kind.index()]).flag(item.is_unlawful).flag(item.is_first_listing);
    rows.at(item.served_at).at(item.due_at).at(item.decided_at);
    rows.add(item.decision ? word_for(*item.decision) : std::string_view());
    rows.at(item.in_effect_at).at(item.answered_at).at(item.withdrawn_at).add(item.provisional_decisions);
    rows.flag(item.is_restored).add(word_for(item.visibility)).add(item.dark.in_hours()).end();
  }
}

void write_series_csv(const Scenario& scenario, std::uint32_t replication, std::span<const SeriesRow> samples,
                      const TextOutput& output) {
  Rows rows(scenario, replication, output);
  rows.head({"at", "measure", "subject", "value"});
  const auto add_all = [&](Instant at, const char* measure, const auto& subjects, const auto& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      rows.begin().at(at).add(measure).add(subjects[i].id).add(values[i]).end();
    }
  };
  for (const SeriesRow& sample : samples) {
    add_all(sample.at, "waiting", scenario.platform.stages, sample.waiting);
    add_all(sample.at, "in_service", scenario.platform.stages, sample.in_service);
    add_all(sample.at, "dark", scenario.sources, sample.dark);
  }
}

}  // namespace docket
