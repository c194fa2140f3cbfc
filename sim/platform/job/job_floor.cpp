#include "platform/job/job_floor.hpp"

#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "platform/discipline/line_rank.hpp"
#include "platform/job/job_signals.hpp"
#include "platform/stage/route_choice.hpp"

namespace docket {

JobFloor::Stage::Stage(const StageSpec& stage, Pool& of_pool)
    : spec(&stage),
      hash(hash_text(stage.id)),
      pool(&of_pool),
      first_handling(duration_blocks(stage.handling, purpose_of(DrawKind::handling, hash))),
      first_route(unit_blocks(purpose_of(DrawKind::routing, hash))) {}

JobFloor::JobFloor(ActorContext& context, const PlatformSpec& spec, const std::vector<WorkStreamSpec>& streams,
                   const JobPlan& plan)
    : context_(context), plan_(plan) {
  pools_.resize(spec.pools.size());
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    pools_[i].spec = &spec.pools[i];
    pools_[i].id = PoolId(i);
    pools_[i].is_unlimited = !spec.pools[i].reviewers;
    for (const StageId stage : spec.pools[i].stage_order) {
      pools_[i].stages.push_back(stage.index());
    }
  }
  for (std::uint32_t i = 0; i < spec.stages.size(); ++i) {
    Pool& pool = pools_[spec.stages[i].pool.index()];
    stages_.emplace_back(spec.stages[i], pool);
    if (std::ranges::find(pool.stages, i) == pool.stages.end()) {
      pool.stages.push_back(i);
    }
  }
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    stages_[i].may_be_visited_again = may_return_to(StageId(i), spec);
    has_returns_ = has_returns_ || stages_[i].may_be_visited_again;
  }
  for (const WorkStreamSpec& stream : streams) {
    const std::uint64_t hash = combine_hashes(hash_text("work_stream"), hash_text(stream.id));
    Stream& own = streams_.emplace_back(stream, context.stream_of(hash));
    for (std::size_t i = 0; stream.patience && i < stages_.size(); ++i) {
      own.first_patience.push_back(duration_blocks(*stream.patience, purpose_of(DrawKind::patience, stages_[i].hash)));
    }
  }
}

void JobFloor::open() {
  for (Pool& pool : pools_) {
    if (plan_.pools[pool.id.index()] && !pool.is_unlimited) {
      staff(pool);
    }
  }
  for (std::uint32_t i = 0; i < streams_.size(); ++i) {
    if (plan_.streams[i]) {
      streams_[i].leaf = context_.events.add_leaf(phase::kArrival, signal(JobSignal::arrives, i));
      schedule(i);
    }
  }
}

void JobFloor::staff(Pool& pool) {
  pool.dispatch_leaf = context_.events.add_leaf(phase::kDispatch, signal(JobSignal::dispatch, pool.id.index()));
  pool.reviewers.resize(*pool.spec->reviewers);
  for (std::uint32_t i = 0; i < pool.reviewers.size(); ++i) {
    pool.reviewers[i].leaf =
        context_.events.add_leaf(phase::kStageFinished, signal(JobSignal::finishes, pool.id.index(), i));
    pool.idle.push_back(i);
  }
  pool.idle_now = *pool.spec->reviewers;
  context_.journal.write(PoolStaffed{context_.now(), pool.id, *pool.spec->reviewers, *pool.spec->reviewers});
}

void JobFloor::schedule(std::uint32_t index) {
  Stream& stream = streams_[index];
  context_.set(stream.leaf, stream.arrivals.next());
}

[[gnu::flatten]] void JobFloor::handle(const Event& event) {
  const std::uint32_t subject = event.signal.subject;
  switch (static_cast<JobSignal>(event.signal.kind)) {
    case JobSignal::arrives:
      on_arrival(subject);
      break;
    case JobSignal::finishes:
      on_finish(pools_[subject].reviewers[event.signal.detail].job);
      break;
    case JobSignal::is_finished:
      on_finish(subject);
      break;
    case JobSignal::dispatch:
      serve(pools_[subject]);
      break;
    case JobSignal::gives_up:
      on_gives_up(subject);
      break;
  }
}

// ---- coming and going ----

void JobFloor::on_arrival(std::uint32_t index) {
  context_.cases.count_job();
  const std::uint32_t slot = take_slot();
  Stream& stream = streams_[index];
  Job& job = jobs_[slot];
  job.stream = index;
  job.ordinal = stream.jobs++;
  job.key = entity(job).key();
  job.arrived_at = context_.now();
  job.due_at = stream.due.of_job(job.ordinal, job.arrived_at);
  context_.leave_trail(phase::kArrival, job.key);
  schedule(index);
  enter(slot, stream.spec->entry.index());
}

std::uint32_t JobFloor::take_slot() {
  if (free_slot_ == UINT32_MAX) {
    jobs_.emplace_back();
    visits_.resize(has_returns_ ? jobs_.size() * stages_.size() : 0);
    return static_cast<std::uint32_t>(jobs_.size() - 1);
  }
  const std::uint32_t slot = free_slot_;
  free_slot_ = jobs_[slot].next_free;
  return slot;
}

void JobFloor::end(std::uint32_t slot, JobOutcome outcome) {
  Job& job = jobs_[slot];
  write_end(job, outcome);
  job.standing = JobStanding::gone;
  job.next_free = free_slot_;
  free_slot_ = slot;
  if (has_returns_) {
    std::fill_n(&visits_[slot * stages_.size()], stages_.size(), std::uint16_t{0});
  }
}

// ---- visits ----

void JobFloor::enter(std::uint32_t slot, std::uint32_t place) {
  Stage& stage = stages_[place];
  Job& job = jobs_[slot];
  const Stream& stream = streams_[job.stream];
  const StreamKey key = stream.key;
  job.visit = count_visit(slot, place);
  job.stage = place;
  job.arrival = ++arrivals_;
  job.enqueued_at = context_.now();
  job.started_at = Instant::never();
  job.reviewer = UINT32_MAX;
  job.timer = EventHandle();
  if (job.visit == 0) [[likely]] {
    job.handling = stage.first_handling.at(key, job.ordinal);
  } else {
    Draws draws(key, job.ordinal, purpose_of(DrawKind::handling, stage.hash, job.visit));
    job.handling = sample_duration(stage.spec->handling, draws);
  }
  if (stage.pool->is_unlimited) {
    start(job, slot);
    return;
  }
  const Waiting waiting{job.due_at, stream.spec->priority, job.handling, job.arrival};
  job.standing = JobStanding::waiting;
  job.place = stage.line.join(Ticket(JobSlot(slot)), line_rank(stage.spec->discipline, waiting));
  ++stage.pool->waiting;
  request_dispatch(*stage.pool);
  if (stream.spec->patience) {
    lose_patience_in_time(job, slot);
  }
}

void JobFloor::lose_patience_in_time(Job& job, std::uint32_t slot) {
  Stream& stream = streams_[job.stream];
  Duration lasts;
  if (job.visit == 0) {
    lasts = stream.first_patience[job.stage].at(stream.key, job.ordinal);
  } else {
    Draws draws(stream.key, job.ordinal, purpose_of(DrawKind::patience, stages_[job.stage].hash, job.visit));
    lasts = sample_duration(*stream.spec->patience, draws);
  }
  job.timer = context_.add(context_.now() + lasts, phase::kDeadlineCheck, signal(JobSignal::gives_up, slot));
}

void JobFloor::start(Job& job, std::uint32_t slot) {
  Stage& stage = stages_[job.stage];
  Pool& pool = *stage.pool;
  job.standing = JobStanding::in_service;
  job.started_at = context_.now();
  ++stage.in_service;
  const Instant finishes_at = job.started_at + job.handling;
  if (pool.is_unlimited) {
    job.timer = context_.add(finishes_at, phase::kStageFinished, signal(JobSignal::is_finished, slot));
  } else {
    job.reviewer = pool.idle[--pool.idle_now];
    Reviewer& reviewer = pool.reviewers[job.reviewer];
    reviewer.job = slot;
    context_.set(reviewer.leaf, finishes_at);
  }
  job.trail_key = combine_hashes(job.key, stage.hash);
  context_.leave_trail(phase::kDispatch, job.trail_key);
}

void JobFloor::on_finish(std::uint32_t slot) {
  const Job& job = jobs_[slot];
  Stage& stage = stages_[job.stage];
  context_.leave_trail(phase::kStageFinished, job.trail_key);
  --stage.in_service;
  if (!stage.pool->is_unlimited) {
    stage.pool->idle[stage.pool->idle_now++] = job.reviewer;
    request_dispatch(*stage.pool);
  }
  const Route& route = draw_route(job, stage);
  if (route.end == RouteEnd::stage) {
    write_visit(job, VisitOutcome::routed);
    enter(slot, route.stage.index());
  } else {
    write_visit(job, VisitOutcome::left);
    context_.cases.count_finished_job(job.arrived_at);
    end(slot, JobOutcome::finished);
  }
}

const Route& JobFloor::draw_route(const Job& job, Stage& stage) {
  const auto& routes = stage.spec->routes;
  if (routes.size() == 1) {
    return routes.front();
  }
  const StreamKey key = streams_[job.stream].key;
  return route_at(routes, job.visit == 0
                              ? stage.first_route.at(key, job.ordinal)
                              : Draws(key, job.ordinal, purpose_of(DrawKind::routing, stage.hash, job.visit)).unit());
}

void JobFloor::on_gives_up(std::uint32_t slot) {
  const Job& job = jobs_[slot];
  Stage& stage = stages_[job.stage];
  stage.line.leave(job.place);
  --stage.pool->waiting;
  context_.leave_trail(phase::kDeadlineCheck, job.key);
  write_visit(job, VisitOutcome::withdrawn);
  end(slot, JobOutcome::withdrawn);
}

// ---- dispatch ----

void JobFloor::put_on_dispatch_list(Pool& pool) {
  if (pool.wants_dispatch && dispatches_.back() != &pool) {
    std::erase(dispatches_, &pool);
    pool.wants_dispatch = false;
  }
  if (!pool.wants_dispatch) {
    pool.wants_dispatch = true;
    dispatches_.push_back(&pool);
  }
}

[[gnu::flatten]] void JobFloor::dispatch_now_or_later() {
  std::size_t next = 0;
  for (; next < dispatches_.size() && context_.events.is_instant_over(); ++next) {
    dispatches_[next]->wants_dispatch = false;
    serve(*dispatches_[next]);
  }
  for (; next < dispatches_.size(); ++next) {
    Pool& pool = *dispatches_[next];
    pool.wants_dispatch = false;
    context_.set(pool.dispatch_leaf, context_.now());
  }
  dispatches_.clear();
}

void JobFloor::serve(Pool& pool) {
  while (pool.waiting > 0 && pool.idle_now > 0) {
    const std::uint32_t slot = next_to_serve(pool).line.take_first().job().index();
    Job& job = jobs_[slot];
    --pool.waiting;
    context_.events.cancel(job.timer);
    start(job, slot);
  }
}

JobFloor::Stage& JobFloor::next_to_serve(Pool& pool) {
  Stage* best = &stages_[pool.stages.front()];
  if (pool.stages.size() == 1) {
    return *best;
  }
  const auto urgency = [&](Stage& stage) -> std::int64_t {
    const Job& first = jobs_[stage.line.first().job().index()];
    return pool.spec->picks == Picks::longest_waiting ? first.enqueued_at.count_us()
           : pool.spec->picks == Picks::earliest_due  ? first.due_at.count_us()
                                                      : 0;
  };
  for (const std::uint32_t place : pool.stages) {
    Stage& stage = stages_[place];
    if (!stage.line.is_empty() && (best->line.is_empty() || urgency(stage) < urgency(*best))) {
      best = &stage;
    }
  }
  return *best;
}

// ---- what is written ----

void JobFloor::write_visit(const Job& job, VisitOutcome outcome) const {
  const Stage& stage = stages_[job.stage];
  Visit& record = context_.journal.add<Visit>();
  record.at = context_.now();
  record.source = streams_[job.stream].spec->source;
  record.job = job.ordinal;
  record.served_at = job.arrived_at;
  record.stage = StageId(job.stage);
  record.pool = stage.pool->id;
  record.reviewer = job.reviewer;
  record.enqueued_at = job.enqueued_at;
  record.started_at = job.started_at;
  record.outcome = outcome;
}

void JobFloor::write_end(const Job& job, JobOutcome outcome) const {
  const WorkStreamSpec& stream = *streams_[job.stream].spec;
  JobEnded& record = context_.journal.add<JobEnded>();
  record.at = context_.now();
  record.source = stream.source;
  record.kind = stream.mix.kinds.front().kind;
  record.ordinal = job.ordinal;
  record.key = job.key;
  record.arrived_at = job.arrived_at;
  record.due_at = job.due_at;
  record.outcome = outcome;
}

void JobFloor::sample(StageId id) const {
  const Stage& stage = stages_[id.index()];
  context_.journal.write(StageSampled{context_.now(), id, stage.line.size(), stage.in_service});
}

void JobFloor::write_open() const {
  for (const Job& job : jobs_) {
    if (job.standing != JobStanding::gone) {
      write_visit(job, VisitOutcome::open);
    }
  }
  for (const Job& job : jobs_) {
    if (job.standing != JobStanding::gone) {
      write_end(job, JobOutcome::open);
    }
  }
}

}  // namespace docket
