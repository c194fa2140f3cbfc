// Times to effect where some items were still open at the end, which the median of those that were dark leaves out.
#include "docket/stats/critical_value.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/shown_sources.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

std::string time_or_not_reached(const Measured& source, const char* metric) {
  return source.of(metric).count == 0 ? "not reached" : source.time(metric);
}

// One replication has no spread over replications, but its items have one.
std::string share_within(const Measured& source, const std::string& metric) {
  if (source.replications() > 1) {
    return source.percent(metric);
  }
  Interval share = source.of(metric);
  share.half_width = normal_critical(0.95) * source.of(metric + "_error").mean;
  return percent_figure(share);
}

void add_censored(const RunReport& report, SourceFilter filter, ShareDefined share, TextTable& table) {
  for (const SourceId id : shown_sources(report, filter)) {
    const std::string& name = report.scenario.sources[id.index()].id;
    const Measured source(report, MetricScope::source, name, share);
    if (source.any("items_effect_censored")) {
      table.add({name, source.plain("items_effect_censored"),
                 time_or_not_reached(source, "time_to_effect_estimated_median_hours"),
                 time_or_not_reached(source, "time_to_effect_estimated_p90_hours"),
                 share_within(source, "in_effect_within_24h_share"), share_within(source, "in_effect_within_36h_share"),
                 std::string(tag_of(platform_conduct(report.scenario)))});
    }
  }
}

}  // namespace

std::string effect_block(const RunReport& report, std::size_t width) {
  TextTable table({"In effect, of all items", "still open", "half", "nine in ten", "within 24 h", "within 36 h", ""});
  add_censored(report, SourceFilter::ordered, ShareDefined::shown, table);
  add_censored(report, SourceFilter::renewed, ShareDefined::hidden, table);
  const char* legend =
      "times and shares from service, of all items; those still open and never dark when the run ended count for as "
      "long "
      "as they were watched, and no longer (Kaplan-Meier); ± within one replication: Greenwood";
  return table.empty() ? "" : table.render(width) + wrapped(legend, 2, width);
}

}  // namespace docket
