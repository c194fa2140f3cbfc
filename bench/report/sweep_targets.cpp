#include <algorithm>
#include <limits>

#include "experiment/india_sweep.hpp"
#include "report/other_work.hpp"
#include "report/stopwatch.hpp"
#include "report/targets.hpp"
#include "report/thread_times.hpp"

namespace docket::bench {
namespace {

double bare_cpu_seconds(const IndiaSweep& india) {
  const CpuStopwatch watch;
  india.play_bare();
  return watch.seconds();
}

}  // namespace

std::vector<Finding> measure_sweep(std::uint32_t repetitions) {
  const IndiaSweep india;
  double bare = std::numeric_limits<double>::infinity();
  double swept = bare;
  ThreadTimes best;
  for (std::uint32_t repetition = 0; repetition < repetitions; ++repetition) {
    bare = std::min(bare, bare_cpu_seconds(india));
    const OtherWork other_work;
    const ProgramCost one = india.play_by_program(1);
    const ProgramCost two = india.play_by_program(2);
    swept = std::min(swept, one.cpu_seconds);
    best.keep_better(
        {one.wall_seconds, two.wall_seconds, other_work.cpu_seconds() / (one.wall_seconds + two.wall_seconds)});
  }
  Finding pace{"pace of a sweep of India 2021 / bare replications", 0.97, 0.99, "x", true};
  pace.measured = bare / swept;
  pace.timings = {{"docket sweep", swept, "s of CPU"}, {"bare", bare, "s of CPU"}};
  return {pace, gain_of_threads("the same sweep, two threads against one", 1.9, 1.97, best)};
}

}  // namespace docket::bench
