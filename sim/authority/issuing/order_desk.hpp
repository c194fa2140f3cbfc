// Where orders are made: from the scenario's list, from streams and traces, and from rungs that renew a direction.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/order/item_factory.hpp"
#include "docket/order/messages.hpp"
#include "docket/order/opening.hpp"
#include "docket/order/source.hpp"
#include "docket/regime/regime.hpp"

namespace docket {

/// What the authorities are given of a scenario. All of it outlives them.
struct IssuingBrief {
  const std::vector<OrderSpec>& orders;
  const std::vector<OrderStreamSpec>& streams;
  const std::vector<ItemGroupSpec>& groups;
  const std::vector<Regime>& regimes;
  const std::vector<Source>& sources;
  const ItemFactory& factory;
};

class OrderDesk {
 public:
  /// REQUIRES: all arguments outlive it.
  OrderDesk(ActorContext& context, const IssuingBrief& brief, ToPlatform& platform);

  /// Schedules what will be served without anybody's further doing, from now on. Call once, when the run begins.
  void open();
  /// Brings in an order that was served before the run began. Nobody is told.
  OrderSlot file(const OpenOrder& open);
  OrderSlot on_order_due_out(std::uint32_t order);
  OrderSlot on_stream_order(std::uint32_t stream);

  /// Serves a new order over `items` and the items of `groups`, made by a rung from `root`.
  OrderSlot renew(OrderSlot root, RungId rung, SourceId source, const std::vector<ItemSlot>& items,
                  const std::vector<GroupId>& groups);

  /// The items of a group; they come into being when a first order names them.
  const std::vector<ItemSlot>& items_of(GroupId group);
  [[nodiscard]] const Regime& regime(OrderSlot order) const;
  /// The latest order of a source; none before the first.
  [[nodiscard]] OrderSlot latest(SourceId source) const { return latest_[source.index()]; }

 private:
  struct Stream {
    StreamKey key;
    LeafId leaf;
    Instant next_at;
    std::uint64_t orders = 0;
    std::uint64_t items = 0;
  };
  /// `items` and those of `groups`, each once, in this order.
  [[nodiscard]] std::vector<ItemSlot> united(std::vector<ItemSlot> items, const std::vector<GroupId>& groups);
  [[nodiscard]] Order draft(Entity entity, SourceId source, RegimeId regime, const OrderTruthSpec& truth) const;
  void set_due_times(Order& order, const Rung* renewing) const;
  OrderSlot enter(Order order, const std::vector<ItemSlot>& items);
  OrderSlot serve(Order order, const std::vector<ItemSlot>& items);
  void pass_over_the_past(Stream& stream, const OrderStreamSpec& spec) const;
  void schedule(std::uint32_t stream);
  [[nodiscard]] Instant next_of(const Stream& stream, const OrderStreamSpec& spec) const;
  [[nodiscard]] std::uint64_t stream_size(const Stream& stream, const OrderStreamSpec& spec, const Order& order) const;

  ActorContext& context_;
  IssuingBrief brief_;
  ToPlatform& platform_;
  std::vector<Stream> streams_;
  std::vector<std::vector<ItemSlot>> group_items_;
  std::vector<OrderSlot> latest_;
  std::vector<std::uint64_t> renewals_;  ///< orders made of each source by rungs
};

}  // namespace docket
