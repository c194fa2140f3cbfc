#include "platform/job/job_floor.hpp"

#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "platform/discipline/line_rank.hpp"

namespace docket {

namespace {

[[gnu::noinline]] bool next_of_any_kind(RunLoop& loop, Event& event) { return loop.next(event); }

}  // namespace

// Jobs are millions, and an event is little work: all that it passes is one function, from the list and back to it.
// What few events pass is kept out of it, lest the processor has to fetch the rest from all over the place.
[[gnu::flatten]] JobStretch JobFloor::play(Event& event, RunLoop& loop, std::uint64_t enough) {
  enough_ = enough;
  LeafId leaf;
  std::uint16_t kind = event.signal.kind;
  std::uint32_t subject = event.signal.subject;
  try {
    for (;;) {
      const Instant now = context_.now();
      // The two that come at every job first.
      if (kind == kind_of(JobSignal::finishes)) {
        on_finish(subject, now);
      } else if (kind == kind_of(JobSignal::arrives)) {
        on_arrival(streams_[subject], now);
      } else if (is_of_jobs(kind)) {
        handle_rarer(kind, subject, now);
      } else {
        event = leaf.is_none() ? event : context_.events.event_of(leaf);
        return JobStretch::other_is_next;
      }
      if (kind != kind_of(JobSignal::arrives) && is_over()) {
        return JobStretch::enough;
      }
      if (!dispatches_.is_empty()) {
        dispatch_now_or_later(now);
      }
      leaf = loop.next_leaf();
      if (leaf.is_none() && !next_of_any_kind(loop, event)) {
        return JobStretch::nothing_left;
      }
      const Signal signal = leaf.is_none() ? event.signal : context_.events.signal_of(leaf);
      kind = signal.kind;
      subject = signal.subject;
    }
  } catch (const Fault&) {
    event = leaf.is_none() ? event : context_.events.event_of(leaf);
    throw;
  }
}

[[gnu::noinline, gnu::flatten]] void JobFloor::handle_rarer(std::uint16_t kind, std::uint32_t subject, Instant now) {
  switch (static_cast<JobSignal>(kind)) {
    case JobSignal::is_finished:
      on_unlimited_finish(subject, now);
      break;
    case JobSignal::gives_up:
      on_gives_up(subject, now);
      break;
    case JobSignal::dispatch:
      on_dispatch(pools_[subject]);
      break;
    case JobSignal::arrives:
    case JobSignal::finishes:
      break;
  }
}

// ---- coming and going ----

void JobFloor::on_arrival(JobStream& stream, Instant now) {
  context_.cases.count_job();
  const std::uint32_t slot = take_slot();
  Job& job = jobs_[slot];
  job.stream = &stream;
  job.ordinal = stream.jobs++;
  job.arrived_at = now;
  job.due_at = stream.due.of_job(job.ordinal, now);
  if (context_.keeps_trail) {
    job.key = entity(job).key();
    context_.leave_trail(phase::kArrival, job.key);
  }
  schedule(stream);
  enter(job, slot, *stream.entry, now);
}

std::uint32_t JobFloor::take_slot() {
  if (free_slots_.empty()) [[unlikely]] {
    return add_slot();
  }
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  return slot;
}

[[gnu::noinline]] std::uint32_t JobFloor::add_slot() {
  jobs_.emplace_back();
  free_slots_.reserve(jobs_.size());
  visits_.resize(has_returns_ ? jobs_.size() * stages_.size() : 0);
  return static_cast<std::uint32_t>(jobs_.size() - 1);
}

void JobFloor::end(Job& job, std::uint32_t slot, JobOutcome outcome, Instant now) {
  write_end(job, outcome, now);
  job.stage = nullptr;
  free_slots_.push_back(slot);
  if (has_returns_) {
    std::fill_n(&visits_[slot * stages_.size()], stages_.size(), std::uint16_t{0});
  }
}

// ---- visits ----

void JobFloor::enter(Job& job, std::uint32_t slot, JobStage& stage, Instant now) {
  JobPool& pool = *stage.pool;
  job.stage = &stage;
  job.enqueued_at = now;
  job.handling = stage.luck.handling(entity(job), count_visit(job, slot));
  if (pool.is_unlimited || is_served_at_once(pool)) {
    start(job, slot, pool, now);
    return;
  }
  const WorkStreamSpec& stream = *job.stream->spec;
  job.started_at = Instant::never();
  stage.line.join(JobSlot(slot), job.place, [&] {
    return line_rank(stage.spec->discipline, {job.due_at, stream.priority, job.handling, ++visits_that_waited_});
  });
  ++pool.waiting;
  if (pool.idle_now > 0) {
    dispatches_.add(pool);
  }
  if (stream.patience) {
    lose_patience_in_time(job, slot, now);
  }
}

[[gnu::noinline]] void JobFloor::lose_patience_in_time(Job& job, std::uint32_t slot, Instant now) {
  const Duration lasts = job.stage->luck.patience(*job.stream->spec->patience, entity(job), visit_of(job));
  job.timer = context_.add(now + lasts, phase::kDeadlineCheck, signal(JobSignal::gives_up, slot));
}

void JobFloor::start(Job& job, std::uint32_t slot, JobPool& pool, Instant now) {
  if (pool.is_unlimited) {
    start_with_nobody(job, slot, now);
  } else {
    start_at(desks_[pool.idle[--pool.idle_now]], job, slot, now);
  }
}

[[gnu::noinline]] void JobFloor::start_with_nobody(Job& job, std::uint32_t slot, Instant now) {
  job.timer = context_.add(now + job.handling, phase::kStageFinished, signal(JobSignal::is_finished, slot));
  note_start(job, now);
}

void JobFloor::start_at(JobDesk& desk, Job& job, std::uint32_t slot, Instant now) {
  context_.set(desk.leaf, now + job.handling);
  desk.job = slot;
  desk.route = &route_of(job);
  note_start(job, now);
}

void JobFloor::note_start(Job& job, Instant now) {
  job.started_at = now;
  ++job.stage->in_service;
  if (context_.keeps_trail) {
    job.trail_key = combine_hashes(job.key, job.stage->hash);
    context_.leave_trail(phase::kDispatch, job.trail_key);
  }
}

void JobFloor::on_finish(std::uint32_t number, Instant now) {
  const JobDesk& desk = desks_[number];
  const JobPool& pool = *desk.pool;
  finish(desk.job, *desk.route, number - pool.first_desk, now, [&](const JobStage* next) {
    // Who may choose the job itself waits until it stands in line, or is at work where nobody stands in line. Once the
    // run is over, nobody chooses any more.
    const bool may_choose = next == nullptr ? !is_over() : next->pool != &pool && !next->pool->is_unlimited;
    go_on_working(number, may_choose, now);
  });
}

void JobFloor::on_unlimited_finish(std::uint32_t slot, Instant now) {
  finish(slot, route_of(jobs_[slot]), kNobody, now, [](const JobStage* /*next*/) {});
}

template <class LetGo>
void JobFloor::finish(std::uint32_t slot, const Route& route, std::uint32_t reviewer, Instant now, LetGo&& let_go) {
  Job& job = jobs_[slot];
  context_.leave_trail(phase::kStageFinished, job.trail_key);
  if (route.end == RouteEnd::stage) {
    JobStage& next = stages_[route.stage.index()];
    let_go(&next);
    end_visit(job, VisitOutcome::routed, reviewer, now);
    enter(job, slot, next, now);
  } else {
    context_.cases.count_finished_job(job.arrived_at);
    let_go(nullptr);
    end_visit(job, VisitOutcome::left, reviewer, now);
    end(job, slot, JobOutcome::finished, now);
  }
}

void JobFloor::go_on_working(std::uint32_t number, bool may_choose, Instant now) {
  JobDesk& desk = desks_[number];
  JobPool& pool = *desk.pool;
  if (may_choose && pool.waiting > 0 && pool.idle_now == 0 && dispatches_.is_empty() &&
      context_.events.is_instant_over()) {
    const std::uint32_t slot = take_next(pool);
    start_at(desk, jobs_[slot], slot, now);
  } else {
    pool.idle[pool.idle_now++] = number;
    if (pool.waiting > 0) {
      dispatches_.add(pool);
    }
  }
}

const Route& JobFloor::route_of(const Job& job) {
  JobStage& stage = *job.stage;
  return stage.only_route != nullptr ? *stage.only_route : stage.luck.route(entity(job), visit_of(job));
}

void JobFloor::end_visit(const Job& job, VisitOutcome outcome, std::uint32_t reviewer, Instant now) {
  --job.stage->in_service;
  write_visit(job, outcome, reviewer, now);
}

void JobFloor::on_gives_up(std::uint32_t slot, Instant now) {
  Job& job = jobs_[slot];
  job.stage->line.leave(job.place);
  --job.stage->pool->waiting;
  context_.leave_trail(phase::kDeadlineCheck, job.key);
  write_visit(job, VisitOutcome::withdrawn, kNobody, now);
  end(job, slot, JobOutcome::withdrawn, now);
}

// ---- dispatch ----

[[gnu::noinline]] void JobFloor::dispatch_now_or_later(Instant now) {
  dispatches_.settle(
      context_.events, [this, now](JobPool& pool) { serve(pool, now); }, [this](JobPool& pool) { postpone(pool); });
}

[[gnu::noinline]] void JobFloor::postpone(JobPool& pool) {
  if (!pool.has_dispatch_leaf) {
    pool.has_dispatch_leaf = true;
    pool.dispatch_leaf = context_.events.add_leaf(phase::kDispatch, signal(JobSignal::dispatch, pool.id.index()));
  }
  context_.set(pool.dispatch_leaf, context_.now());
}

[[gnu::noinline]] void JobFloor::on_dispatch(JobPool& pool) { serve(pool, context_.now()); }

void JobFloor::serve(JobPool& pool, Instant now) {
  while (pool.idle_now > 0 && pool.waiting > 0) {
    const std::uint32_t slot = take_next(pool);
    start_at(desks_[pool.idle[--pool.idle_now]], jobs_[slot], slot, now);
  }
}

std::uint32_t JobFloor::take_next(JobPool& pool) {
  const std::uint32_t slot =
      (pool.only_stage != nullptr ? *pool.only_stage : most_urgent(pool)).line.take_first().index();
  --pool.waiting;
  if (jobs_[slot].stream->spec->patience) {
    context_.events.cancel(jobs_[slot].timer);
  }
  return slot;
}

[[gnu::noinline]] JobStage& JobFloor::most_urgent(JobPool& pool) {
  JobStage* best = pool.stages.front();
  const auto urgency = [&](JobStage& stage) -> std::int64_t {
    const Job& first = jobs_[stage.line.first().index()];
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

void JobFloor::write_visit(const Job& job, VisitOutcome outcome, std::uint32_t reviewer, Instant now) const {
  const JobStage& stage = *job.stage;
  context_.journal.write_made([&] {
    return Visit{.at = now,
                 .item = ItemSlot::none(),
                 .order = OrderSlot::none(),
                 .source = job.stream->source,
                 .job = job.ordinal,
                 .served_at = job.arrived_at,
                 .stage = stage.id,
                 .pool = stage.pool->id,
                 .reviewer = reviewer,
                 .enqueued_at = job.enqueued_at,
                 .started_at = job.started_at,
                 .is_rushed = false,
                 .outcome = outcome};
  });
}

void JobFloor::write_end(const Job& job, JobOutcome outcome, Instant now) const {
  context_.journal.write_made([&] {
    return JobEnded{.at = now,
                    .source = job.stream->source,
                    .kind = job.stream->kind,
                    .entity = entity(job),
                    .arrived_at = job.arrived_at,
                    .due_at = job.due_at,
                    .outcome = outcome};
  });
}

void JobFloor::sample(StageId id) const {
  const JobStage& stage = stages_[id.index()];
  context_.journal.write(StageSampled{context_.now(), id, stage.line.size(), stage.in_service});
}

}  // namespace docket
