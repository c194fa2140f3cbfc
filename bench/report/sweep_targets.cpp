#include <algorithm>

#include "experiment/india_sweep.hpp"
#include "report/other_work.hpp"
#include "report/process_turns.hpp"
#include "report/targets.hpp"
#include "report/thread_times.hpp"

namespace docket::bench {

namespace {

// For all its turns, one ratio of the same two programs differs from the next by up to a per cent: a process seems to
// be lucky or not for all of its life, presumably with where its pages lie. Sums over some lives differ less.
constexpr std::uint32_t kMostLives = 3;

ProcessCost operator+(const ProcessCost& a, const ProcessCost& b) {
  return {a.cpu_seconds + b.cpu_seconds, a.wall_seconds + b.wall_seconds};
}

}  // namespace

std::vector<Finding> measure_sweep(std::uint32_t repetitions) {
  const IndiaSweep india;
  const OtherWork other_work;
  ProcessCost bare;
  ProcessCost one;
  ProcessCost two;
  for (std::uint32_t life = 0; life < std::min(repetitions, kMostLives); ++life) {
    const auto costs = costs_in_turns({india.bare(), india.by_command(1), india.by_command(2)});
    bare = bare + costs[0];
    one = one + costs[1];
    two = two + costs[2];
    india.forget_results();
  }
  const double all_seconds = bare.wall_seconds + one.wall_seconds + two.wall_seconds;
  Finding pace{"pace of a sweep of India 2021 / bare replications", 0.97, 0.99, "x", true};
  pace.measured = bare.cpu_seconds / one.cpu_seconds;
  pace.timings = {{"docket sweep", one.cpu_seconds, "s of CPU"}, {"bare", bare.cpu_seconds, "s of CPU"}};
  return {pace, gain_of_threads("the same sweep, two threads against one", 1.9, 1.97,
                                {one.wall_seconds, two.wall_seconds, other_work.cpu_seconds() / all_seconds})};
}

}  // namespace docket::bench
