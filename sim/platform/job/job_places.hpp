// Where jobs come from, wait and are worked on. Filled in once, when a run begins; none of them moves afterwards.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/core/hash.hpp"
#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/intake/coming_arrivals.hpp"
#include "platform/intake/due_times.hpp"
#include "platform/job/job_line.hpp"
#include "platform/stage/stage_luck.hpp"

namespace docket {

struct JobStage;

struct JobPool {
  const PoolSpec* spec = nullptr;
  PoolId id;
  bool is_unlimited = false;
  bool wants_dispatch = false;  ///< see DispatchList
  std::uint32_t waiting = 0;    ///< in all of its lines
  std::uint32_t idle_now = 0;
  std::vector<std::uint32_t> idle;  ///< desks without work, the first idle_now: taken last in, first out
  std::vector<JobStage*> stages;    ///< in the order in which Picks::stage_order tries them
  JobStage* only_stage = nullptr;   ///< if it has no other
  std::uint32_t first_desk = 0;     ///< its reviewers' desks have consecutive numbers
  LeafId dispatch_leaf;
  bool has_dispatch_leaf = false;
};

struct JobStage {
  JobStage(const StageSpec& stage, StageId stage_id, JobPool& of_pool, bool may_return, bool may_be_left)
      : spec(&stage),
        id(stage_id),
        hash(hash_text(stage.id)),
        pool(&of_pool),
        may_be_visited_again(may_return),
        only_route(stage.routes.size() == 1 ? &stage.routes.front() : nullptr),
        line(stage.discipline, may_be_left),
        luck(stage, hash) {}
  const StageSpec* spec;
  StageId id;
  std::uint64_t hash;
  JobPool* pool;
  std::uint32_t in_service = 0;
  bool may_be_visited_again;
  const Route* only_route;  ///< null: luck chooses among several
  JobLine line;
  StageLuck luck;
};

struct JobStream {
  JobStream(const WorkStreamSpec& stream, StreamKey stream_key, JobStage& first)
      : spec(&stream),
        key(stream_key),
        source(stream.source),
        kind(stream.mix.kinds.empty() ? KindId::none() : stream.mix.kinds.front().kind),
        entry(&first),
        arrivals(stream, stream_key),
        due(stream, stream_key) {}
  const WorkStreamSpec* spec;
  StreamKey key;
  SourceId source;
  KindId kind;
  JobStage* entry;
  LeafId leaf;
  std::uint64_t jobs = 0;  ///< that have come
  ComingArrivals arrivals;
  DueTimes due;
};

/// Where a reviewer of a limited pool works. What has to be decided when the work ends is at hand here: a processor
/// that has to follow the job to its stage and pool first goes wrong for longer.
struct JobDesk {
  JobPool* pool = nullptr;
  const Route* route = nullptr;  ///< on which the job will leave
  std::uint32_t job = 0;
  LeafId leaf;
};

}  // namespace docket
