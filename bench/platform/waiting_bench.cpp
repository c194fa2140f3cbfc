// Nanoseconds to join and leave a line of waiting items (see waiting_model.hpp): 1,000 to 10,000,000 wait, in orders of
// one item to 100,000 that come whole, or with the items of a hundred orders mixed.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "platform/waiting_model.hpp"

namespace docket::bench {
namespace {

template <class Line>
void join_and_leave(benchmark::State& state) {
  WaitingModel<Line> model(static_cast<std::uint32_t>(state.range(0)), static_cast<std::uint32_t>(state.range(1)),
                           static_cast<std::uint32_t>(state.range(2)));
  for (auto _ : state) {
    model.step();
  }
  benchmark::DoNotOptimize(model.taken());
  state.counters["per_item"] = benchmark::Counter(static_cast<double>(state.iterations() * state.range(1)),
                                                  benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  for (const std::int64_t order_size : {1, 257, 1178, 100'000}) {
    for (std::int64_t waiting = 1000; waiting <= 10'000'000; waiting *= 10) {
      if (order_size <= waiting) {
        benchmark->Args({waiting, order_size, 1});
      }
    }
  }
  for (std::int64_t waiting = 1000; waiting <= 10'000'000; waiting *= 10) {
    benchmark->Args({waiting, 257, 100});
  }
}
BENCHMARK(join_and_leave<HeapOfItems>)->Apply(sizes);
BENCHMARK(join_and_leave<DocketLine>)->Apply(sizes);

}  // namespace
}  // namespace docket::bench
