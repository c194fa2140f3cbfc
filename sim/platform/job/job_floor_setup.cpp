// Before the first job comes: pools, stages and streams find each other, reviewers sit down, arrivals are scheduled.
#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/order/phases.hpp"
#include "platform/job/job_floor.hpp"

namespace docket {

JobFloor::JobFloor(ActorContext& context, const PlatformSpec& spec, const std::vector<WorkStreamSpec>& streams,
                   const JobPlan& plan)
    : context_(context), plan_(plan), dispatches_(spec.pools.size()) {
  pools_.resize(spec.pools.size());
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    pools_[i].spec = &spec.pools[i];
    pools_[i].id = PoolId(i);
    pools_[i].is_unlimited = !spec.pools[i].reviewers;
  }
  const bool somebody_gives_up =
      std::ranges::any_of(streams, [](const WorkStreamSpec& stream) { return stream.patience.has_value(); });
  stages_.reserve(spec.stages.size());
  for (std::size_t i = 0; i < spec.stages.size(); ++i) {
    const bool may_return = may_return_to(StageId(i), spec);
    stages_.emplace_back(spec.stages[i], StageId(i), pools_[spec.stages[i].pool.index()], may_return,
                         somebody_gives_up);
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
  for (JobPool& pool : pools_) {
    pool.only_stage = pool.stages.size() == 1 ? pool.stages.front() : nullptr;
  }
  for (const WorkStreamSpec& stream : streams) {
    const std::uint64_t hash = combine_hashes(hash_text("work_stream"), hash_text(stream.id));
    streams_.emplace_back(stream, context.stream_of(hash), stages_[stream.entry.index()]);
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
    desks_.push_back({&pool, nullptr, 0, context_.events.add_leaf(phase::kStageFinished, finishes)});
    pool.idle.push_back(desk);
  }
  context_.journal.write(PoolStaffed{context_.now(), pool.id, pool.idle_now, pool.idle_now});
}

}  // namespace docket
