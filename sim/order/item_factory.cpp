#include "docket/order/item_factory.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "docket/core/hash.hpp"

namespace docket {
namespace {

KindId kind_at(const std::vector<KindAmount>& kinds, double u) {
  double cumulated = 0;
  for (const KindAmount& kind : kinds) {
    cumulated += kind.amount.share;
    if (u < cumulated) {
      return kind.kind;
    }
  }
  return kinds.back().kind;
}

/// Indices of the items by rising draw: taking the first n chooses n of them, each as likely as any other.
std::vector<std::size_t> ranked(const std::vector<Item>& items, Purpose purpose) {
  std::vector<std::uint64_t> draws;
  draws.reserve(items.size());
  for (const Item& item : items) {
    draws.push_back(item.entity.draws(purpose).bits());
  }
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return draws[i]; });
  return order;
}

void deal_kinds(const std::vector<KindAmount>& kinds, std::vector<Item>& items) {
  const auto order = ranked(items, purpose_of(DrawKind::exact_count));
  std::size_t next = 0;
  for (const KindAmount& kind : kinds) {
    for (std::uint64_t i = 0; i < kind.amount.count && next < order.size(); ++i) {
      items[order[next++]].kind = kind.kind;
    }
  }
}

}  // namespace

ItemFactory::ItemFactory(const std::vector<std::string>& traits) {
  for (const std::string& trait : traits) {
    trait_hashes_.push_back(hash_text(trait));
  }
}

Item ItemFactory::make(const ItemMix& mix, Entity entity) const {
  Item item;
  item.entity = entity;  // the argument itself is only read: its address would keep it out of registers
  const auto is_certain = mix.kinds.size() == 1;
  item.kind = is_certain ? mix.kinds.front().kind
                         : kind_at(mix.kinds, item.entity.draws(purpose_of(DrawKind::item_kind)).unit());
  const auto draw_traits = [&](const std::vector<TraitAmount>& amounts, DrawKind kind, TraitSet& traits) {
    for (const auto& [trait, amount] : amounts) {
      traits.set(trait, item.entity.draws(purpose_of(kind, trait_hash(trait))).chance(amount.share));
    }
  };
  draw_traits(mix.alleged, DrawKind::item_allegation, item.alleged);
  draw_traits(mix.truth, DrawKind::item_truth, item.truth);
  return item;
}

std::vector<Item> ItemFactory::make_group(const ItemGroupSpec& group, StreamKey stream) const {
  std::vector<Item> items;
  items.reserve(group.count);
  for (std::uint64_t i = 0; i < group.count; ++i) {
    items.push_back(make(group.mix, {stream, i}));
  }
  if (group.mix.kinds.front().amount.is_exact) {
    deal_kinds(group.mix.kinds, items);
  }
  const auto deal_trait = [&](const std::vector<TraitAmount>& amounts, std::uint64_t salt, TraitSet Item::*traits) {
    for (const auto& [trait, amount] : amounts) {
      if (!amount.is_exact) {
        continue;
      }
      const auto order = ranked(items, purpose_of(DrawKind::exact_count, combine_hashes(trait_hash(trait), salt)));
      for (std::size_t i = 0; i < order.size(); ++i) {
        (items[order[i]].*traits).set(trait, i < amount.count);
      }
    }
  };
  deal_trait(group.mix.alleged, 1, &Item::alleged);
  deal_trait(group.mix.truth, 2, &Item::truth);
  return items;
}

}  // namespace docket
