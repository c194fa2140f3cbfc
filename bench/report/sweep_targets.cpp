#include "experiment/india_sweep.hpp"
#include "report/other_work.hpp"
#include "report/process_turns.hpp"
#include "report/targets.hpp"
#include "report/thread_times.hpp"

namespace docket::bench {

// Once, however many repetitions are asked for: the study is long, and its contestants take some hundred turns.
std::vector<Finding> measure_sweep(std::uint32_t /*repetitions*/) {
  const IndiaSweep india;
  const OtherWork other_work;
  const auto costs = costs_in_turns({india.bare(), india.by_command(1), india.by_command(2)});
  const ProcessCost& bare = costs[0];
  const ProcessCost& one = costs[1];
  const ProcessCost& two = costs[2];
  const double all_seconds = bare.wall_seconds + one.wall_seconds + two.wall_seconds;
  Finding pace{"pace of a sweep of India 2021 / bare replications", 0.97, 0.99, "x", true};
  pace.measured = bare.cpu_seconds / one.cpu_seconds;
  pace.timings = {{"docket sweep", one.cpu_seconds, "s of CPU"}, {"bare", bare.cpu_seconds, "s of CPU"}};
  return {pace, gain_of_threads("the same sweep, two threads against one", 1.9, 1.97,
                                {one.wall_seconds, two.wall_seconds, other_work.cpu_seconds() / all_seconds})};
}

}  // namespace docket::bench
