// A job: work that nobody decides. It comes one at a time, nothing is alleged or true of it, it passes stages and
// leaves; everyday reports and the customers of queueing theory are jobs. So it needs no case and no notes: what it has
// is its luck, its arrival, its due time and the visit it is on.
#pragma once

#include <cstdint>

#include "docket/core/time.hpp"
#include "docket/engine/event.hpp"
#include "docket/order/ids.hpp"
#include "platform/discipline/waiting_line.hpp"

namespace docket {

struct JobStage;
struct JobStream;

// Two cache lines, so that a slot is found by a shift. The first has what every visit needs.
struct alignas(128) Job {
  std::uint64_t ordinal = 0;  ///< which one of its stream
  JobStream* stream = nullptr;
  JobStage* stage = nullptr;  ///< null: the slot is free
  Instant arrived_at;
  Instant due_at;
  Instant enqueued_at;
  Instant started_at;  ///< never(): it waits
  Duration handling;

  EventHandle timer;  ///< patience while waiting; the end of service in an unlimited pool
  WaitingLine::Place place = 0;
  std::uint32_t visit = 0;      ///< which one of the job to its stage, from 0; where it may come again
  std::uint64_t key = 0;        ///< see Entity::key; where a trail is kept, as below
  std::uint64_t trail_key = 0;  ///< of the job at its stage, once it has started
};

}  // namespace docket
