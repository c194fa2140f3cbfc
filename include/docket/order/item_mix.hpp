// What the items of a list or stream are: kinds, allegations, truth.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docket/order/ids.hpp"

namespace docket {

/// "count" is exact within its group; "share" is drawn item by item.
struct Amount {
  bool is_exact = false;
  double share = 0;         ///< in [0, 1]; used when not exact
  std::uint64_t count = 0;  ///< used when exact
};

struct KindAmount {
  KindId kind;
  Amount amount;
};

struct TraitAmount {
  TraitId trait;
  Amount amount;
};

/// Kinds are exclusive: their shares sum to 1, or their counts to the group's count. Traits are drawn independently.
struct ItemMix {
  std::vector<KindAmount> kinds;
  std::vector<TraitAmount> alleged;
  std::vector<TraitAmount> truth;
};

/// A list of items under one id. Two orders that name the same group concern the same items.
struct ItemGroupSpec {
  std::string id;
  std::uint64_t count = 0;
  ItemMix mix;
};

}  // namespace docket
