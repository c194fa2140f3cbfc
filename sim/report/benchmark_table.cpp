#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "docket/report/benchmark_report.hpp"
#include "docket/report/docket_version.hpp"
#include "docket/scenario/capacity.hpp"
#include "docket/scenario/ceiling.hpp"
#include "report/figures.hpp"
#include "report/limit_words.hpp"
#include "report/measured.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr const char* kUnknown = "–";
constexpr double kFull = 1;
constexpr double kDisturbed = 1.5;
constexpr std::size_t kMostOrders = 10;

/// 1,234,567 is 1,230,000: a clock is not more exact than that.
std::string three_digits(double value) {
  if (!(value > 0) || !std::isfinite(value)) {
    return value == 0 ? "0" : kUnknown;
  }
  const double unit = std::pow(10, std::floor(std::log10(value)) - 2);
  return with_thousands(std::round(value / unit) * unit, unit < 1 ? static_cast<int>(-std::log10(unit)) : 0);
}

std::string short_time(double seconds) {
  if (!std::isfinite(seconds)) {
    return kUnknown;
  }
  struct Unit {
    double per_second;
    const char* name;
  };
  constexpr Unit kUnits[] = {{1, "s"}, {1e3, "ms"}, {1e6, "us"}, {1e9, "ns"}};
  const auto* unit = std::ranges::find_if(kUnits, [seconds](const Unit& u) { return seconds * u.per_second >= 1; });
  const Unit& shown = unit == std::end(kUnits) ? kUnits[3] : *unit;
  return three_digits(seconds * shown.per_second) + " " + shown.name;
}

std::string mebibytes(std::uint64_t bytes) {
  return bytes == 0 ? kUnknown : three_digits(static_cast<double>(bytes) / (1U << 20U)) + " MiB";
}

std::string heading(const BenchmarkReport& report, std::size_t width) {
  const RunReport& run = report.simulated;
  std::string text = wrapped(run.scenario.title, 0, width);
  text += wrapped(fmt::format("docket {}, seed {}; times are of this machine's clock, with all else that runs on it",
                              kVersion, run.seed),
                  0, width);
  const std::string partial = what_is_partial(report);
  return partial.empty() ? text : text + wrapped("PARTIAL: " + partial, 0, width);
}

std::string about_rounds(const Benchmark& measured, std::size_t width) {
  std::string text = "median round, an item's share of its time";
  for (const Speed& speed : measured.speeds) {
    text += fmt::format("; {} of {} with {} on {}", counted(speed.rounds.size(), "round"),
                        counted(speed.replications, "replication"), counted(speed.items, "item"),
                        counted(speed.threads, "thread"));
  }
  return wrapped(text + "; memory of the whole process", 2, width);
}

std::string about_scaling(const Benchmark& measured, std::size_t width) {
  if (measured.speeds.size() < 2) {
    return {};
  }
  const auto events_per_second = [](const Speed& speed) {
    return static_cast<double>(speed.events) / speed.fastest_round();
  };
  const double ratio = events_per_second(measured.speeds[1]) / events_per_second(measured.speeds[0]);
  return wrapped(fmt::format("at their fastest {} do {:.2f} times as much as one",
                             counted(measured.speeds[1].threads, "thread"), ratio),
                 2, width);
}

/// Others took the processor away, or memory.
std::string about_disturbance(const Benchmark& measured, std::size_t width) {
  const bool is_disturbed = std::ranges::any_of(
      measured.speeds, [](const Speed& speed) { return speed.median_round() > kDisturbed * speed.fastest_round(); });
  return is_disturbed ? wrapped("▲ rounds took unequally long: something else is at work on this machine", 2, width)
                      : std::string();
}

std::string speed_block(const Benchmark& measured, std::size_t width) {
  TextTable table(
      {"Speed", "items per second", "events per second", "an item takes", "at the fastest", "memory at most"});
  for (const Speed& speed : measured.speeds) {
    const auto items = static_cast<double>(speed.items);
    const double seconds = speed.median_round();
    table.add({counted(speed.threads, "thread"), three_digits(items / seconds),
               three_digits(static_cast<double>(speed.events) / seconds), short_time(seconds / items),
               short_time(speed.fastest_round() / items), mebibytes(speed.peak_memory)});
  }
  return table.render(width) + about_rounds(measured, width) + about_scaling(measured, width) +
         about_disturbance(measured, width);
}

std::string weighed_on(double bytes, std::uint64_t items, const std::string& where, std::uint64_t fewest) {
  const std::string reason =
      items >= fewest ? ": nothing to be told from them" : fmt::format(": it takes {} to tell", with_thousands(fewest));
  return counted(items, "item") + " " + where + (std::isnan(bytes) ? reason : "");
}

std::string memory_block(const Benchmark& measured, std::size_t width) {
  const ItemMemory& memory = measured.memory;
  const bool was_ended = is_outside(measured.limit) && std::isnan(memory.waiting_bytes);
  TextTable table({"Memory", "bytes each", "weighed on"});
  table.add({"an item that waits", three_digits(memory.waiting_bytes),
             was_ended ? "nothing: a limit ended it before"
                       : weighed_on(memory.waiting_bytes, memory.waiting_items, "with nobody at work",
                                    ItemMemory::kFewestWaiting)});
  table.add(
      {"an item that lives", three_digits(memory.live_bytes),
       weighed_on(memory.live_bytes, memory.live_items, "at the end of a replication", ItemMemory::kFewestLiving)});
  table.let_last_column_flow();
  return table.render(width);
}

std::string most(const Ceiling& ceiling) {
  return std::isinf(ceiling.most_per_hour) ? "no bound" : plain_figure({ceiling.most_per_hour, 0, 1});
}

void add_rows(const std::vector<Ceiling>& ceilings, MetricScope scope, const RunReport& run, TextTable& table) {
  for (const Ceiling& ceiling : ceilings) {
    const Measured measured(run, scope, ceiling.subject);
    const double done = measured.of("throughput_per_hour").mean;
    const bool has_bound = ceiling.most_per_hour > 0 && std::isfinite(ceiling.most_per_hour);
    table.add({ceiling.subject, plain_figure({ceiling.offered_per_hour, 0, 1}), most(ceiling),
               measured.plain("throughput_per_hour"),
               has_bound ? percent_figure({done / ceiling.most_per_hour, 0, 1}) : kUnknown, "SIMULATED"});
  }
}

std::string about_growth(const Ceilings& ceilings, std::size_t width) {
  if (ceilings.first_full.empty()) {
    return {};
  }
  if (ceilings.highest_load >= kFull) {
    const std::string load = std::isfinite(ceilings.highest_load)
                                 ? fmt::format("{:.0f} % of what it can do", 100 * ceilings.highest_load)
                                 : "work, and has no hour of it scheduled";
    return wrapped(fmt::format("▲ the pool {} is offered {}", ceilings.first_full, load), 2, width);
  }
  return wrapped(fmt::format("work of this mix could grow by {:.0f} % until the pool {} is at work all of its time",
                             100 * (1 / ceilings.highest_load - 1), ceilings.first_full),
                 2, width);
}

std::string throughput_block(const RunReport& run, std::size_t width) {
  const Ceilings ceilings = predicted_ceilings(run.scenario);
  if (ceilings.stages.empty()) {
    return {};
  }
  TextTable stages({"Visits an hour: stages", "offered", "at most", "done", "of the most", ""});
  TextTable pools({"Visits an hour: pools", "offered", "at most", "done", "of the most", ""});
  add_rows(ceilings.stages, MetricScope::stage, run, stages);
  add_rows(ceilings.pools, MetricScope::pool, run, pools);
  const std::string legend =
      "offered, at most: by the traffic equations, the latter if the same mix grew until the pool is at work all of "
      "its "
      "time; done: in " +
      counted(run.replications.results.size(), "replication") +
      ", and more than the most by work after hours, by haste, or because the run ends before its longest work";
  return stages.render(width) + "\n" + pools.render(width) + wrapped(legend, 2, width) + about_growth(ceilings, width);
}

/// Of each order the pool with the highest load; the fullest first.
std::vector<std::pair<std::string, PoolLoad>> fullest_pools(const Scenario& scenario) {
  std::vector<std::pair<std::string, PoolLoad>> fullest;
  for (const OrderLoad& order : predicted_order_loads(scenario)) {
    if (!order.pools.empty()) {
      fullest.emplace_back(order.order, *std::ranges::max_element(order.pools, {}, &PoolLoad::load));
    }
  }
  std::ranges::stable_sort(fullest, [](const auto& a, const auto& b) { return a.second.load > b.second.load; });
  return fullest;
}

std::string orders_alone_block(const Scenario& scenario, std::size_t width) {
  const auto fullest = fullest_pools(scenario);
  TextTable table({"Orders, each alone", "fullest pool", "hours of work", "scheduled until due", "load"});
  for (std::size_t i = 0; i < std::min(fullest.size(), kMostOrders); ++i) {
    const auto& [order, pool] = fullest[i];
    const std::string load = std::isinf(pool.load) ? "no time" : percent_figure({pool.load, 0, 1});
    table.add({order, pool.pool, plain_figure({pool.offered_hours, 0, 1}), plain_figure({pool.scheduled_hours, 0, 1}),
               load + (pool.load >= kFull ? " ▲" : "")});
  }
  if (table.empty()) {
    return {};
  }
  table.align_left(1);
  const std::string rest =
      fullest.size() > kMostOrders ? fmt::format("; {} with less are left out", fullest.size() - kMostOrders) : "";
  return "\n" + table.render(width) +
         wrapped("as if each written order had everybody to itself; ▲ not to be done in time" + rest, 2, width);
}

}  // namespace

std::string benchmark_table(const BenchmarkReport& report, std::size_t width) {
  const std::string throughput = throughput_block(report.simulated, width);
  return heading(report, width) + "\n" + speed_block(report.measured, width) + "\n" +
         memory_block(report.measured, width) + (throughput.empty() ? "" : "\n") + throughput +
         orders_alone_block(report.simulated.scenario, width);
}

}  // namespace docket
