// The floor on which jobs are worked: everything of a job from its arrival to its end.
//
// It keeps the same laws as the review floor (see review_floor.hpp): who goes first, when reviewers choose, what luck
// decides, what is written and what leaves a trail; the tests play the same work on both floors and find no difference.
// It can afford to be several times as fast because of what jobs do not have: no case, no judgement, no second owner,
// no shift. A job is one slot of two cache lines, which nothing else knows of.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/engine/run_loop.hpp"
#include "docket/journal/actor_context.hpp"
#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/job/job.hpp"
#include "platform/job/job_places.hpp"
#include "platform/job/job_plan.hpp"
#include "platform/job/job_signals.hpp"
#include "platform/stage/dispatch_list.hpp"

namespace docket {

/// Why a stretch of events of jobs ended.
enum class JobStretch : std::uint8_t {
  enough,         ///< are answered: the run is over
  nothing_left,   ///< in this slice of the loop
  other_is_next,  ///< an event of somebody else, still to be handled
};

class JobFloor {
 public:
  /// REQUIRES: all arguments outlive it.
  JobFloor(ActorContext& context, const PlatformSpec& spec, const std::vector<WorkStreamSpec>& streams,
           const JobPlan& plan);
  JobFloor(const JobFloor&) = delete;
  JobFloor& operator=(const JobFloor&) = delete;

  /// Staffs the pools and lets jobs arrive. Call once, at the start.
  void open();
  /// Plays the event, which is of jobs, and those that follow as long as they are. After each, reviewers choose, now or
  /// in phase "dispatch" (see ReviewFloor), unless as many as `enough` are answered. `event` is then the
  /// one of somebody else, or the one during which a Fault was thrown.
  JobStretch play(Event& event, RunLoop& loop, std::uint64_t enough);
  /// Writes the length of the stage's line. REQUIRES: only jobs visit it.
  void sample(StageId stage) const;
  /// Writes the visits and the jobs that are still open when the run ends.
  void write_open() const;

 private:
  void staff(JobPool& pool);
  void schedule(JobStream& stream) { context_.set(stream.leaf, stream.arrivals.next()); }

  void handle_rarer(std::uint16_t kind, std::uint32_t subject, Instant now);
  void on_arrival(JobStream& stream, Instant now);
  void on_finish(std::uint32_t number, Instant now);
  void on_unlimited_finish(std::uint32_t slot, Instant now);
  /// The job takes the route. Before that let_go(next) frees who worked on it; `next` is null if it leaves for good.
  template <class LetGo>
  void finish(std::uint32_t slot, const Route& route, std::uint32_t reviewer, Instant now, LetGo&& let_go);
  [[nodiscard]] bool is_over() const { return context_.cases.answered() >= enough_; }
  void on_gives_up(std::uint32_t slot, Instant now);
  void on_dispatch(JobPool& pool);

  void enter(Job& job, std::uint32_t slot, JobStage& stage, Instant now);
  void lose_patience_in_time(Job& job, std::uint32_t slot, Instant now);
  /// Who finds somebody idle need not stand in line, if all of this instant is known and nobody is about to choose.
  /// Then nobody waits there: reviewers are never idle while work does, but within an instant.
  [[nodiscard]] bool is_served_at_once(const JobPool& pool) const {
    return pool.idle_now > 0 && dispatches_.is_empty() && context_.events.is_instant_over();
  }
  /// Of the job at its stage, after work.
  void end_visit(const Job& job, VisitOutcome outcome, std::uint32_t reviewer, Instant now);
  [[nodiscard]] static const Route& route_of(const Job& job);
  void start(Job& job, std::uint32_t slot, JobPool& pool, Instant now);
  /// In an unlimited pool.
  void start_with_nobody(Job& job, std::uint32_t slot, Instant now);
  void start_at(JobDesk& desk, Job& job, std::uint32_t slot, Instant now);
  void note_start(Job& job, Instant now);
  /// Who has finished takes the first in line, if `may_choose` and all of this instant is known; else he is idle until
  /// reviewers choose.
  void go_on_working(std::uint32_t number, bool may_choose, Instant now);
  /// Off the line, for somebody to work on.
  [[nodiscard]] std::uint32_t take_next(JobPool& pool);
  void end(Job& job, std::uint32_t slot, JobOutcome outcome, Instant now);

  void dispatch_now_or_later(Instant now);
  void postpone(JobPool& pool);
  void serve(JobPool& pool, Instant now);
  [[nodiscard]] JobStage& most_urgent(JobPool& pool);

  [[nodiscard]] std::uint32_t take_slot();
  [[nodiscard]] std::uint32_t add_slot();
  [[nodiscard]] static Entity entity(const Job& job) { return {job.stream->key, job.ordinal}; }
  /// Which visit to its stage begins.
  [[nodiscard]] std::uint32_t count_visit(Job& job, std::uint32_t slot) {
    return job.stage->may_be_visited_again ? job.visit = visits_[slot * stages_.size() + job.stage->id.index()]++ : 0U;
  }
  [[nodiscard]] static std::uint32_t visit_of(const Job& job) {
    return job.stage->may_be_visited_again ? job.visit : 0U;
  }
  static constexpr std::uint32_t kNobody = UINT32_MAX;
  void write_visit(const Job& job, VisitOutcome outcome, std::uint32_t reviewer, Instant now) const;
  void write_end(const Job& job, JobOutcome outcome, Instant now) const;

  ActorContext context_;  // its own, which is found a step sooner
  const JobPlan& plan_;
  std::vector<JobPool> pools_;  // of the whole platform, as are the stages and streams: those for jobs are used
  std::vector<JobStage> stages_;
  std::vector<JobStream> streams_;
  std::vector<JobDesk> desks_;
  std::vector<Job> jobs_;
  std::vector<std::uint16_t> visits_;  // by job slot and stage, of stages that may be visited again
  bool has_returns_ = false;           // there are such stages
  DispatchList<JobPool> dispatches_;
  std::vector<std::uint32_t> free_slots_;
  std::int64_t visits_that_waited_ = 0;
  std::uint64_t enough_ = UINT64_MAX;  // answers, after which the run is over
};

}  // namespace docket
