// Whole runs through the scenario reader and the real pipeline, measures included, and the loops that they are held
// against.
#include <benchmark/benchmark.h>

#include "run/whole_run.hpp"
#include "twins/queue_loops.hpp"
#include "twins/three_stage_loops.hpp"

namespace docket::bench {
namespace {

constexpr std::uint64_t kItems = 500'000;

void play_again_and_again(benchmark::State& state, const std::string& name) {
  const WholeRun whole(name);
  std::uint32_t replication = 0;
  std::uint64_t items = 0;
  for (auto _ : state) {
    items += whole.play(replication++).items;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(items));
}

const std::size_t kRegistered = [] {
  for (const KnownRun& run : known_runs()) {
    benchmark::RegisterBenchmark(("whole_run/" + run.name).c_str(), play_again_and_again, run.name)
        ->Unit(benchmark::kMillisecond);
  }
  return known_runs().size();
}();

using QueueLoop = Outcome (*)(std::uint32_t servers, std::uint64_t customers, std::uint64_t seed);
using ThreeStageLoop = Outcome (*)(std::uint64_t items, std::uint64_t seed);

template <QueueLoop play>
void queue_loop(benchmark::State& state) {
  std::uint64_t seed = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(play(static_cast<std::uint32_t>(state.range(0)), kItems, ++seed));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kItems));
}
BENCHMARK(queue_loop<play_queue_by_hand>)->Arg(1)->Arg(50)->Unit(benchmark::kMillisecond);
BENCHMARK(queue_loop<play_queue_naively>)->Arg(1)->Arg(50)->Unit(benchmark::kMillisecond);

template <ThreeStageLoop play>
void three_stage_loop(benchmark::State& state) {
  std::uint64_t seed = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(play(kItems, ++seed));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kItems));
}
BENCHMARK(three_stage_loop<play_three_stages_by_hand>)->Unit(benchmark::kMillisecond);
BENCHMARK(three_stage_loop<play_three_stages_naively>)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docket::bench
