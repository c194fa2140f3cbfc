#include "scenario/backlog_source.hpp"

namespace docket::scenario_detail {
namespace {

/// Counts of a list as shares: what is open of it is drawn item by item.
ItemMix as_shares(ItemMix mix, std::uint64_t count) {
  const auto share = [count](Amount& amount) {
    if (amount.is_exact) {
      amount = {false, count == 0 ? 0 : static_cast<double>(amount.count) / static_cast<double>(count), 0};
    }
  };
  for (KindAmount& kind : mix.kinds) {
    share(kind.amount);
  }
  for (auto* traits : {&mix.alleged, &mix.truth}) {
    for (TraitAmount& trait : *traits) {
      share(trait.amount);
    }
  }
  return mix;
}

template <class Spec>
OpenOrder like_order(const Spec& spec) {
  OpenOrder like;
  like.source = spec.source;
  like.from = spec.from;
  like.regime = spec.regime;
  like.channel = spec.channel;
  like.priority = spec.priority;
  like.priority_per_hour = spec.priority_per_hour;
  like.truth = spec.truth;
  return like;
}

}  // namespace

std::vector<BacklogSource> backlog_sources(const Scenario& scenario) {
  std::vector<BacklogSource> sources;
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    sources.push_back({like_order(stream), scenario.platform.entry, &stream.id});
    sources.back().like.mix = stream.mix;
  }
  for (const OrderSpec& order : scenario.orders) {
    sources.push_back({like_order(order), scenario.platform.entry, &order.id});
    const ItemGroupSpec& group = scenario.item_groups[order.items.front().index()];
    sources.back().like.mix = as_shares(group.mix, group.count);
  }
  for (const WorkStreamSpec& stream : scenario.work_streams) {
    OpenOrder like;
    like.source = stream.source;
    like.priority = stream.priority;
    like.priority_per_hour = stream.priority_per_hour;
    like.mix = stream.mix;
    sources.push_back({like, stream.entry, &stream.id});
  }
  return sources;
}

}  // namespace docket::scenario_detail
