#include "report/thread_times.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace docket::bench {
namespace {

constexpr double kDisturbed = 0.05;

}  // namespace

void ThreadTimes::keep_better(const ThreadTimes& again) {
  if (again.others <= kDisturbed && others <= kDisturbed) {
    one = std::min(one, again.one);
    two = std::min(two, again.two);
  } else if (again.others < others) {
    *this = again;
  }
}

Finding gain_of_threads(const std::string& what, double must, double goal, const ThreadTimes& times) {
  Finding finding{what, must, goal, "x", true};
  finding.measured = times.one / times.two;
  finding.timings = {{"one thread", times.one, "s"}, {"two", times.two, "s"}};
  if (times.others > kDisturbed) {
    finding.void_because = fmt::format("others kept {:.2f} cores busy meanwhile", times.others);
  }
  return finding;
}

}  // namespace docket::bench
