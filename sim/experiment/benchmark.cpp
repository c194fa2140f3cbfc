#include "docket/experiment/benchmark.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

#include "docket/core/check.hpp"
#include "experiment/item_memory.hpp"

namespace docket {
namespace {

/// Rounds are to be this short a part of the time that there is …
constexpr double kRoundsInAll = 20;
/// … however many others take of the processor, as far as so much more time allows …
constexpr std::size_t kFewestRounds = 5;
constexpr double kMostOfTheTime = 3;
/// … and no more replications than their results may fill memory with.
constexpr double kMostInRound = 4096;

class Bench {
 public:
  Bench(const Scenario& scenario, const MetricCatalogue& catalogue, const BenchmarkOptions& options,
        const Instruments& instruments)
      : scenario_(scenario), catalogue_(catalogue), options_(options), instruments_(instruments) {}

  Benchmark run() && {
    const std::uint32_t replications = play_once();
    const std::uint32_t threads = threads_of_all();
    measure(1, replications);
    if (threads > 1) {
      measure(threads, replications);
    }
    weigh_waiting();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_over() const { return is_outside(found_.limit); }

  [[nodiscard]] std::uint32_t threads_of_all() const {
    return options_.threads > 0 ? options_.threads : std::max(std::thread::hardware_concurrency(), 1U);
  }

  /// Weighs what lives at the end of replication 0, and says how many of its length make a round.
  std::uint32_t play_once() {
    const double began = instruments_.seconds();
    const auto weight = experiment_detail::weigh(scenario_, catalogue_, options_.seed, options_.run, instruments_);
    const double took = instruments_.seconds() - began;
    found_.limit = weight.result.limit;
    found_.memory.live_items = weight.live_items;
    found_.memory.live_bytes =
        experiment_detail::bytes_for_each(weight.bytes_before, weight.bytes_at_end, weight.live_items);
    return options_.replications > 0 ? options_.replications : replications_for(took);
  }

  /// Last, because so many items may be more than a limit of memory allows.
  void weigh_waiting() {
    if (!is_over()) {
      const Limit limit = experiment_detail::weigh_waiting(scenario_, options_, instruments_, found_.memory);
      found_.limit = limit == Limit::none ? found_.limit : limit;
    }
  }

  [[nodiscard]] std::uint32_t replications_for(double seconds_of_one) const {
    const double wanted = options_.seconds / kRoundsInAll / std::max(seconds_of_one, 1e-9);
    return static_cast<std::uint32_t>(std::clamp(std::ceil(wanted), 1.0, kMostInRound));
  }

  [[nodiscard]] bool is_enough(std::size_t rounds, double seconds) const {
    const bool is_late = seconds >= options_.seconds;
    return is_late && (rounds >= kFewestRounds || seconds >= kMostOfTheTime * options_.seconds) && rounds > 0;
  }

  void measure(std::uint32_t threads, std::uint32_t replications_of_one) {
    Speed speed;
    speed.threads = threads;
    speed.replications = replications_of_one * threads;
    instruments_.settle_memory();
    bool is_warm = false;
    double measured = 0;
    while (!is_over() && !is_enough(speed.rounds.size(), measured)) {
      const double took = play_round(speed);
      if (is_warm && !is_over()) {
        speed.rounds.push_back(took);
        measured += took;
      }
      is_warm = true;
    }
    speed.peak_memory = instruments_.peak_memory();
    if (!speed.rounds.empty()) {
      found_.speeds.push_back(std::move(speed));
    }
  }

  /// Seconds that it took.
  double play_round(Speed& speed) {
    // Replications may be too short to ask by themselves.
    if (options_.run.should_stop) {
      found_.limit = options_.run.should_stop();
    }
    if (is_over()) {
      return 0;
    }
    ReplicateOptions options;
    options.replications = speed.replications;
    options.threads = speed.threads;
    options.seed = options_.seed;
    options.run = options_.run.for_metrics();
    const double began = instruments_.seconds();
    Replications played = replicate(scenario_, catalogue_, options);
    const double took = instruments_.seconds() - began;
    found_.limit = played.limit;
    if (!is_over()) {
      count(played, speed);
      found_.simulated = std::move(played);
    }
    return took;
  }

  static void count(const Replications& played, Speed& speed) {
    speed.items = speed.events = 0;
    for (const RunResult& result : played.results) {
      speed.items += result.items;
      speed.events += result.events;
    }
  }

  const Scenario& scenario_;
  const MetricCatalogue& catalogue_;
  const BenchmarkOptions& options_;
  const Instruments& instruments_;
  Benchmark found_;
};

}  // namespace

double Speed::fastest_round() const {
  ensure(!rounds.empty(), "the speed of no round was asked for");
  return *std::ranges::min_element(rounds);
}

double Speed::median_round() const {
  ensure(!rounds.empty(), "the speed of no round was asked for");
  std::vector<double> sorted = rounds;
  std::ranges::sort(sorted);
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : std::midpoint(sorted[middle - 1], sorted[middle]);
}

Benchmark benchmark(const Scenario& scenario, const MetricCatalogue& catalogue, const BenchmarkOptions& options,
                    const Instruments& instruments) {
  return Bench(scenario, catalogue, options, instruments).run();
}

}  // namespace docket
