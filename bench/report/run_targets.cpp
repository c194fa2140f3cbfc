#include <algorithm>
#include <limits>

#include "docket/experiment/replicate.hpp"
#include "report/contest.hpp"
#include "report/other_work.hpp"
#include "report/stopwatch.hpp"
#include "report/targets.hpp"
#include "report/thread_times.hpp"
#include "run/whole_run.hpp"
#include "scenario/order_trace.hpp"

namespace docket::bench {
namespace {

double wall_seconds(const WholeRun& whole, std::uint32_t threads) {
  ReplicateOptions options;
  options.replications = 64;
  options.seed = 1;
  options.threads = threads;
  const WallStopwatch watch;
  replicate(whole.scenario(), whole.catalogue(), options);
  return watch.seconds();
}

ThreadTimes time_threads(const WholeRun& whole) {
  const OtherWork other_work;
  ThreadTimes times;
  times.one = wall_seconds(whole, 1);
  times.two = wall_seconds(whole, 2);
  times.others = other_work.cpu_seconds() / (times.one + times.two);
  return times;
}

}  // namespace

std::vector<Finding> measure_threads(std::uint32_t repetitions) {
  const WholeRun whole("three-stages", {ends_after(20'000)});
  ThreadTimes best;
  for (std::uint32_t repetition = 0; repetition < repetitions; ++repetition) {
    best.keep_better(time_threads(whole));
  }
  return {gain_of_threads("64 replications, two threads against one", 1.8, 1.95, best)};
}

std::vector<Finding> measure_india(std::uint32_t repetitions) {
  constexpr std::uint32_t kReplications = 20;
  const WholeRun whole("india-2021");
  const auto seconds = least_cpu_seconds({{"india",
                                           [&](std::uint32_t repetition) {
                                             for (std::uint32_t i = 0; i < kReplications; ++i) {
                                               whole.play(repetition * kReplications + i);
                                             }
                                           }}},
                                         repetitions);
  Finding finding{"India 2021, simulated, one replication", 2, 0.5, "ms"};
  finding.measured = 1e3 * seconds.front() / kReplications;
  return {finding};
}

std::vector<Finding> measure_trace(std::uint32_t repetitions) {
  const FilesWithTrace files(1'000'000);
  double reading = std::numeric_limits<double>::infinity();
  double both = reading;
  for (std::uint32_t repetition = 0; repetition < std::min(repetitions, 3U); ++repetition) {
    const CpuStopwatch watch;
    const Scenario scenario = read_traced_scenario(files);
    const double until_read = watch.seconds();
    run(scenario, MetricCatalogue(scenario), 1, repetition);
    reading = std::min(reading, until_read);
    both = std::min(both, watch.seconds());
  }
  Finding finding{"trace of 1e6 rows, read, checked and run", 2, 0.7, "s"};
  finding.measured = both;
  finding.timings = {{"reading and checking alone", reading, "s"}};
  return {finding};
}

}  // namespace docket::bench
