// A recorded year of a million orders, from a CSV file: read and checked, and played.
#include <benchmark/benchmark.h>

#include "docket/run/run.hpp"
#include "scenario/order_trace.hpp"

namespace docket::bench {
namespace {

constexpr std::uint32_t kOrders = 1'000'000;

void read_trace(benchmark::State& state) {
  const FilesWithTrace files(kOrders);
  for (auto _ : state) {
    benchmark::DoNotOptimize(read_traced_scenario(files));
  }
  state.SetItemsProcessed(state.iterations() * kOrders);
}
BENCHMARK(read_trace)->Unit(benchmark::kMillisecond);

void play_trace(benchmark::State& state) {
  const FilesWithTrace files(kOrders);
  const Scenario scenario = read_traced_scenario(files);
  const MetricCatalogue catalogue(scenario);
  std::uint32_t replication = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(run(scenario, catalogue, 1, replication++));
  }
  state.SetItemsProcessed(state.iterations() * kOrders);
}
BENCHMARK(play_trace)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docket::bench
