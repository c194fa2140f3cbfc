#include <algorithm>

#include "docket/core/utc_text.hpp"
#include "report/assumed.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/shown_sources.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

const OrderSpec* written_order(const Scenario& scenario, const Source& source) {
  const auto found = std::ranges::find(scenario.orders, source.id, &OrderSpec::id);
  return found == scenario.orders.end() ? nullptr : &*found;
}

std::string date_of(const RunSpec& run, Instant at) {
  return format_short(run.starts_at + at.since_start(), run.zone.get());
}

// "first-list 31 Jan 12:00"
std::string name_of(const Scenario& scenario, const Source& source) {
  const OrderSpec* order = written_order(scenario, source);
  return order == nullptr ? source.id : source.id + " " + date_of(scenario.run, order->served_at);
}

void note_when_public(const Scenario& scenario, const Source& source, TextTable& table) {
  const OrderSpec* order = written_order(scenario, source);
  if (order != nullptr && order->public_at) {
    table.note("public since " + date_of(scenario.run, *order->public_at));
  }
}

// What a script does not mention is not on record; what rules never did did not happen.
std::string absence(const Scenario& scenario) { return scenario.is_platform_replayed() ? "not on record" : "never"; }

std::string acknowledged(const RunReport& report, const Measured& source) {
  const Interval share = source.of("orders_acknowledged_share");
  if (!(share.mean > 0)) {
    return absence(report.scenario);
  }
  const std::string time = time_figure(source.of("time_to_acknowledge_median_hours"));
  return share.mean < 1 ? time + " (" + percent_figure({share.mean, 0, share.count}) + ")" : time;
}

std::string time_or_absence(const RunReport& report, const Measured& source, const char* metric) {
  return source.of(metric).count == 0 ? absence(report.scenario) : source.time(metric);
}

std::vector<std::string> outcome_of(const RunReport& report, const Measured& source) {
  return {source.plain("items"),
          acknowledged(report, source),
          time_or_absence(report, source, "time_to_decide_median_hours"),
          time_or_absence(report, source, "time_to_effect_median_hours"),
          source.plain("items_restored"),
          source.plain("items_open_at_end"),
          std::string(tag_of(platform_conduct(report.scenario)))};
}

std::string share_with_items(const Measured& source) {
  std::uint64_t count = 0;
  for (const double items : source.values("items")) {
    count += items > 0 ? 1U : 0U;
  }
  return share_of(count, source.replications());
}

void insert_front(std::vector<std::string>& cells, std::initializer_list<std::string> front) {
  cells.insert(cells.begin(), front);
}

std::string written_orders(const RunReport& report, std::size_t width) {
  TextTable table({"Orders", "items", "acknowledged", "decided", "in effect", "restored", "open", ""});
  for (const SourceId id : shown_sources(report, SourceFilter::ordered)) {
    const Source& source = report.scenario.sources[id.index()];
    std::vector<std::string> cells = outcome_of(report, Measured(report, MetricScope::source, source.id));
    insert_front(cells, {name_of(report.scenario, source)});
    table.add(std::move(cells));
    note_when_public(report.scenario, source, table);
    for (const std::string& note : assumed_acts(report.scenario, id)) {
      table.note(note);
    }
  }
  return table.empty() ? "" : table.render(width);
}

std::string renewed_orders(const RunReport& report, std::size_t width) {
  TextTable table(
      {"Renewed by a rung", "in repl.", "items", "acknowledged", "decided", "in effect", "restored", "open", ""});
  for (const SourceId id : shown_sources(report, SourceFilter::renewed)) {
    const Source& source = report.scenario.sources[id.index()];
    const Measured measured(report, MetricScope::source, source.id, ShareDefined::hidden);
    std::vector<std::string> cells = outcome_of(report, measured);
    insert_front(cells, {source.id, share_with_items(measured)});
    table.add(std::move(cells));
    for (const std::string& note : assumed_acts(report.scenario, id)) {
      table.note(note);
    }
  }
  return table.empty() ? "" : table.render(width);
}

}  // namespace

std::string orders_block(const RunReport& report, std::size_t width) {
  const std::string tables = written_orders(report, width) + renewed_orders(report, width);
  const char* legend =
      "times from service; acknowledged: median over orders (share of them); decided, in effect: median over items; "
      "restored: by a reversal; open: unanswered when the run ended (censored)";
  return tables.empty() ? "" : tables + wrapped(legend, 2, width);
}

std::string work_block(const RunReport& report, std::size_t width) {
  TextTable table(
      {"Work, no order", "items", "done (median)", "(p95)", "missed", "too late (mean)", "gave up", "open", ""});
  for (const SourceId source : shown_sources(report, SourceFilter::work)) {
    const std::string& id = report.scenario.sources[source.index()].id;
    const Measured measured(report, MetricScope::source, id);
    table.add({id, measured.plain("items"), measured.time("time_to_answer_median_hours"),
               measured.time("time_to_answer_p95_hours"), measured.percent("items_missed_share"),
               measured.time("tardiness_mean_hours"), measured.plain("items_withdrawn"),
               measured.plain("items_open_at_end"), std::string(tag_of(platform_conduct(report.scenario)))});
  }
  return table.empty() ? "" : table.render(width);
}

}  // namespace docket
