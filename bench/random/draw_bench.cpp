// What a draw costs: the bits of an address, one variate on demand, and one of a block.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "docket/random/arrivals.hpp"
#include "docket/random/distribution.hpp"

namespace {

using docket::Distribution;
using docket::Draws;

constexpr docket::StreamKey kStream = docket::make_stream_key(1, 0, 0);
constexpr docket::Purpose kPurpose = docket::make_purpose(1);

void random_bits(benchmark::State& state) {
  std::uint64_t ordinal = 0;
  for (auto step : state) {
    benchmark::DoNotOptimize(Draws(kStream, ordinal++, kPurpose).bits());
  }
}
BENCHMARK(random_bits);

void random_chance(benchmark::State& state) {
  std::uint64_t ordinal = 0;
  for (auto step : state) {
    benchmark::DoNotOptimize(Draws(kStream, ordinal++, kPurpose).chance(0.3));
  }
}
BENCHMARK(random_chance);

void sample_on_demand(benchmark::State& state, const Distribution& distribution) {
  std::uint64_t ordinal = 0;
  for (auto step : state) {
    Draws draws(kStream, ordinal++, kPurpose);
    benchmark::DoNotOptimize(distribution.sample(draws));
  }
}

void sample_in_blocks(benchmark::State& state, const Distribution& distribution) {
  std::vector<double> block(256);
  std::uint64_t ordinal = 0;
  for (auto step : state) {
    sample_block(distribution, kStream, ordinal, kPurpose, block);
    benchmark::DoNotOptimize(block.data());
    ordinal += block.size();
  }
  state.counters["per_draw"] =
      benchmark::Counter(static_cast<double>(ordinal), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void next_arrival(benchmark::State& state) {
  const auto process = docket::ArrivalProcess::poisson(0.1);
  std::uint64_t ordinal = 0;
  for (auto step : state) {
    benchmark::DoNotOptimize(process.next(kStream, ordinal++, docket::Instant()));
  }
}
BENCHMARK(next_arrival);

std::vector<std::pair<std::string, Distribution>> families() {
  const std::vector<double> values = {1, 2, 5, 9};
  const std::vector<double> weights = {4, 3, 2, 1};
  const std::vector<Distribution> components = {Distribution::exponential(60), Distribution::gamma(900, 0.8)};
  const std::vector<double> shares = {0.7, 0.3};
  return {{"constant", Distribution::constant(3)},
          {"uniform", Distribution::uniform(1, 2)},
          {"exponential", Distribution::exponential(30)},
          {"erlang", Distribution::erlang(4, 30)},
          {"gamma", Distribution::gamma(30, 0.7)},
          {"gamma_below_one", Distribution::gamma(30, 1.6)},
          {"lognormal", Distribution::lognormal_mean_cv(30, 1.5)},
          {"weibull", Distribution::weibull(0.6, 30)},
          {"pareto", Distribution::pareto(1.5, 10)},
          {"triangular", Distribution::triangular(1, 2, 6)},
          {"geometric", Distribution::geometric(7)},
          {"poisson_small", Distribution::poisson(3)},
          {"poisson_large", Distribution::poisson(42)},
          {"empirical", Distribution::empirical(values, weights)},
          {"mixture", Distribution::mixture(components, shares)}};
}

const int kRegistered = [] {
  int count = 0;
  for (const auto& [name, distribution] : families()) {
    benchmark::RegisterBenchmark(("sample_on_demand/" + name).c_str(), sample_on_demand, distribution);
    benchmark::RegisterBenchmark(("sample_in_blocks/" + name).c_str(), sample_in_blocks, distribution);
    ++count;
  }
  return count;
}();

}  // namespace
