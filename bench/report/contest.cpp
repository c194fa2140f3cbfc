#include "report/contest.hpp"

#include <algorithm>
#include <limits>

#include "report/stopwatch.hpp"

namespace docket::bench {

std::vector<double> least_cpu_seconds(const std::vector<Contestant>& contestants, std::uint32_t repetitions) {
  std::vector<double> least(contestants.size(), std::numeric_limits<double>::infinity());
  for (const Contestant& contestant : contestants) {
    contestant.play(0);
  }
  for (std::uint32_t repetition = 0; repetition < repetitions; ++repetition) {
    for (std::size_t i = 0; i < contestants.size(); ++i) {
      const CpuStopwatch watch;
      contestants[i].play(repetition);
      least[i] = std::min(least[i], watch.seconds());
    }
  }
  return least;
}

}  // namespace docket::bench
