#include "platform/intake/work_arrivals.hpp"

#include <algorithm>
#include <utility>

#include "docket/core/hash.hpp"
#include "docket/order/phases.hpp"
#include "journal/listing.hpp"
#include "platform/platform_signals.hpp"

namespace docket {

WorkArrivals::WorkArrivals(ActorContext& context, const std::vector<WorkStreamSpec>& streams,
                           const ItemFactory& factory)
    : context_(context), factory_(factory) {
  for (const WorkStreamSpec& stream : streams) {
    const StreamKey key = context.stream_of(combine_hashes(hash_text("work_stream"), hash_text(stream.id)));
    states_.push_back({&stream, key, context.events.add_leaf(), stream.starts_at, 0, 0});
  }
}

void WorkArrivals::open() {
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    schedule(i);
  }
}

void WorkArrivals::schedule(std::uint32_t index) {
  State& state = states_[index];
  state.next_at = state.spec->arrivals.next(state.key, state.batches, state.next_at);
  if (state.next_at <= std::min(state.spec->ends_at, context_.horizon)) {
    context_.set(state.leaf, state.next_at, phase::kArrival, signal(PlatformSignal::batch_arrives, index));
  }
}

OrderSlot WorkArrivals::on_batch(std::uint32_t index) {
  State& state = states_[index];
  const WorkStreamSpec& spec = *state.spec;
  Order batch;
  batch.entity = {state.key, state.batches++};
  batch.source = spec.source;
  batch.priority = spec.priority;
  batch.served_at = context_.now();
  if (spec.due && !spec.due->is_per_item) {
    Draws draws = batch.entity.draws(purpose_of(DrawKind::due_time, 1));
    batch.platform_due_at = context_.now() + sample_duration(spec.due->within, draws);
  }
  Draws draws = batch.entity.draws(purpose_of(DrawKind::batch_size));
  const std::uint64_t size = sample_count(spec.batch, draws);
  context_.cases.make_room(size);
  const OrderSlot slot = context_.cases.add(std::move(batch));
  for (std::uint64_t i = 0; i < size; ++i) {
    add_item(state, slot);
  }
  context_.leave_trail(phase::kArrival, context_.cases[slot].entity.key());
  write_listing(context_.journal, context_.cases, slot);
  schedule(index);
  return slot;
}

void WorkArrivals::add_item(State& state, OrderSlot batch) {
  Item item = factory_.make(state.spec->mix, {state.key, state.items++});
  if (state.spec->due && state.spec->due->is_per_item) {
    Draws draws = item.entity.draws(purpose_of(DrawKind::due_time));
    item.own_due_at = context_.now() + sample_duration(state.spec->due->within, draws);
  }
  context_.cases.list(context_.cases.add(std::move(item)), batch);
}

const WorkStreamSpec& WorkArrivals::stream_of(const Order& batch) const {
  return *std::ranges::find(states_, batch.source, [](const State& s) { return s.spec->source; })->spec;
}

}  // namespace docket
