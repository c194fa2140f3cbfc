// The policy: the first rule whose condition an item meets. What a rule can see is all that stands in ItemView.
#pragma once

#include <span>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/ids.hpp"
#include "docket/order/trait_set.hpp"
#include "docket/platform/platform_spec.hpp"

namespace docket {

struct ItemView {
  KindId kind;
  std::span<const SourceId> sources;  ///< of the orders that name it
  TraitSet alleged;
  KnownTraits judged;
  KnownTraits perceived;
  Duration time_left;  ///< to the platform's due time; the longest run when there is none
  bool is_reviewed = false;
  bool is_dark = false;
};

[[nodiscard]] bool matches(const Condition& condition, const ItemView& item);

/// REQUIRES: the last rule has no condition.
[[nodiscard]] RuleId first_match(const std::vector<Rule>& policy, const ItemView& item);

}  // namespace docket
