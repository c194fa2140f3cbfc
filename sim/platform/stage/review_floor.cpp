#include "platform/stage/review_floor.hpp"

#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/core/renew.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "order/rest_of.hpp"
#include "platform/discipline/line_rank.hpp"
#include "platform/platform_signals.hpp"

namespace docket {
namespace {

/// What comes first outgrows whatever a scenario says.
constexpr double kFasterThanAll = 1e100;

}  // namespace

ReviewFloor::Stage::Stage(const StageSpec& stage_spec, std::uint64_t stage_hash)
    : spec(&stage_spec), hash(stage_hash), luck(stage_spec, stage_hash) {}

ReviewFloor::ReviewFloor(ActorContext& context, const PlatformSpec& spec, WorkBook& book, FloorListener& listener,
                         const std::vector<ExtraHands>& hands)
    : context_(context), book_(book), listener_(listener), dispatches_(spec.pools.size()) {
  for (const StageSpec& stage : spec.stages) {
    stages_.emplace_back(stage, hash_text(stage.id));
  }
  pools_.reserve(spec.pools.size());
  for (std::size_t i = 0; i < spec.pools.size(); ++i) {
    const PoolSpec& pool = spec.pools[i];
    const OpeningHours* hours = pool.shift.is_none() ? nullptr : &spec.shifts[pool.shift.index()].hours;
    const auto found = std::ranges::find(hands, PoolId(i), &ExtraHands::pool);
    const ExtraHands extra = found == hands.end() ? ExtraHands{} : *found;
    pools_.push_back(
        {PoolId(i), Crew(context, pool, PoolId(i), hours, extra), pool.preemption, pool.picks, pool.stage_order});
  }
  for (std::size_t i = 0; i < spec.stages.size(); ++i) {
    stages_[i].pool = &pools_[spec.stages[i].pool.index()];
    auto& order = stages_[i].pool->stages;
    if (std::ranges::find(order, StageId(i)) == order.end()) {
      order.emplace_back(i);
    }
  }
}

void ReviewFloor::open(const JobPlan& plan) {
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    if (!plan.pools[i]) {
      pools_[i].dispatch_leaf = context_.events.add_leaf();
      pools_[i].crew.open();
    }
  }
}

void ReviewFloor::make_room() {
  item_visits_.resize(context_.cases.item_slots() * stages_.size());
  order_visits_.resize(context_.cases.order_slots() * stages_.size());
}

std::uint16_t* ReviewFloor::visits(Ticket ticket) {
  return ticket.is_order() ? &order_visits_[ticket.order().index() * stages_.size()]
                           : &item_visits_[ticket.item().index() * stages_.size()];
}

void ReviewFloor::forget(Ticket ticket) { std::fill_n(visits(ticket), stages_.size(), std::uint16_t{0}); }

void ReviewFloor::enter(Ticket ticket, StageId stage, const Distribution* patience) {
  go_on_waiting(ticket, stage, context_.now(), patience);
}

VisitNote& ReviewFloor::begin_visit(Ticket ticket, StageId stage, Instant since) {
  VisitNote& visit = book_.visit(ticket);
  renew(visit);
  visit.stage = stage;
  visit.number = visits(ticket)[stage.index()]++;
  visit.arrival = ++arrivals_;
  visit.came_at = visit.enqueued_at = since;
  visit.handling = stages_[stage.index()].luck.handling(book_.entity(ticket), visit.number);
  return visit;
}

void ReviewFloor::go_on_waiting(Ticket ticket, StageId stage, Instant since, const Distribution* patience) {
  VisitNote& visit = begin_visit(ticket, stage, since);
  if (pool_of(stage).crew.is_unlimited()) {
    start(ticket);
    return;
  }
  join_line(ticket);
  if (patience != nullptr) {
    const Duration rest = rest_of(context_.now() - since, [&](std::uint32_t attempt) {
      const std::uint32_t number = visit_of_attempt(visit.number, attempt);
      return stages_[stage.index()].luck.patience(*patience, book_.entity(ticket), number);
    });
    visit.timer = context_.add(context_.now() + rest, phase::kDeadlineCheck,
                               signal(PlatformSignal::patience_ended, ticket.value()));
  }
}

void ReviewFloor::go_on_serving(Ticket ticket, StageId stage, Instant since) {
  VisitNote& visit = begin_visit(ticket, stage, since);
  Stage& at = stages_[stage.index()];
  visit.was_started = true;
  visit.is_rushed = at.spec->rush && is_to_be_rushed(ticket, at, since);
  visit.handling = rest_of(context_.now() - since, [&](std::uint32_t attempt) {
    const Duration whole = at.luck.handling(book_.entity(ticket), visit_of_attempt(visit.number, attempt));
    return visit.is_rushed ? hurried(whole, at) : whole;
  });
  const Crew& crew = pool_of(stage).crew;
  if (crew.is_unlimited() || crew.has_idle()) {
    start(ticket);
    visit.started_at = since;
  } else {
    join_line(ticket);
  }
}

void ReviewFloor::go_on_holding(Ticket ticket, StageId stage, Instant since) {
  begin_visit(ticket, stage, since).standing = Standing::on_hold;
}

void ReviewFloor::join_line(Ticket ticket) {
  take_place(ticket);
  request_dispatch(pool_of(book_.visit(ticket).stage));
}

void ReviewFloor::take_place(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  Stage& stage = stages_[visit.stage.index()];
  const Discipline discipline = stage.spec->discipline;
  const Waiting waiting{book_.due_at(ticket), book_.priority(ticket), visit.handling,
                        visit.arrival,        visit.came_at,          comes_first(ticket)};
  const double own_growth = waiting.comes_first ? kFasterThanAll : book_.priority_per_hour(ticket);
  const double growth = discipline == Discipline::accumulating ? own_growth : 0;
  visit.standing = Standing::waiting;
  visit.place = stage.line.join(ticket, line_rank(discipline, waiting), growth);
  ++pool_of(visit.stage).waiting;
}

void ReviewFloor::leave_line(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  stages_[visit.stage.index()].line.leave(visit.place);
  --pool_of(visit.stage).waiting;
  visit.standing = Standing::nowhere;
}

// Its service is about to start.
void ReviewFloor::take_out(Ticket ticket) {
  context_.events.cancel(book_.visit(ticket).timer);
  leave_line(ticket);
}

void ReviewFloor::rerank(Ticket ticket) {
  leave_line(ticket);
  join_line(ticket);
}

void ReviewFloor::dispatch_now_or_later() {
  dispatches_.settle(
      context_.events, [this](Pool& pool) { serve_waiting(pool); },
      [this](const Pool& pool) {
        const Signal dispatch = signal(PlatformSignal::dispatch, pool.id.index());
        context_.set(pool.dispatch_leaf, context_.now(), phase::kDispatch, dispatch);
      });
}

void ReviewFloor::serve_waiting(Pool& pool) {
  while (pool.waiting > 0 && pool.crew.has_idle()) {
    Stage& stage = stages_[next_stage_to_serve(pool).index()];
    const Ticket ticket = stage.line.take_first(context_.now());
    --pool.waiting;
    context_.events.cancel(book_.visit(ticket).timer);
    start(ticket);
  }
  if (pool.preemption != Preemption::none) {
    interrupt_for_more_urgent(pool);
  }
}

StageId ReviewFloor::next_stage_to_serve(Pool& pool) {
  if (pool.stages.size() == 1) {
    return pool.stages.front();
  }
  const auto rank = [&](StageId stage) -> std::int64_t {
    const Ticket first = stages_[stage.index()].line.first(context_.now());
    return comes_first(first)                     ? INT64_MIN
           : pool.picks == Picks::longest_waiting ? book_.visit(first).enqueued_at.count_us()
           : pool.picks == Picks::earliest_due    ? book_.due_at(first).count_us()
                                                  : 0;
  };
  StageId best;
  std::int64_t best_rank = 0;
  for (const StageId stage : pool.stages) {
    if (stages_[stage.index()].line.is_empty()) {
      continue;
    }
    const std::int64_t stage_rank = rank(stage);
    if (best.is_none() || stage_rank < best_rank) {
      best = stage;
      best_rank = stage_rank;
    }
  }
  return best;
}

void ReviewFloor::start(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  Stage& stage = stages_[visit.stage.index()];
  const Instant now = context_.now();
  if (!visit.was_started && stage.spec->rush && is_to_be_rushed(ticket, stage, now)) {
    visit.is_rushed = true;
    visit.handling = hurried(visit.handling, stage);
  }
  visit.was_started = true;
  visit.standing = Standing::in_service;
  visit.started_at = now;
  visit.finishes_at = now + visit.handling;
  ++stage.in_service;
  Crew& crew = pool_of(visit.stage).crew;
  if (crew.is_unlimited()) {
    visit.timer = context_.add(visit.finishes_at, phase::kStageFinished,
                               signal(PlatformSignal::unlimited_finished, ticket.value()));
  } else {
    visit.reviewer = crew.start(ticket, visit.finishes_at);
  }
  visit.trail_key = context_.trail_key(book_.entity(ticket), stage.hash);
  context_.leave_trail(phase::kDispatch, visit.trail_key);
}

bool ReviewFloor::is_to_be_rushed(Ticket ticket, const Stage& stage, Instant starts_at) const {
  const Instant due = book_.due_at(ticket);
  return !due.is_never() && due - starts_at <= stage.spec->rush->when_time_left_below;
}

Duration ReviewFloor::hurried(Duration work, const Stage& stage) {
  return Duration::from_seconds(work.in_seconds() * stage.spec->rush->handling_factor);
}

void ReviewFloor::stop_service(VisitNote& visit) {
  --stages_[visit.stage.index()].in_service;
  visit.standing = Standing::nowhere;
  if (Crew& crew = pool_of(visit.stage).crew; !crew.is_unlimited()) {
    crew.release(visit.reviewer);
  }
}

void ReviewFloor::on_visit_finished(PoolId pool, std::uint32_t reviewer) {
  finish(pools_[pool.index()].crew.serving(reviewer));
}

void ReviewFloor::on_unlimited_finished(Ticket ticket) { finish(ticket); }

void ReviewFloor::finish(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  context_.leave_trail(phase::kStageFinished, visit.trail_key);
  stop_service(visit);
  request_dispatch(pool_of(visit.stage));
  const VisitNote done = visit;
  write_visit(ticket, done, listener_.visit_finished(ticket, done.stage));
}

const Route& ReviewFloor::draw_route(Ticket ticket, StageId stage) {
  return stages_[stage.index()].luck.route(book_.entity(ticket), book_.visit(ticket).number);
}

void ReviewFloor::on_shift_change(PoolId id) {
  Pool& pool = pools_[id.index()];
  for (const std::uint32_t reviewer : pool.crew.change_shift()) {
    hand_over(pool.crew.serving(reviewer));
  }
  request_dispatch(pool);
}

void ReviewFloor::hand_over(Ticket ticket) {
  send_back(ticket, VisitOutcome::handed_over, book_.visit(ticket).finishes_at - context_.now());
}

// It waits at its old rank, without a bound on its patience: work has begun.
void ReviewFloor::send_back(Ticket ticket, VisitOutcome outcome, Duration work) {
  VisitNote& visit = book_.visit(ticket);
  stop_service(visit);
  write_visit(ticket, visit, outcome);
  visit.handling = work;
  visit.reviewer = UINT32_MAX;
  visit.started_at = Instant::never();
  visit.enqueued_at = context_.now();
  take_place(ticket);
}

void ReviewFloor::on_patience_ended(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  leave_line(ticket);
  context_.leave_trail(phase::kDeadlineCheck, book_.entity(ticket));
  write_visit(ticket, visit, VisitOutcome::withdrawn);
  listener_.gave_up(ticket);
}

void ReviewFloor::sample(StageId id) const {
  const Stage& stage = stages_[id.index()];
  context_.journal.write(StageSampled{context_.now(), id, stage.line.size(), stage.in_service});
}

void ReviewFloor::write_open_visits() {
  book_.for_each_visit([&](Ticket ticket, const VisitNote& visit) {
    if (visit.standing == Standing::waiting || visit.standing == Standing::in_service) {
      write_visit(ticket, visit, VisitOutcome::open);
    }
  });
}

void ReviewFloor::write_visit(Ticket ticket, const VisitNote& visit, VisitOutcome outcome) {
  const OrderSlot order = book_.order_of(ticket);
  context_.journal.write_made([&] {
    return Visit{.at = context_.now(),
                 .item = ticket.is_order() ? ItemSlot::none() : ticket.item(),
                 .order = order,
                 .source = context_.cases[order].source,
                 .served_at = context_.cases[order].served_at,
                 .stage = visit.stage,
                 .pool = spec(visit.stage).pool,
                 .reviewer = visit.reviewer,
                 .enqueued_at = visit.enqueued_at,
                 .started_at = visit.started_at,
                 .is_rushed = visit.is_rushed,
                 .outcome = outcome};
  });
}

}  // namespace docket
