// Work without an order: batches that keep arriving at a stage.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/order/item_factory.hpp"
#include "docket/order/opening.hpp"
#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/intake/coming_arrivals.hpp"
#include "platform/intake/due_times.hpp"
#include "platform/job/job_plan.hpp"

namespace docket {

class WorkArrivals {
 public:
  /// Nothing arrives before `from`. REQUIRES: all arguments outlive it.
  WorkArrivals(ActorContext& context, const std::vector<WorkStreamSpec>& streams, const ItemFactory& factory,
               Instant from);

  /// Schedules the first batch of each stream that does not bring jobs.
  void open(const JobPlan& plan);
  /// Brings in a batch that arrived before the run began.
  OrderSlot file(const OpenOrder& open);
  /// Makes the batch that arrives now, and schedules the next one.
  OrderSlot on_batch(std::uint32_t stream);

  [[nodiscard]] const WorkStreamSpec& stream(std::uint32_t index) const { return *states_[index].spec; }
  /// The stream of a batch. REQUIRES: it is one.
  [[nodiscard]] const WorkStreamSpec& stream_of(const Order& batch) const;

 private:
  struct State {
    const WorkStreamSpec* spec = nullptr;
    StreamKey key;
    LeafId leaf;
    ComingArrivals arrivals;
    DueTimes due;
    std::uint64_t batches = 0;  ///< made so far
    std::uint64_t items = 0;    ///< made so far
  };
  void schedule(std::uint32_t index);
  void add_item(State& state, OrderSlot batch);

  ActorContext& context_;
  const ItemFactory& factory_;
  std::vector<State> states_;
};

}  // namespace docket
