// What a run pays for each duration that it measures.
#include <benchmark/benchmark.h>

#include <vector>

#include "docket/core/hash.hpp"
#include "docket/stats/duration_tally.hpp"

namespace {

using docket::Duration;

// Spread over ten powers of two around an hour, as handling and waiting times are.
std::vector<Duration> hour_like_durations() {
  std::vector<Duration> durations;
  for (std::uint64_t i = 0; i < 4096; ++i) {
    const std::uint64_t bits = docket::mix_bits(i + 1);
    durations.push_back(Duration::microseconds(static_cast<std::int64_t>((bits >> 30U) >> (bits % 10))));
  }
  return durations;
}

template <class Tally>
void add_durations(benchmark::State& state) {
  const auto durations = hour_like_durations();
  Tally tally;
  for (auto _ : state) {
    for (const Duration duration : durations) {
      tally.add(duration);
    }
    benchmark::DoNotOptimize(tally);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(durations.size()));
}
BENCHMARK_TEMPLATE(add_durations, docket::DurationHistogram);
BENCHMARK_TEMPLATE(add_durations, docket::DurationMoments);
BENCHMARK_TEMPLATE(add_durations, docket::DurationTally);

}  // namespace
