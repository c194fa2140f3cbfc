#include <limits>

#include "docket/core/utc_text.hpp"
#include "docket/report/benchmark_report.hpp"
#include "docket/report/docket_version.hpp"
#include "docket/scenario/capacity.hpp"
#include "docket/scenario/ceiling.hpp"
#include "report/json_writer.hpp"
#include "report/limit_words.hpp"
#include "report/measured.hpp"

namespace docket {
namespace {

constexpr std::uint32_t kBenchFormat = 1;

void write_speed(const Speed& speed, JsonWriter& json) {
  const auto items = static_cast<double>(speed.items);
  const auto events = static_cast<double>(speed.events);
  json.begin_object()
      .member("threads", speed.threads)
      .member("replications_per_round", speed.replications)
      .member("items_per_round", speed.items)
      .member("events_per_round", speed.events)
      .member("rounds", std::uint64_t{speed.rounds.size()})
      .member("round_median_seconds", speed.median_round())
      .member("round_fastest_seconds", speed.fastest_round())
      .member("items_per_second", items / speed.median_round())
      .member("items_per_second_fastest", items / speed.fastest_round())
      .member("events_per_second", events / speed.median_round())
      .member("events_per_second_fastest", events / speed.fastest_round());
  constexpr double kNobodyKnows = std::numeric_limits<double>::quiet_NaN();
  const double peak = speed.peak_memory == 0 ? kNobodyKnows : static_cast<double>(speed.peak_memory);
  json.member("peak_memory_bytes", peak).end_object();
}

void write_memory(const ItemMemory& memory, JsonWriter& json) {
  json.key("memory")
      .begin_object()
      .member("bytes_per_waiting_item", memory.waiting_bytes)
      .member("waiting_items", memory.waiting_items)
      .member("bytes_per_live_item", memory.live_bytes)
      .member("live_items", memory.live_items)
      .end_object();
}

void write_ceilings(const char* key, const std::vector<Ceiling>& ceilings, MetricScope scope, const RunReport& run,
                    JsonWriter& json) {
  json.key(key).begin_array();
  for (const Ceiling& ceiling : ceilings) {
    const Interval done = Measured(run, scope, ceiling.subject).of("throughput_per_hour");
    json.begin_object()
        .member("id", ceiling.subject)
        .member("offered_per_hour", ceiling.offered_per_hour)
        .member("most_per_hour", ceiling.most_per_hour)
        .member("simulated_per_hour", done.mean)
        .member("simulated_half_width", done.half_width)
        .end_object();
  }
  json.end_array();
}

void write_orders(const Scenario& scenario, JsonWriter& json) {
  json.key("orders_alone").begin_array();
  for (const OrderLoad& order : predicted_order_loads(scenario)) {
    json.begin_object()
        .member("id", order.order)
        .member("until", format_rfc3339(scenario.run.starts_at + order.until.since_start(), scenario.run.zone.get()))
        .key("pools")
        .begin_array();
    for (const PoolLoad& pool : order.pools) {
      json.begin_object()
          .member("id", pool.pool)
          .member("offered_hours", pool.offered_hours)
          .member("scheduled_hours", pool.scheduled_hours)
          .member("load", pool.load)
          .end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

std::string benchmark_json(const BenchmarkReport& report) {
  const RunReport& run = report.simulated;
  JsonWriter json(2);
  json.begin_object()
      .member("docket_bench", kBenchFormat)
      .member("docket", kVersion)
      .member("title", run.scenario.title)
      .member("seed", run.seed)
      .member("partial", !what_is_partial(report).empty());
  if (const std::string partial = what_is_partial(report); !partial.empty()) {
    json.member("limit", partial);
  }
  json.key("speeds").begin_array();
  for (const Speed& speed : report.measured.speeds) {
    write_speed(speed, json);
  }
  json.end_array();
  write_memory(report.measured.memory, json);
  const Ceilings ceilings = predicted_ceilings(run.scenario);
  json.member("simulated_replications", std::uint64_t{run.replications.results.size()});
  write_ceilings("stages", ceilings.stages, MetricScope::stage, run, json);
  write_ceilings("pools", ceilings.pools, MetricScope::pool, run, json);
  write_orders(run.scenario, json);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace docket
