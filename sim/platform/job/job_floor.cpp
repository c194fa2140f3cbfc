#include "platform/job/job_floor.hpp"

#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "platform/discipline/line_rank.hpp"

namespace docket {

JobFloor::JobFloor(ActorContext& context, const PlatformSpec& spec, const std::vector<WorkStreamSpec>& streams,
                   const JobPlan& plan)
    : context_(context), plan_(plan) {
  pools_.resize(spec.pools.size());
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    pools_[i].spec = &spec.pools[i];
    pools_[i].id = PoolId(i);
    pools_[i].is_unlimited = !spec.pools[i].reviewers;
  }
  stages_.reserve(spec.stages.size());
  for (std::size_t i = 0; i < spec.stages.size(); ++i) {
    const bool may_return = may_return_to(StageId(i), spec);
    stages_.emplace_back(spec.stages[i], StageId(i), pools_[spec.stages[i].pool.index()], may_return);
    has_returns_ = has_returns_ || may_return;
  }
  for (JobPool& pool : pools_) {
    for (const StageId stage : pool.spec->stage_order) {
      pool.stages.push_back(&stages_[stage.index()]);
    }
  }
  for (JobStage& stage : stages_) {
    if (std::ranges::find(stage.pool->stages, &stage) == stage.pool->stages.end()) {
      stage.pool->stages.push_back(&stage);
    }
  }
  for (const WorkStreamSpec& stream : streams) {
    const std::uint64_t hash = combine_hashes(hash_text("work_stream"), hash_text(stream.id));
    streams_.emplace_back(stream, context.stream_of(hash));
  }
}

void JobFloor::open() {
  for (JobPool& pool : pools_) {
    if (plan_.pools[pool.id.index()] && !pool.is_unlimited) {
      staff(pool);
    }
  }
  for (std::uint32_t i = 0; i < streams_.size(); ++i) {
    if (plan_.streams[i]) {
      streams_[i].leaf = context_.events.add_leaf(phase::kArrival, signal(JobSignal::arrives, i));
      schedule(streams_[i]);
    }
  }
}

void JobFloor::staff(JobPool& pool) {
  pool.first_desk = static_cast<std::uint32_t>(desks_.size());
  pool.idle_now = *pool.spec->reviewers;
  for (std::uint32_t i = 0; i < pool.idle_now; ++i) {
    const std::uint32_t desk = pool.first_desk + i;
    const Signal finishes = signal(JobSignal::finishes, desk, pool.id.index());
    desks_.push_back({0, context_.events.add_leaf(phase::kStageFinished, finishes)});
    pool.idle.push_back(desk);
  }
  context_.journal.write(PoolStaffed{context_.now(), pool.id, pool.idle_now, pool.idle_now});
}

// Jobs are millions, and an event is little work: all that it passes is one function, from the list and back to it.
[[gnu::flatten]] JobStretch JobFloor::play(Event& event, RunLoop& loop, std::uint64_t enough) {
  do {
    handle(event.signal);
    if (context_.cases.answered() >= enough) {
      return JobStretch::enough;
    }
    if (!dispatches_.is_empty()) {
      dispatch_now_or_later();
    }
    if (!loop.next(event)) {
      return JobStretch::nothing_left;
    }
  } while (is_of_jobs(event));
  return JobStretch::other_is_next;
}

void JobFloor::handle(const Signal& signal) {
  const std::uint32_t subject = signal.subject;
  switch (static_cast<JobSignal>(signal.kind)) {
    case JobSignal::arrives:
      on_arrival(streams_[subject]);
      break;
    case JobSignal::finishes:
      on_finish(desks_[subject].job);
      break;
    case JobSignal::is_finished:
      on_finish(subject);
      break;
    case JobSignal::dispatch:
      on_dispatch(pools_[subject]);
      break;
    case JobSignal::gives_up:
      on_gives_up(subject);
      break;
  }
}

// ---- coming and going ----

void JobFloor::on_arrival(JobStream& stream) {
  context_.cases.count_job();
  const std::uint32_t slot = take_slot();
  Job& job = jobs_[slot];
  job.stream = &stream;
  job.ordinal = stream.jobs++;
  job.key = entity(job).key();
  job.arrived_at = context_.now();
  job.due_at = stream.due.of_job(job.ordinal, job.arrived_at);
  context_.leave_trail(phase::kArrival, job.key);
  schedule(stream);
  enter(job, slot, stages_[stream.spec->entry.index()]);
}

std::uint32_t JobFloor::take_slot() {
  if (free_slot_ == UINT32_MAX) [[unlikely]] {
    jobs_.emplace_back();
    visits_.resize(has_returns_ ? jobs_.size() * stages_.size() : 0);
    return static_cast<std::uint32_t>(jobs_.size() - 1);
  }
  const std::uint32_t slot = free_slot_;
  free_slot_ = jobs_[slot].next_free;
  return slot;
}

void JobFloor::end(Job& job, std::uint32_t slot, JobOutcome outcome) {
  write_end(job, outcome);
  job.standing = JobStanding::gone;
  job.next_free = free_slot_;
  free_slot_ = slot;
  if (has_returns_) {
    std::fill_n(&visits_[slot * stages_.size()], stages_.size(), std::uint16_t{0});
  }
}

// ---- visits ----

void JobFloor::enter(Job& job, std::uint32_t slot, JobStage& stage) {
  JobPool& pool = *stage.pool;
  const WorkStreamSpec& stream = *job.stream->spec;
  job.stage = &stage;
  job.visit = count_visit(slot, stage);
  job.enqueued_at = context_.now();
  job.timer = EventHandle();
  job.handling = stage.luck.handling(entity(job), job.visit);
  const std::int64_t arrival = ++visits_begun_;
  if (pool.is_unlimited || is_served_at_once(pool)) {
    start(job, slot);
    return;
  }
  job.standing = JobStanding::waiting;
  const Waiting waiting{job.due_at, stream.priority, job.handling, arrival};
  job.place = stage.line.join(Ticket(JobSlot(slot)), line_rank(stage.spec->discipline, waiting));
  ++pool.waiting;
  if (pool.idle_now > 0) {
    dispatches_.add(pool);
  }
  if (stream.patience) {
    lose_patience_in_time(job, slot);
  }
}

void JobFloor::lose_patience_in_time(Job& job, std::uint32_t slot) {
  const Duration lasts = job.stage->luck.patience(*job.stream->spec->patience, entity(job), job.visit);
  job.timer = context_.add(context_.now() + lasts, phase::kDeadlineCheck, signal(JobSignal::gives_up, slot));
}

void JobFloor::start(Job& job, std::uint32_t slot) {
  JobStage& stage = *job.stage;
  JobPool& pool = *stage.pool;
  job.standing = JobStanding::in_service;
  job.started_at = context_.now();
  ++stage.in_service;
  const Instant finishes_at = job.started_at + job.handling;
  if (pool.is_unlimited) {
    job.timer = context_.add(finishes_at, phase::kStageFinished, signal(JobSignal::is_finished, slot));
  } else {
    job.desk = pool.idle[--pool.idle_now];
    JobDesk& desk = desks_[job.desk];
    desk.job = slot;
    context_.set(desk.leaf, finishes_at);
  }
  job.trail_key = context_.keeps_trail ? combine_hashes(job.key, stage.hash) : 0;
  context_.leave_trail(phase::kDispatch, job.trail_key);
}

void JobFloor::on_finish(std::uint32_t slot) {
  Job& job = jobs_[slot];
  JobStage& stage = *job.stage;
  JobPool& pool = *stage.pool;
  context_.leave_trail(phase::kStageFinished, job.trail_key);
  --stage.in_service;
  if (!pool.is_unlimited) {
    pool.idle[pool.idle_now++] = job.desk;
    if (pool.waiting > 0) {
      dispatches_.add(pool);
    }
  }
  const Route& route = stage.luck.route(entity(job), job.visit);
  if (route.end == RouteEnd::stage) {
    write_visit(job, VisitOutcome::routed);
    enter(job, slot, stages_[route.stage.index()]);
  } else {
    write_visit(job, VisitOutcome::left);
    context_.cases.count_finished_job(job.arrived_at);
    end(job, slot, JobOutcome::finished);
  }
}

void JobFloor::on_gives_up(std::uint32_t slot) {
  Job& job = jobs_[slot];
  job.stage->line.leave(job.place);
  --job.stage->pool->waiting;
  context_.leave_trail(phase::kDeadlineCheck, job.key);
  write_visit(job, VisitOutcome::withdrawn);
  end(job, slot, JobOutcome::withdrawn);
}

// ---- dispatch ----

void JobFloor::dispatch_now_or_later() {
  dispatches_.settle(
      context_.events, [this](JobPool& pool) { serve(pool); }, [this](JobPool& pool) { postpone(pool); });
}

[[gnu::noinline]] void JobFloor::postpone(JobPool& pool) {
  if (!pool.has_dispatch_leaf) {
    pool.has_dispatch_leaf = true;
    pool.dispatch_leaf = context_.events.add_leaf(phase::kDispatch, signal(JobSignal::dispatch, pool.id.index()));
  }
  context_.set(pool.dispatch_leaf, context_.now());
}

// Rare, and apart so that what happens at every event stays short.
[[gnu::noinline]] void JobFloor::on_dispatch(JobPool& pool) { serve(pool); }

void JobFloor::serve(JobPool& pool) {
  while (pool.waiting > 0 && pool.idle_now > 0) {
    const std::uint32_t slot = next_to_serve(pool).line.take_first().job().index();
    Job& job = jobs_[slot];
    --pool.waiting;
    context_.events.cancel(job.timer);
    start(job, slot);
  }
}

JobStage& JobFloor::next_to_serve(JobPool& pool) {
  JobStage* best = pool.stages.front();
  if (pool.stages.size() == 1) {
    return *best;
  }
  const auto urgency = [&](JobStage& stage) -> std::int64_t {
    const Job& first = jobs_[stage.line.first().job().index()];
    return pool.spec->picks == Picks::longest_waiting ? first.enqueued_at.count_us()
           : pool.spec->picks == Picks::earliest_due  ? first.due_at.count_us()
                                                      : 0;
  };
  for (JobStage* stage : pool.stages) {
    if (!stage->line.is_empty() && (best->line.is_empty() || urgency(*stage) < urgency(*best))) {
      best = stage;
    }
  }
  return *best;
}

// ---- what is written ----

void JobFloor::write_visit(const Job& job, VisitOutcome outcome) const {
  const JobPool& pool = *job.stage->pool;
  const bool has_started = job.standing == JobStanding::in_service;
  Visit& record = context_.journal.add<Visit>();
  record.at = context_.now();
  record.source = job.stream->spec->source;
  record.job = job.ordinal;
  record.served_at = job.arrived_at;
  record.stage = job.stage->id;
  record.pool = pool.id;
  record.reviewer = has_started && !pool.is_unlimited ? job.desk - pool.first_desk : UINT32_MAX;
  record.enqueued_at = job.enqueued_at;
  record.started_at = has_started ? job.started_at : Instant::never();
  record.outcome = outcome;
}

void JobFloor::write_end(const Job& job, JobOutcome outcome) const {
  const WorkStreamSpec& stream = *job.stream->spec;
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
  const JobStage& stage = stages_[id.index()];
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
