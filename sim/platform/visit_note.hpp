// A ticket's present (or last) visit to a stage.
#pragma once

#include <cstdint>

#include "docket/core/time.hpp"
#include "docket/engine/event.hpp"
#include "docket/order/ids.hpp"
#include "platform/discipline/stage_line.hpp"

namespace docket {

enum class Standing : std::uint8_t { nowhere, waiting, in_service, on_hold };

struct VisitNote {
  StageId stage;
  Standing standing = Standing::nowhere;
  bool is_rushed = false;
  bool was_started = false;         ///< at least once; work can be handed over or interrupted
  std::uint16_t interruptions = 0;  ///< by more urgent work
  std::uint32_t number = 0;         ///< which visit of this ticket to this stage, from 0
  std::uint32_t reviewer = UINT32_MAX;
  StageLine::Place place;
  std::int64_t arrival = 0;  ///< rank among arrivals at any stage; kept however often the work is begun
  Instant came_at;           ///< at the stage
  Instant enqueued_at;       ///< when it began to wait, the last time
  Instant started_at = Instant::never();
  Instant finishes_at;
  std::uint64_t trail_key = 0;  ///< of the ticket at its stage, once it has started
  Duration handling;            ///< drawn when it comes; less when rushed; what is left after a hand-over
  EventHandle timer;            ///< patience while waiting; the end of service in an unlimited pool
};

}  // namespace docket
