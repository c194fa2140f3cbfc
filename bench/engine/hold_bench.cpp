// Nanoseconds per hold (see hold_model.hpp) at a steady number of pending events.
//
// "deadlines" adds to each hold what most decided items do: a deadline is cancelled half-way to being due, and another
// one is scheduled. The standard queue cannot cancel, so dead deadlines stay in it until they are due.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "engine/hold_model.hpp"

namespace docket::bench {
namespace {

template <class List, Delay delay>
void hold(benchmark::State& state) {
  Hold<List> model(delay, static_cast<std::uint32_t>(state.range(0)));
  for (auto _ : state) {
    model.step();
  }
}

template <class List>
void hold_with_deadlines(benchmark::State& state) {
  constexpr std::uint32_t kSources = 16;
  Delays delays(Delay::exponential);
  List list;
  for (std::uint32_t i = 0; i < kSources; ++i) {
    list.add(Instant() + delays.next(), i);
  }
  const Duration ahead = Duration::seconds(state.range(0)) * 2;  // the oldest of them is half-way there
  std::vector<typename List::Handle> deadlines;
  for (std::int64_t i = 0; i < kSources * state.range(0); ++i) {
    deadlines.push_back(list.add_deadline(Instant() + ahead));
  }
  std::size_t oldest = 0;
  const auto hold = [&] {
    const auto event = list.pop();
    list.cancel(deadlines[oldest]);
    deadlines[oldest] = list.add_deadline(event->at + ahead);
    oldest = (oldest + 1) % deadlines.size();
    list.add(event->at + delays.next(), event->signal.subject);
  };
  for (std::size_t i = 0; i < 4 * deadlines.size(); ++i) {
    hold();
  }
  for (auto _ : state) {
    hold();
  }
  state.counters["stored"] = static_cast<double>(list.stored());
}

#define DOCKET_HOLD(delay)                                                                   \
  BENCHMARK(hold<StandardQueue, Delay::delay>)->RangeMultiplier(10)->Range(10, 1'000'000);   \
  BENCHMARK(hold<IrregularEvents, Delay::delay>)->RangeMultiplier(10)->Range(10, 1'000'000); \
  BENCHMARK(hold<Leaves, Delay::delay>)->RangeMultiplier(10)->Range(10, 1000)->Arg(4000)
DOCKET_HOLD(exponential);
DOCKET_HOLD(constant);
DOCKET_HOLD(lognormal);
DOCKET_HOLD(mixed);
BENCHMARK(hold_with_deadlines<StandardQueue>)->RangeMultiplier(10)->Range(10, 100'000);
BENCHMARK(hold_with_deadlines<IrregularEvents>)->RangeMultiplier(10)->Range(10, 100'000);

}  // namespace
}  // namespace docket::bench
