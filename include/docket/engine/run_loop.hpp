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

  /// Passes at most `slice` events to `handle(Event&)`, which says whether to go on, and may schedule and cancel.
  /// Nothing when the slice is used up. What is pending stays in the list: played again, the loop goes on.
  template <class Handler>
  std::optional<StopReason> play(std::uint64_t slice, Handler&& handle) {
    slice_end_ = slice < max_events_ - events_ ? events_ + slice : max_events_;
    for (Event event; next(event);) {
      if (!handle(event)) {
        return StopReason::rule_met;
      }
    }
    if (events_ < slice_end_) {
      return list_.pending() == 0 ? StopReason::drained : StopReason::horizon;
    }
    return events_ == max_events_ ? std::optional(StopReason::limit_reached) : std::nullopt;
  }

  /// For handlers that go on by themselves, which spares them the way back and forth: the next event of the slice, put
  /// into `event`. False if there is none; to the loop that is as if the last one had been passed and handled.
  bool next(Event& event) {
    if (events_ == slice_end_ || !list_.pop_until(horizon_, event)) {
      return false;
    }
    ++events_;
    return true;
  }

  /// The same in the usual case, see EventList::pop_leaf_until(). None: ask next().
  LeafId next_leaf() {
    const LeafId leaf = events_ == slice_end_ ? LeafId::none() : list_.pop_leaf_until(horizon_);
    events_ += leaf.is_none() ? 0U : 1U;
    return leaf;
  }

  /// How many events ran.
  [[nodiscard]] std::uint64_t events() const { return events_; }
  /// How many of them at the instant of the last one: a number that only grows tells of an endless loop.
  [[nodiscard]] std::uint64_t steps_at_one_instant() const { return list_.popped_now(); }

 private:
  EventList& list_;
  Instant horizon_;
  std::uint64_t max_events_;
  std::uint64_t slice_end_ = 0;
  std::uint64_t events_ = 0;
};

}  // namespace docket
