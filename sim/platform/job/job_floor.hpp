// The floor on which jobs are worked: everything of a job from its arrival to its end.
//
// It keeps the same laws as the review floor (see review_floor.hpp): who goes first, when reviewers choose, what luck
// decides, what is written and what leaves a trail; the tests play the same work on both floors and find no difference.
// It can afford to be several times as fast because of what jobs do not have: no case, no judgement, no second owner,
// no shift. A job is one slot of two cache lines, which nothing else knows of.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"
#include "docket/random/luck_blocks.hpp"
#include "platform/intake/coming_arrivals.hpp"
#include "platform/intake/due_times.hpp"
#include "platform/job/job.hpp"
#include "platform/job/job_plan.hpp"

namespace docket {

class JobFloor {
 public:
  /// REQUIRES: all arguments outlive it.
  JobFloor(ActorContext& context, const PlatformSpec& spec, const std::vector<WorkStreamSpec>& streams,
           const JobPlan& plan);
  JobFloor(const JobFloor&) = delete;
  JobFloor& operator=(const JobFloor&) = delete;

  /// Staffs the pools and lets jobs arrive. Call once, at the start.
  void open();
  void handle(const Event& event);
  /// Reviewers choose, now or in phase "dispatch" (see ReviewFloor). Call after every event of jobs, unless the run is
  /// over.
  void dispatch_or_wait() {
    if (!dispatches_.empty()) {
      dispatch_now_or_later();
    }
  }
  /// Writes the length of the stage's line. REQUIRES: only jobs visit it.
  void sample(StageId stage) const;
  /// Writes the visits and the jobs that are still open when the run ends.
  void write_open() const;

 private:
  struct Stream {
    Stream(const WorkStreamSpec& stream, StreamKey stream_key)
        : spec(&stream), key(stream_key), arrivals(stream, stream_key), due(stream, stream_key) {}
    const WorkStreamSpec* spec;
    StreamKey key;
    LeafId leaf;
    std::uint64_t jobs = 0;  // that have come
    ComingArrivals arrivals;
    DueTimes due;
    std::vector<LuckBlocks<Duration>> first_patience;  // by stage; empty without patience
  };
  struct Reviewer {
    std::uint32_t job = 0;
    LeafId leaf;
  };
  struct Pool {
    const PoolSpec* spec = nullptr;
    PoolId id;
    bool is_unlimited = false;
    bool wants_dispatch = false;
    std::uint32_t waiting = 0;  // in all of its lines
    LeafId dispatch_leaf;
    std::vector<Reviewer> reviewers;
    std::vector<std::uint32_t> idle;  // those that are idle_now; taken last in, first out
    std::uint32_t idle_now = 0;
    std::vector<std::uint32_t> stages;  // in the order in which Picks::stage_order tries them
  };
  struct Stage {
    Stage(const StageSpec& stage, Pool& of_pool);
    const StageSpec* spec;
    std::uint64_t hash;
    Pool* pool;
    WaitingLine line;
    std::uint32_t in_service = 0;
    bool may_be_visited_again = false;
    LuckBlocks<Duration> first_handling;
    LuckBlocks<double> first_route;
  };

  void staff(Pool& pool);
  void schedule(std::uint32_t stream);

  void on_arrival(std::uint32_t stream);
  void on_finish(std::uint32_t slot);
  void on_gives_up(std::uint32_t slot);

  void enter(std::uint32_t slot, std::uint32_t stage);
  void lose_patience_in_time(Job& job, std::uint32_t slot);
  void start(Job& job, std::uint32_t slot);
  [[nodiscard]] const Route& draw_route(const Job& job, Stage& stage);
  void end(std::uint32_t slot, JobOutcome outcome);

  void request_dispatch(Pool& pool) {
    if (pool.waiting > 0 && pool.idle_now > 0) {
      put_on_dispatch_list(pool);
    }
  }
  void put_on_dispatch_list(Pool& pool);
  void dispatch_now_or_later();
  void serve(Pool& pool);
  [[nodiscard]] Stage& next_to_serve(Pool& pool);

  [[nodiscard]] std::uint32_t take_slot();
  [[nodiscard]] Entity entity(const Job& job) const { return {streams_[job.stream].key, job.ordinal}; }
  /// Which visit to the stage begins.
  [[nodiscard]] std::uint32_t count_visit(std::uint32_t slot, std::uint32_t stage) {
    return stages_[stage].may_be_visited_again ? visits_[slot * stages_.size() + stage]++ : 0U;
  }
  void write_visit(const Job& job, VisitOutcome outcome) const;
  void write_end(const Job& job, JobOutcome outcome) const;

  ActorContext& context_;
  const JobPlan& plan_;
  std::vector<Pool> pools_;  // of the whole platform, as are the stages and streams: those for jobs are used
  std::vector<Stage> stages_;
  std::vector<Stream> streams_;
  std::vector<Job> jobs_;
  std::vector<std::uint16_t> visits_;  // by job slot and stage, of stages that may be visited again
  bool has_returns_ = false;           // there are such stages
  std::vector<Pool*> dispatches_;      // pools that want one, in the order of their last request
  std::uint32_t free_slot_ = UINT32_MAX;
  std::int64_t arrivals_ = 0;
};

}  // namespace docket
