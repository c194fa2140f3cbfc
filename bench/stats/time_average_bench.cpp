// What a run pays whenever a level jumps, such as the number of those who wait.
#include <benchmark/benchmark.h>

#include "docket/stats/time_average.hpp"

namespace {

void change_level(benchmark::State& state) {
  docket::TimeAverage waiting;
  docket::Instant now;
  std::int64_t delta = 1;
  for (auto _ : state) {
    now = now + docket::Duration::microseconds(7);
    waiting.add(now, delta);
    delta = -delta;
  }
  benchmark::DoNotOptimize(waiting.average_until(now));
}
BENCHMARK(change_level);

}  // namespace
