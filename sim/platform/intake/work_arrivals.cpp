#include "platform/intake/work_arrivals.hpp"

#include <algorithm>
#include <utility>

#include "docket/core/hash.hpp"
#include "docket/order/phases.hpp"
#include "journal/listing.hpp"
#include "platform/job/job_streams.hpp"
#include "platform/platform_signals.hpp"

namespace docket {

WorkArrivals::WorkArrivals(ActorContext& context, const std::vector<WorkStreamSpec>& streams,
                           const PlatformSpec& platform, const ItemFactory& factory)
    : context_(context), factory_(factory) {
  for (const WorkStreamSpec& stream : streams) {
    const StreamKey key = context.stream_of(combine_hashes(hash_text("work_stream"), hash_text(stream.id)));
    states_.push_back({&stream, key, context.events.add_leaf(), stream.starts_at, 0, 0, brings_jobs(stream, platform)});
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
    const auto kind = state.brings_jobs ? PlatformSignal::job_arrives : PlatformSignal::batch_arrives;
    context_.set(state.leaf, state.next_at, phase::kArrival, signal(kind, index));
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
  batch.platform_due_at = batch_due_at(spec, batch.entity);
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

JobSlot WorkArrivals::on_job(std::uint32_t index, JobTable& jobs) {
  State& state = states_[index];
  const WorkStreamSpec& spec = *state.spec;
  context_.cases.count_job();
  const JobSlot slot = jobs.add();
  Job& job = jobs[slot];
  job.entity = {state.key, state.batches++};
  job.source = spec.source;
  job.stream = index;
  job.priority = spec.priority;
  job.arrived_at = context_.now();
  job.due_at = std::min(batch_due_at(spec, job.entity), item_due_at(spec, job.entity));
  context_.leave_trail(phase::kArrival, job.entity.key());
  schedule(index);
  return slot;
}

Instant WorkArrivals::batch_due_at(const WorkStreamSpec& spec, const Entity& batch) const {
  if (!spec.due || spec.due->is_per_item) {
    return Instant::never();
  }
  Draws draws = batch.draws(purpose_of(DrawKind::due_time, 1));
  return context_.now() + sample_duration(spec.due->within, draws);
}

Instant WorkArrivals::item_due_at(const WorkStreamSpec& spec, const Entity& item) const {
  if (!spec.due || !spec.due->is_per_item) {
    return Instant::never();
  }
  Draws draws = item.draws(purpose_of(DrawKind::due_time));
  return context_.now() + sample_duration(spec.due->within, draws);
}

void WorkArrivals::add_item(State& state, OrderSlot batch) {
  Item item = factory_.make(state.spec->mix, {state.key, state.items++});
  item.own_due_at = item_due_at(*state.spec, item.entity);
  context_.cases.list(context_.cases.add(std::move(item)), batch);
}

const WorkStreamSpec& WorkArrivals::stream_of(const Order& batch) const {
  return *std::ranges::find(states_, batch.source, [](const State& s) { return s.spec->source; })->spec;
}

}  // namespace docket
