// The disciplines, as pure functions from a waiting ticket to its rank in line.
#pragma once

#include <cstdint>

#include "docket/core/time.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/discipline/waiting_line.hpp"

namespace docket {

/// What a discipline may look at.
struct Waiting {
  Instant due_at = Instant::never();
  std::int32_t priority = 1;
  Duration handling;
  std::int64_t arrival = 0;     ///< counts up over the run
  Instant came_at = Instant();  ///< at the stage
  bool comes_first = false;     ///< whatever the discipline
};

/// Among those who join in the order of `arrival`, the key alone says who goes first, equal keys in order of joining:
/// see SortedLine. Least slack: due time minus handling time; "minus now" is the same for all who wait, so the order
/// never changes. Accumulating: the order among those whose priority grows equally fast.
inline WaitingLine::Rank line_rank(Discipline discipline, const Waiting& waiting) {
  if (waiting.comes_first) {
    return {-2 * kLongestRun.count_us(), waiting.arrival};  // before every due time and every instant of coming
  }
  // The two most used ask for no table of jumps.
  if (discipline == Discipline::edf) {
    return {waiting.due_at.count_us(), waiting.arrival};
  }
  if (discipline == Discipline::fifo) {
    return {0, waiting.arrival};
  }
  switch (discipline) {
    case Discipline::lifo:
      return {-waiting.arrival, waiting.arrival};
    case Discipline::priority:
      return {waiting.priority, waiting.arrival};
    case Discipline::shortest_first:
      return {waiting.handling.count_us(), waiting.arrival};
    case Discipline::least_slack:
      return {waiting.due_at.is_never() ? INT64_MAX : (waiting.due_at - waiting.handling).count_us(), waiting.arrival};
    case Discipline::accumulating:
      return {waiting.came_at.count_us(), waiting.arrival};
    case Discipline::edf:
    case Discipline::fifo:
      break;
  }
  return {};
}

}  // namespace docket
