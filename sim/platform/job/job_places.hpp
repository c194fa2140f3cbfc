// Where jobs come from, wait and are worked on. Filled in once, when a run begins; none of them moves afterwards.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/discipline/waiting_line.hpp"
#include "platform/intake/coming_arrivals.hpp"
#include "platform/intake/due_times.hpp"
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
  std::uint32_t first_desk = 0;     ///< its reviewers' desks have consecutive numbers
  LeafId dispatch_leaf;
  bool has_dispatch_leaf = false;
};

struct JobStage {
  JobStage(const StageSpec& stage, StageId stage_id, JobPool& of_pool, bool may_return)
      : spec(&stage),
        id(stage_id),
        hash(hash_text(stage.id)),
        pool(&of_pool),
        may_be_visited_again(may_return),
        luck(stage, hash) {}
  const StageSpec* spec;
  StageId id;
  std::uint64_t hash;
  JobPool* pool;
  std::uint32_t in_service = 0;
  bool may_be_visited_again;
  WaitingLine line;
  StageLuck luck;
};

struct JobStream {
  JobStream(const WorkStreamSpec& stream, StreamKey stream_key)
      : spec(&stream), key(stream_key), arrivals(stream, stream_key), due(stream, stream_key) {}
  const WorkStreamSpec* spec;
  StreamKey key;
  LeafId leaf;
  std::uint64_t jobs = 0;  ///< that have come
  ComingArrivals arrivals;
  DueTimes due;
};

/// Where a reviewer of a limited pool works.
struct JobDesk {
  std::uint32_t job = 0;
  LeafId leaf;
};

}  // namespace docket
