#include "docket/core/utc_text.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/evidence_at.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/shown_sources.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

// "first-list  31 Jan 12:00"
std::string name_of(const RunReport& report, const Source& source) {
  for (const OrderSpec& order : report.scenario.orders) {
    if (order.id == source.id) {
      const RunSpec& run = report.scenario.run;
      return source.id + "  " + format_short(run.starts_at + order.served_at.since_start(), run.zone.get());
    }
  }
  return source.id;
}

// What a script does not mention is not on record; what rules never did did not happen.
std::string absence(const Scenario& scenario) { return scenario.is_platform_replayed() ? "not on record" : "never"; }

std::string acknowledged(const RunReport& report, const Measured& source) {
  const Interval share = source.of("orders_acknowledged_share");
  if (!(share.mean > 0)) {
    return absence(report.scenario);
  }
  const std::string time = time_figure(source.of("time_to_acknowledge_median_hours"));
  return share.mean < 1 ? time + ", " + percent_figure(share) : time;
}

std::string time_or_absence(const RunReport& report, const Measured& source, const std::string& metric) {
  const std::string text = source.time(metric);
  return source.of(metric).count == 0 ? absence(report.scenario) : text;
}

std::vector<std::string> cells_of(const RunReport& report, const Source& source) {
  const Measured measured(report, MetricScope::source, source.id);
  return {name_of(report, source),
          measured.plain("items"),
          acknowledged(report, measured),
          time_or_absence(report, measured, "time_to_decide_median_hours"),
          time_or_absence(report, measured, "time_to_effect_median_hours"),
          measured.plain("items_restored"),
          measured.plain("items_open_at_end"),
          std::string(tag_of(platform_conduct(report.scenario)))};
}

}  // namespace

std::string orders_block(const RunReport& report, std::size_t width) {
  TextTable table(
      {"Orders", "items", "acknowledged", "decided (median)", "in effect (median)", "restored", "open at end", ""});
  for (const SourceId source : shown_sources(report, SourceFilter::with_authority)) {
    table.add(cells_of(report, report.scenario.sources[source.index()]));
    for (const std::string& note : assumed_acts(report.scenario, source)) {
      table.note(note);
    }
  }
  return table.empty() ? "" : table.render(width);
}

std::string work_block(const RunReport& report, std::size_t width) {
  TextTable table({"Work without an order", "items", "done (median)", "done (p95)", "missed", "too late (mean)",
                   "gave up", "open at end", ""});
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
