#include "authority/issuing/order_desk.hpp"

#include <algorithm>
#include <utility>

#include "authority/authority_signals.hpp"
#include "docket/core/hash.hpp"
#include "docket/order/phases.hpp"
#include "journal/listing.hpp"
#include "journal/open_entity.hpp"

namespace docket {
namespace {

std::uint64_t hash_of(const char* sort, const std::string& id) {
  return combine_hashes(hash_text(sort), hash_text(id));
}

}  // namespace

OrderDesk::OrderDesk(ActorContext& context, const IssuingBrief& brief, ToPlatform& platform)
    : context_(context),
      brief_(brief),
      platform_(platform),
      group_items_(brief.groups.size()),
      latest_(brief.sources.size()),
      renewals_(brief.sources.size()) {
  for (const OrderStreamSpec& spec : brief.streams) {
    streams_.push_back(
        {context.stream_of(hash_of("order_stream", spec.id)), context.events.add_leaf(), spec.starts_at, 0, 0});
  }
}

void OrderDesk::open() {
  for (std::uint32_t i = 0; i < brief_.orders.size(); ++i) {
    if (brief_.orders[i].served_at >= context_.now()) {
      context_.add(brief_.orders[i].served_at, phase::kArrival, signal(AuthoritySignal::order_due_out, i));
    }
  }
  for (std::uint32_t i = 0; i < streams_.size(); ++i) {
    pass_over_the_past(streams_[i], brief_.streams[i]);
    schedule(i);
  }
}

OrderSlot OrderDesk::file(const OpenOrder& open) {
  const StreamKey stream = open_stream(context_, open);
  Order order = draft({stream, 0}, open.source, open.regime, open.truth);
  order.served_at = open.served_at;
  order.channel = open.channel;
  order.priority = open.priority;
  order.priority_per_hour = open.priority_per_hour;
  order.comes_first = open.comes_first;
  set_due_times(order, nullptr);
  order.platform_due_at = open.due_at.value_or(order.platform_due_at);
  order.authority_due_at = open.due_at.value_or(order.authority_due_at);
  context_.cases.make_room(open.items.size());
  std::vector<ItemSlot> items;
  for (std::size_t i = 0; i < open.items.size(); ++i) {
    items.push_back(context_.cases.add(item_of(open, i, stream, brief_.factory)));
  }
  return enter(std::move(order), items);
}

OrderSlot OrderDesk::on_order_due_out(std::uint32_t index) {
  const OrderSpec& spec = brief_.orders[index];
  Order order = draft({context_.stream_of(hash_of("order", spec.id)), 0}, spec.source, spec.regime, spec.truth);
  order.channel = spec.channel;
  order.priority = spec.priority;
  order.priority_per_hour = spec.priority_per_hour;
  set_due_times(order, nullptr);
  return serve(std::move(order), united({}, spec.items));
}

// Leaves the stream at the last arrival before now, if it must be counted out to be known.
void OrderDesk::pass_over_the_past(Stream& stream, const OrderStreamSpec& spec) const {
  if (spec.arrivals && spec.arrivals->is_memoryless()) {
    stream.next_at = std::max(stream.next_at, context_.now());
    return;
  }
  for (Instant next = next_of(stream, spec); next < context_.now(); next = next_of(stream, spec)) {
    stream.next_at = next;
    ++stream.orders;
  }
}

Instant OrderDesk::next_of(const Stream& stream, const OrderStreamSpec& spec) const {
  if (spec.arrivals) {
    return spec.arrivals->next(stream.key, stream.orders, stream.next_at);
  }
  return stream.orders < spec.trace.size() ? spec.trace[stream.orders].served_at : Instant::never();
}

void OrderDesk::schedule(std::uint32_t index) {
  Stream& stream = streams_[index];
  const OrderStreamSpec& spec = brief_.streams[index];
  stream.next_at = next_of(stream, spec);
  if (stream.next_at <= std::min(spec.ends_at, context_.horizon)) {
    context_.set(stream.leaf, stream.next_at, phase::kArrival, signal(AuthoritySignal::stream_order, index));
  }
}

OrderSlot OrderDesk::on_stream_order(std::uint32_t index) {
  Stream& stream = streams_[index];
  const OrderStreamSpec& spec = brief_.streams[index];
  Order order = draft({stream.key, stream.orders}, spec.source, spec.regime, spec.truth);
  order.channel = spec.channel;
  order.priority = spec.priority;
  order.priority_per_hour = spec.priority_per_hour;
  set_due_times(order, nullptr);
  const std::uint64_t size = stream_size(stream, spec, order);
  ++stream.orders;
  context_.cases.make_room(size);
  std::vector<ItemSlot> items;
  items.reserve(size);
  for (std::uint64_t i = 0; i < size; ++i) {
    items.push_back(context_.cases.add(brief_.factory.make(spec.mix, {stream.key, stream.items++})));
  }
  const OrderSlot slot = serve(std::move(order), items);
  schedule(index);
  return slot;
}

std::uint64_t OrderDesk::stream_size(const Stream& stream, const OrderStreamSpec& spec, const Order& order) const {
  if (!spec.arrivals) {
    return spec.trace[stream.orders].items;
  }
  Draws draws = order.entity.draws(purpose_of(DrawKind::batch_size));
  return sample_count(spec.size, draws);
}

OrderSlot OrderDesk::renew(OrderSlot root_slot, RungId rung, SourceId source, const std::vector<ItemSlot>& items,
                           const std::vector<GroupId>& groups) {
  const Order root = context_.cases[root_slot];
  // A reactive order's luck is that of its trigger: this order, this rung, this time.
  const StreamKey stream{combine_hashes(root.entity.key(), hash_text(regime(root_slot).ladder[rung.index()].id))};
  Order order = draft({stream, renewals_[source.index()]++}, source, root.regime, {});
  order.channel = root.channel;
  order.priority = root.priority;
  order.priority_per_hour = root.priority_per_hour;
  order.truth = root.truth;
  order.renews = root_slot;
  order.rung = rung;
  set_due_times(order, &regime(root_slot).ladder[rung.index()]);
  return serve(std::move(order), united(items, groups));
}

std::vector<ItemSlot> OrderDesk::united(std::vector<ItemSlot> items, const std::vector<GroupId>& groups) {
  for (const GroupId group : groups) {
    const auto& members = items_of(group);
    items.insert(items.end(), members.begin(), members.end());
  }
  std::vector<bool> is_in(context_.cases.item_slots());
  std::erase_if(items, [&](ItemSlot item) {
    const bool is_there_already = is_in[item.index()];
    is_in[item.index()] = true;
    return is_there_already;
  });
  return items;
}

Order OrderDesk::draft(Entity entity, SourceId source, RegimeId regime, const OrderTruthSpec& truth) const {
  Order order;
  order.entity = entity;
  order.source = source;
  order.authority = brief_.sources[source.index()].authority;
  order.regime = regime;
  order.served_at = context_.now();
  const std::array<double, 3> chances = {truth.authentic, truth.within_powers, truth.specific_enough};
  for (std::size_t i = 0; i < chances.size(); ++i) {
    // Each draw has an address of its own, so what is certain needs none.
    order.truth[i] = chances[i] >= 1 || entity.draws(purpose_of(DrawKind::order_truth, i)).chance(chances[i]);
  }
  return order;
}

void OrderDesk::set_due_times(Order& order, const Rung* renewing) const {
  const Regime& regime = brief_.regimes[order.regime.index()];
  order.platform_due_at = due_at(regime.readings[regime.platform_reading], order.served_at, renewing);
  order.authority_due_at = due_at(regime.readings[regime.authority_reading], order.served_at, renewing);
}

OrderSlot OrderDesk::serve(Order order, const std::vector<ItemSlot>& items) {
  const OrderSlot slot = enter(std::move(order), items);
  platform_.order_served(slot);
  return slot;
}

OrderSlot OrderDesk::enter(Order order, const std::vector<ItemSlot>& items) {
  const OrderSlot slot = context_.cases.add(std::move(order));
  context_.cases.list(items, slot);
  latest_[context_.cases[slot].source.index()] = slot;
  context_.leave_trail(phase::kArrival, context_.cases[slot].entity);
  write_listing(context_.journal, context_.cases, slot);
  return slot;
}

const std::vector<ItemSlot>& OrderDesk::items_of(GroupId group) {
  auto& slots = group_items_[group.index()];
  const ItemGroupSpec& spec = brief_.groups[group.index()];
  if (slots.empty()) {
    context_.cases.make_room(spec.count);
    slots.reserve(spec.count);
    for (Item& item : brief_.factory.make_group(spec, context_.stream_of(hash_of("item_group", spec.id)))) {
      slots.push_back(context_.cases.add(std::move(item)));
    }
  }
  return slots;
}

const Regime& OrderDesk::regime(OrderSlot order) const { return brief_.regimes[context_.cases[order].regime.index()]; }

}  // namespace docket
