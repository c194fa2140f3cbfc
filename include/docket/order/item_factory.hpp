// What an item is, from the mix of its group or stream and its own luck. The same item comes out in every policy.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "docket/order/case_file.hpp"
#include "docket/order/item_mix.hpp"

namespace docket {

/// Makes items for one replication. Trait and kind names give the draws their addresses, so adding a trait re-deals
/// nothing else.
class ItemFactory {
 public:
  /// `traits` by TraitId. REQUIRES: it outlives the factory.
  explicit ItemFactory(const std::vector<std::string>& traits);

  /// The item of `entity` under shares only.
  [[nodiscard]] Item make(const ItemMix& mix, Entity entity) const;
  /// All items of a group, exact counts kept: those with the smallest draws are chosen. O(n log n) with exact counts.
  [[nodiscard]] std::vector<Item> make_group(const ItemGroupSpec& group, StreamKey stream) const;

 private:
  /// REQUIRES: the items have entities with consecutive ordinals of one stream.
  void draw_nature(const ItemMix& mix, std::span<Item> items) const;
  [[nodiscard]] std::uint64_t trait_hash(TraitId trait) const { return trait_hashes_[trait.index()]; }
  std::vector<std::uint64_t> trait_hashes_;
};

}  // namespace docket
