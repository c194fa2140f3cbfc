// Interruptions of work in hand by more urgent work. See review_floor.hpp.
#include <algorithm>
#include <tuple>

#include "docket/order/phases.hpp"
#include "platform/stage/review_floor.hpp"

namespace docket {

// Ends, because each round replaces work in hand by strictly more urgent work.
void ReviewFloor::interrupt_for_more_urgent(Pool& pool) {
  while (pool.waiting > 0) {
    const auto next = most_urgent_waiting(pool);
    const auto in_hand = first_to_make_way(pool);
    if (!next || !in_hand || urgency(pool, *next) >= urgency(pool, *in_hand)) {
      return;
    }
    take_out(*next);
    interrupt(*in_hand, pool.preemption);
    start(*next);
  }
}

std::optional<Ticket> ReviewFloor::most_urgent_waiting(Pool& pool) {
  std::optional<Ticket> best;
  for (const StageId stage : pool.stages) {
    StageLine& line = stages_[stage.index()].line;
    if (line.is_empty()) {
      continue;
    }
    const Ticket first = line.first(context_.now());
    if (!best || urgency(pool, first) < urgency(pool, *best)) {
      best = first;
    }
  }
  return best;
}

std::optional<Ticket> ReviewFloor::first_to_make_way(const Pool& pool) {
  const auto rank = [&](Ticket ticket) {
    const VisitNote& visit = book_.visit(ticket);
    return std::tuple(urgency(pool, ticket), visit.started_at, visit.arrival);
  };
  std::optional<Ticket> last;
  pool.crew.for_each_in_hand([&](Ticket ticket) {
    const bool is_over = book_.visit(ticket).finishes_at == context_.now();
    if (!is_over && (!last || rank(*last) < rank(ticket))) {
      last = ticket;
    }
  });
  return last;
}

ReviewFloor::Urgency ReviewFloor::urgency(const Pool& pool, Ticket ticket) {
  const StageId stage = book_.visit(ticket).stage;
  Urgency urgency;
  if (pool.picks == Picks::stage_order) {
    urgency.stage = static_cast<std::size_t>(std::ranges::find(pool.stages, stage) - pool.stages.begin());
  }
  if (spec(stage).discipline == Discipline::priority) {
    urgency.key = book_.priority(ticket);
  } else if (spec(stage).discipline == Discipline::edf) {
    urgency.key = book_.due_at(ticket).count_us();
  }
  return urgency;
}

void ReviewFloor::interrupt(Ticket ticket, Preemption preemption) {
  VisitNote& visit = book_.visit(ticket);
  ++visit.interruptions;
  context_.leave_trail(phase::kDispatch, visit.trail_key);
  send_back(ticket, VisitOutcome::interrupted, work_after_interruption(ticket, preemption));
}

// Work that begins again has the luck that it had, or luck of its own: an address for each interruption.
Duration ReviewFloor::work_after_interruption(Ticket ticket, Preemption preemption) {
  const VisitNote& visit = book_.visit(ticket);
  if (preemption == Preemption::resume) {
    return visit.finishes_at - context_.now();
  }
  Stage& stage = stages_[visit.stage.index()];
  const Entity& entity = book_.entity(ticket);
  const Duration work = preemption == Preemption::restart
                            ? stage.luck.handling(entity, visit.number)
                            : stage.luck.handling_anew(entity, visit.number, visit.interruptions);
  return visit.is_rushed ? hurried(work, stage) : work;
}

}  // namespace docket
