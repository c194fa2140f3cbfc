#include "platform/intake/work_arrivals.hpp"

#include <algorithm>
#include <utility>

#include "docket/core/hash.hpp"
#include "docket/order/phases.hpp"
#include "journal/listing.hpp"
#include "journal/open_entity.hpp"
#include "platform/platform_signals.hpp"

namespace docket {

WorkArrivals::WorkArrivals(ActorContext& context, const std::vector<WorkStreamSpec>& streams,
                           const ItemFactory& factory, Instant from)
    : context_(context), factory_(factory) {
  for (const WorkStreamSpec& stream : streams) {
    const StreamKey key = context.stream_of(combine_hashes(hash_text("work_stream"), hash_text(stream.id)));
    states_.push_back({&stream, key, LeafId(), ComingArrivals(stream, key, from), DueTimes(stream, key), 0, 0});
  }
}

void WorkArrivals::open(const JobPlan& plan) {
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (!plan.streams[i]) {
      states_[i].leaf = context_.events.add_leaf();
      schedule(i);
    }
  }
}

void WorkArrivals::schedule(std::uint32_t index) {
  State& state = states_[index];
  context_.set(state.leaf, state.arrivals.next(), phase::kArrival, signal(PlatformSignal::batch_arrives, index));
}

OrderSlot WorkArrivals::on_batch(std::uint32_t index) {
  State& state = states_[index];
  const WorkStreamSpec& spec = *state.spec;
  Order batch;
  batch.entity = {state.key, state.batches++};
  batch.source = spec.source;
  batch.priority = spec.priority;
  batch.priority_per_hour = spec.priority_per_hour;
  batch.served_at = context_.now();
  batch.platform_due_at = state.due.of_batch(batch.entity.ordinal, batch.served_at);
  Draws draws = batch.entity.draws(purpose_of(DrawKind::batch_size));
  const std::uint64_t size = sample_count(spec.batch, draws);
  context_.cases.make_room(size);
  const OrderSlot slot = context_.cases.add(std::move(batch));
  for (std::uint64_t i = 0; i < size; ++i) {
    add_item(state, slot);
  }
  context_.leave_trail(phase::kArrival, context_.cases[slot].entity);
  write_listing(context_.journal, context_.cases, slot);
  schedule(index);
  return slot;
}

OrderSlot WorkArrivals::file(const OpenOrder& open) {
  const StreamKey stream = open_stream(context_, open);
  Order batch;
  batch.entity = {stream, 0};
  batch.source = open.source;
  batch.priority = open.priority;
  batch.priority_per_hour = open.priority_per_hour;
  batch.comes_first = open.comes_first;
  batch.served_at = open.served_at;
  const auto& due = stream_of(batch).due;
  const auto drawn_due = [&](const Entity& entity, std::uint64_t place) {
    Draws draws = entity.draws(purpose_of(DrawKind::due_time, place));
    return open.served_at + sample_duration(due->within, draws);
  };
  const bool is_drawn = due && !open.due_at;
  batch.platform_due_at =
      is_drawn && !due->is_per_item ? drawn_due(batch.entity, 1) : open.due_at.value_or(batch.platform_due_at);
  context_.cases.make_room(open.items.size());
  const OrderSlot slot = context_.cases.add(std::move(batch));
  for (std::size_t i = 0; i < open.items.size(); ++i) {
    Item item = item_of(open, i, stream, factory_);
    item.own_due_at = is_drawn && due->is_per_item ? drawn_due(item.entity, 0) : item.own_due_at;
    context_.cases.list(context_.cases.add(std::move(item)), slot);
  }
  context_.leave_trail(phase::kArrival, context_.cases[slot].entity);
  write_listing(context_.journal, context_.cases, slot);
  return slot;
}

void WorkArrivals::add_item(State& state, OrderSlot batch) {
  Item item = factory_.make(state.spec->mix, {state.key, state.items++});
  item.own_due_at = state.due.of_item(item.entity.ordinal, context_.now());
  context_.cases.list(context_.cases.add(std::move(item)), batch);
}

const WorkStreamSpec& WorkArrivals::stream_of(const Order& batch) const {
  return *std::ranges::find(states_, batch.source, [](const State& s) { return s.spec->source; })->spec;
}

}  // namespace docket
