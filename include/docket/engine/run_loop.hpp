// Runs events in order until something says stop.
#pragma once

#include <cstdint>
#include <optional>

#include "docket/core/check.hpp"
#include "docket/core/time.hpp"
#include "docket/engine/event.hpp"
#include "docket/engine/event_list.hpp"

namespace docket {

/// Why a run ended. None of these is an error.
enum class StopReason : std::uint8_t {
  horizon,        ///< every event up to the horizon has run; later ones are pending
  drained,        ///< nothing is pending any more
  rule_met,       ///< the handler said stop
  limit_reached,  ///< RunLimits::max_events events have run
};

struct RunLimits {
  std::uint64_t max_events = UINT64_MAX;
  /// More events than this at one instant are taken for an endless loop, and are a Fault.
  std::uint64_t max_steps_at_one_instant = 50'000'000;
};

struct RunOutcome {
  StopReason reason = StopReason::drained;
  Instant stopped_at;        ///< the list's clock: the horizon if that was reached, else the last event's instant
  std::uint64_t events = 0;  ///< how many ran
};

namespace engine_detail {
[[noreturn]] void report_endless_loop(const Event& event, std::uint64_t steps);
}  // namespace engine_detail

/// Passes each event to `handle(const Event&)`, which says whether to go on, and may schedule and cancel. Events at
/// the horizon run, in all phases. Whatever is pending afterwards stays in the list, so that a run can be continued
/// with a later horizon.
template <class Handler>
RunOutcome run_events(EventList& list, Instant horizon, const RunLimits& limits, Handler&& handle) {
  std::uint64_t events = 0;
  std::uint64_t steps = 0;
  Instant at = Instant::never();
  while (events < limits.max_events) {
    const std::optional<Event> event = list.pop_until(horizon);
    if (!event) {
      return {list.pending() == 0 ? StopReason::drained : StopReason::horizon, list.now(), events};
    }
    steps = event->at == at ? steps + 1 : 1;
    at = event->at;
    if (steps > limits.max_steps_at_one_instant) [[unlikely]] {
      engine_detail::report_endless_loop(*event, limits.max_steps_at_one_instant);
    }
    ++events;
    if (!handle(*event)) {
      return {StopReason::rule_met, list.now(), events};
    }
  }
  return {StopReason::limit_reached, list.now(), events};
}

}  // namespace docket
