// Runs events in order until something says stop.
#pragma once

#include <cstdint>
#include <optional>

#include "docket/core/time.hpp"
#include "docket/engine/event.hpp"
#include "docket/engine/event_list.hpp"

namespace docket {

/// Why a run ended. None of these is an error.
enum class StopReason : std::uint8_t {
  horizon,        ///< every event up to the horizon has run; later ones are pending
  drained,        ///< nothing is pending any more
  rule_met,       ///< the handler said stop
  limit_reached,  ///< a limit of the run was met, such as the number of its events
};

/// Plays events in slices, so that its owner can look up now and then: what it counts survives from slice to slice.
class RunLoop {
 public:
  /// REQUIRES: the list outlives it. Events at the horizon run, in all phases.
  RunLoop(EventList& list, Instant horizon, std::uint64_t max_events = UINT64_MAX)
      : list_(list), horizon_(horizon), max_events_(max_events) {}

  /// Passes at most `slice` events to `handle(const Event&)`, which says whether to go on, and may schedule and cancel.
  /// Nothing when the slice is used up. What is pending stays in the list: played again, the loop goes on.
  template <class Handler>
  std::optional<StopReason> play(std::uint64_t slice, Handler&& handle) {
    const std::uint64_t last = slice < max_events_ - events_ ? events_ + slice : max_events_;
    for (Event event; events_ < last;) {
      if (!list_.pop_until(horizon_, event)) {
        return list_.pending() == 0 ? StopReason::drained : StopReason::horizon;
      }
      steps_ = event.at == at_ ? steps_ + 1 : 1;
      at_ = event.at;
      ++events_;
      if (!handle(event)) {
        return StopReason::rule_met;
      }
    }
    return events_ == max_events_ ? std::optional(StopReason::limit_reached) : std::nullopt;
  }

  /// How many events ran.
  [[nodiscard]] std::uint64_t events() const { return events_; }
  /// How many of them at the instant of the last one: a number that only grows tells of an endless loop.
  [[nodiscard]] std::uint64_t steps_at_one_instant() const { return steps_; }

 private:
  EventList& list_;
  Instant horizon_;
  std::uint64_t max_events_;
  std::uint64_t events_ = 0;
  std::uint64_t steps_ = 0;
  Instant at_ = Instant::never();
};

}  // namespace docket
