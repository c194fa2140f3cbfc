#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/figures.hpp"
#include "report/measured.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

/// From here on queues grow long whatever the discipline: marked for the reader's eye.
constexpr double kNearlyFull = 0.9;

std::string reviewers_of(const PoolSpec& pool) {
  return pool.reviewers ? with_thousands(std::uint64_t{*pool.reviewers}) : "unlimited";
}

bool is_nearly_full(const Measured& pool) { return pool.of("utilisation").mean > kNearlyFull; }

std::string busy(const Measured& pool) { return pool.percent("utilisation") + (is_nearly_full(pool) ? " ▲" : ""); }

std::string about_full_pools(const RunReport& report, std::size_t width) {
  for (const PoolSpec& spec : report.scenario.platform.pools) {
    if (is_nearly_full(Measured(report, MetricScope::pool, spec.id))) {
      return wrapped("▲ at work more than 90 % of the time on duty", 2, width);
    }
  }
  return {};
}

std::string waited(const Measured& measured) {
  return measured.time("waiting_time_median_hours") + " / " + measured.time("waiting_time_p95_hours");
}

std::string cost_of(const PoolSpec& spec, const Measured& pool) {
  return spec.cost_per_hour ? spec.cost_per_hour->currency + " " + pool.plain("cost") : "not given";
}

}  // namespace

std::string people_block(const RunReport& report, std::size_t width) {
  if (report.scenario.is_platform_replayed()) {
    return {};
  }
  TextTable table({"People", "reviewers", "busy", "waited (median / p95)", "done per hour", "cost", ""});
  for (const PoolSpec& spec : report.scenario.platform.pools) {
    const Measured pool(report, MetricScope::pool, spec.id);
    table.add({spec.id, reviewers_of(spec), busy(pool), waited(pool), pool.plain("throughput_per_hour"),
               cost_of(spec, pool), "SIMULATED"});
  }
  return table.empty() ? "" : table.render(width) + about_full_pools(report, width);
}

std::string stages_block(const RunReport& report, std::size_t width) {
  if (report.scenario.work_streams.empty() || report.scenario.is_platform_replayed()) {
    return {};
  }
  TextTable table(
      {"Stages", "visits", "waited (median / p95)", "work (mean)", "queue (mean)", "in haste", "at end", ""});
  for (const StageSpec& spec : report.scenario.platform.stages) {
    const Measured stage(report, MetricScope::stage, spec.id);
    table.add({spec.id, stage.plain("visits"), waited(stage), stage.time("handling_time_mean_hours"),
               stage.plain("waiting_mean"), stage.percent("rushed_share"), stage.plain("backlog_at_end"), "SIMULATED"});
  }
  return table.empty() ? "" : table.render(width);
}

}  // namespace docket
