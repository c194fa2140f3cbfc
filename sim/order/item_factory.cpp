#include "docket/order/item_factory.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "docket/core/hash.hpp"
#include "docket/random/luck_blocks.hpp"

namespace docket {
namespace {

/// Who makes many items at once makes so many: enough to draw in blocks, few enough to stay in the first-level cache.
constexpr std::size_t kAtOnce = 64;

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

/// Calls take(item, u) for items with neighbouring addresses, u being the uniform number that each draws.
template <class Take>
void draw_for_each(std::span<Item> items, Purpose purpose, Take&& take) {
  std::array<double, kAtOnce> drawn;  // NOLINT(*-member-init): written before it is read
  while (!items.empty()) {
    const std::span<Item> some = items.first(std::min(items.size(), kAtOnce));
    draw_units(some.front().entity.stream, some.front().entity.ordinal, purpose, std::span(drawn).first(some.size()));
    for (std::size_t i = 0; i < some.size(); ++i) {
      take(some[i], drawn[i]);
    }
    items = items.subspan(some.size());
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
  item.entity = entity;
  draw_nature(mix, {&item, 1});
  return item;
}

// What is certain is not drawn: nobody else has that address.
void ItemFactory::draw_nature(const ItemMix& mix, std::span<Item> items) const {
  if (mix.kinds.size() == 1) {
    std::ranges::for_each(items, [&](Item& item) { item.kind = mix.kinds.front().kind; });
  } else {
    draw_for_each(items, purpose_of(DrawKind::item_kind),
                  [&](Item& item, double u) { item.kind = kind_at(mix.kinds, u); });
  }
  const auto draw_traits = [&](const std::vector<TraitAmount>& amounts, DrawKind kind, TraitSet Item::*traits) {
    for (const TraitAmount& one : amounts) {
      const double share = one.amount.share;
      if (share >= 1) {
        std::ranges::for_each(items, [&](Item& item) { (item.*traits).set(one.trait, true); });
      } else if (share > 0) {
        draw_for_each(items, purpose_of(kind, trait_hash(one.trait)),
                      [&](Item& item, double u) { (item.*traits).set(one.trait, u < share); });
      }
    }
  };
  draw_traits(mix.alleged, DrawKind::item_allegation, &Item::alleged);
  draw_traits(mix.truth, DrawKind::item_truth, &Item::truth);
}

std::vector<Item> ItemFactory::make_group(const ItemGroupSpec& group, StreamKey stream) const {
  std::vector<Item> items(group.count);
  for (std::uint64_t i = 0; i < group.count; ++i) {
    items[i].entity = {stream, i};
  }
  draw_nature(group.mix, items);
  if (group.mix.kinds.front().amount.is_exact && group.mix.kinds.size() > 1) {
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
