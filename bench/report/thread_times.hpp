// Work on one thread and on two, timed on the wall, and how far others were in the way.
#pragma once

#include <limits>
#include <string>

#include "report/finding.hpp"

namespace docket::bench {

struct ThreadTimes {
  double one = std::numeric_limits<double>::infinity();  ///< seconds
  double two = std::numeric_limits<double>::infinity();
  double others = std::numeric_limits<double>::infinity();  ///< cores that others kept busy meanwhile

  /// The least of both that were not disturbed, or the less disturbed.
  void keep_better(const ThreadTimes& again);
};

/// How much faster two threads are; void while others kept more than a twentieth of a core busy.
Finding gain_of_threads(const std::string& what, double must, double goal, const ThreadTimes& times);

}  // namespace docket::bench
