#include "platform/stage/review_floor.hpp"

#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "platform/discipline/line_rank.hpp"
#include "platform/platform_signals.hpp"
#include "platform/stage/route_choice.hpp"

namespace docket {

ReviewFloor::Stage::Stage(const StageSpec& stage_spec, std::uint64_t stage_hash)
    : spec(&stage_spec),
      hash(stage_hash),
      first_handling(duration_blocks(stage_spec.handling, purpose_of(DrawKind::handling, stage_hash))),
      first_route(unit_blocks(purpose_of(DrawKind::routing, stage_hash))) {}

ReviewFloor::ReviewFloor(ActorContext& context, const PlatformSpec& spec, WorkBook& book, FloorListener& listener)
    : context_(context), spec_(spec), book_(book), listener_(listener) {
  for (const StageSpec& stage : spec.stages) {
    stages_.emplace_back(stage, hash_text(stage.id));
  }
  pools_.reserve(spec.pools.size());
  for (std::size_t i = 0; i < spec.pools.size(); ++i) {
    const PoolSpec& pool = spec.pools[i];
    const OpeningHours* hours = pool.shift.is_none() ? nullptr : &spec.shifts[pool.shift.index()].hours;
    pools_.push_back({Crew(context, pool, PoolId(i), hours), pool.stage_order});
  }
  for (std::size_t i = 0; i < spec.stages.size(); ++i) {
    auto& order = pool_of(StageId(i)).stages;
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
  VisitNote& visit = book_.visit(ticket);
  Stage& at = stages_[stage.index()];
  visit = VisitNote{};
  visit.stage = stage;
  visit.number = visits(ticket)[stage.index()]++;
  visit.arrival = ++arrivals_;
  visit.enqueued_at = context_.now();
  visit.handling = draw_handling(at, book_.entity(ticket), visit.number);
  if (pool_of(stage).crew.is_unlimited()) {
    start(ticket);
    return;
  }
  join_line(ticket);
  if (patience != nullptr) {
    const Duration lasts = draw_patience(at, *patience, book_.entity(ticket), visit.number);
    visit.timer = context_.add(context_.now() + lasts, phase::kDeadlineCheck,
                               signal(PlatformSignal::patience_ended, ticket.value()));
  }
}

Duration ReviewFloor::draw_handling(Stage& stage, const Entity& entity, std::uint32_t visit) {
  if (visit == 0) {
    return stage.first_handling.at(entity.stream, entity.ordinal);
  }
  Draws draws = entity.draws(purpose_of(DrawKind::handling, stage.hash, visit));
  return sample_duration(stage.spec->handling, draws);
}

Duration ReviewFloor::draw_patience(Stage& stage, const Distribution& patience, const Entity& entity,
                                    std::uint32_t visit) {
  if (visit == 0) {
    auto& known = stage.first_patience;
    auto found = std::ranges::find(known, &patience, [](const auto& one) { return one.first; });
    if (found == known.end()) {
      const Purpose purpose = purpose_of(DrawKind::patience, stage.hash);
      found = known.emplace(known.end(), &patience, duration_blocks(patience, purpose));
    }
    return found->second.at(entity.stream, entity.ordinal);
  }
  Draws draws = entity.draws(purpose_of(DrawKind::patience, stage.hash, visit));
  return sample_duration(patience, draws);
}

void ReviewFloor::join_line(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  Stage& stage = stages_[visit.stage.index()];
  Pool& pool = pool_of(visit.stage);
  const Waiting waiting{book_.due_at(ticket), book_.priority(ticket), visit.handling, visit.arrival};
  visit.standing = Standing::waiting;
  visit.place = stage.line.join(ticket, line_rank(stage.spec->discipline, waiting));
  ++pool.waiting;
  request_dispatch(pool);
}

void ReviewFloor::leave_line(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  stages_[visit.stage.index()].line.leave(visit.place);
  --pool_of(visit.stage).waiting;
  visit.standing = Standing::nowhere;
}

void ReviewFloor::rerank(Ticket ticket) {
  leave_line(ticket);
  join_line(ticket);
}

void ReviewFloor::put_on_dispatch_list(Pool& pool) {
  const PoolId id(static_cast<std::size_t>(&pool - pools_.data()));
  if (pool.wants_dispatch && dispatches_.back() != id) {
    std::erase(dispatches_, id);
    pool.wants_dispatch = false;
  }
  if (!pool.wants_dispatch) {
    pool.wants_dispatch = true;
    dispatches_.push_back(id);
  }
}

void ReviewFloor::dispatch_now_or_later() {
  while (!dispatches_.empty() && context_.events.is_instant_over()) {
    const PoolId id = dispatches_.front();
    dispatches_.erase(dispatches_.begin());
    serve_waiting(id);
  }
  for (const PoolId id : dispatches_) {
    Pool& pool = pools_[id.index()];
    pool.wants_dispatch = false;
    context_.set(pool.dispatch_leaf, context_.now(), phase::kDispatch, signal(PlatformSignal::dispatch, id.index()));
  }
  dispatches_.clear();
}

void ReviewFloor::serve_waiting(PoolId id) {
  Pool& pool = pools_[id.index()];
  pool.wants_dispatch = false;
  while (pool.waiting > 0 && pool.crew.has_idle()) {
    Stage& stage = stages_[next_stage_to_serve(pool).index()];
    const Ticket ticket = stage.line.take_first();
    --pool.waiting;
    context_.events.cancel(book_.visit(ticket).timer);
    start(ticket);
  }
}

StageId ReviewFloor::next_stage_to_serve(Pool& pool) {
  if (pool.stages.size() == 1) {
    return pool.stages.front();
  }
  const Picks picks = spec_.pools[static_cast<std::size_t>(&pool - pools_.data())].picks;
  const auto urgency = [&](StageId stage) -> std::int64_t {
    const Ticket first = stages_[stage.index()].line.first();
    return picks == Picks::longest_waiting ? book_.visit(first).enqueued_at.count_us()
           : picks == Picks::earliest_due  ? book_.due_at(first).count_us()
                                           : 0;
  };
  StageId best;
  std::int64_t best_urgency = 0;
  for (const StageId stage : pool.stages) {
    if (stages_[stage.index()].line.is_empty()) {
      continue;
    }
    const std::int64_t stage_urgency = urgency(stage);
    if (best.is_none() || stage_urgency < best_urgency) {
      best = stage;
      best_urgency = stage_urgency;
    }
  }
  return best;
}

void ReviewFloor::start(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  Stage& stage = stages_[visit.stage.index()];
  const Instant now = context_.now();
  if (!visit.was_started && stage.spec->rush && is_to_be_rushed(ticket, stage)) {
    visit.is_rushed = true;
    visit.handling = Duration::from_seconds(visit.handling.in_seconds() * stage.spec->rush->handling_factor);
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
  visit.trail_key = combine_hashes(book_.entity(ticket).key(), stage.hash);
  context_.leave_trail(phase::kDispatch, visit.trail_key);
}

bool ReviewFloor::is_to_be_rushed(Ticket ticket, const Stage& stage) const {
  const Instant due = book_.due_at(ticket);
  return !due.is_never() && due - context_.now() <= stage.spec->rush->when_time_left_below;
}

void ReviewFloor::stop_service(VisitNote& visit) {
  --stages_[visit.stage.index()].in_service;
  visit.standing = Standing::nowhere;
  Pool& pool = pool_of(visit.stage);
  if (!pool.crew.is_unlimited()) {
    pool.crew.release(visit.reviewer);
    request_dispatch(pool);
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
  const VisitNote done = visit;
  write_visit(ticket, done, listener_.visit_finished(ticket, done.stage));
}

const Route& ReviewFloor::draw_route(Ticket ticket, StageId stage_id) {
  Stage& stage = stages_[stage_id.index()];
  const auto& routes = stage.spec->routes;
  if (routes.size() == 1) {
    return routes.front();
  }
  const auto visit = book_.visit(ticket).number;
  const Entity& entity = book_.entity(ticket);
  const double u = visit == 0 ? stage.first_route.at(entity.stream, entity.ordinal)
                              : entity.draws(purpose_of(DrawKind::routing, stage.hash, visit)).unit();
  return route_at(routes, u);
}

void ReviewFloor::on_shift_change(PoolId id) {
  Pool& pool = pools_[id.index()];
  for (const std::uint32_t reviewer : pool.crew.change_shift()) {
    hand_over(pool.crew.serving(reviewer));
  }
  request_dispatch(pool);
}

void ReviewFloor::hand_over(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  const Instant now = context_.now();
  stop_service(visit);
  write_visit(ticket, visit, VisitOutcome::handed_over);
  visit.handling = visit.finishes_at - now;
  visit.reviewer = UINT32_MAX;
  visit.started_at = Instant::never();
  visit.enqueued_at = now;
  join_line(ticket);
}

void ReviewFloor::on_patience_ended(Ticket ticket) {
  VisitNote& visit = book_.visit(ticket);
  leave_line(ticket);
  context_.leave_trail(phase::kDeadlineCheck, book_.entity(ticket).key());
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
  Visit& record = context_.journal.add<Visit>();
  record.at = context_.now();
  record.stage = visit.stage;
  record.pool = spec(visit.stage).pool;
  record.reviewer = visit.reviewer;
  record.enqueued_at = visit.enqueued_at;
  record.started_at = visit.started_at;
  record.is_rushed = visit.is_rushed;
  record.outcome = outcome;
  record.item = ticket.is_order() ? ItemSlot::none() : ticket.item();
  record.order = book_.order_of(ticket);
  record.source = context_.cases[record.order].source;
  record.served_at = context_.cases[record.order].served_at;
}

}  // namespace docket
