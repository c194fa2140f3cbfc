// Where each order stands on its regime's ladder. An order and the orders that rungs make of it share one ladder.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/journal/actor_context.hpp"
#include "docket/order/ids.hpp"

namespace docket {

struct Ladder {
  OrderSlot root;
  AuthorityId authority;
  std::uint32_t next_rung = 0;
  std::uint32_t looks = 0;          ///< made so far
  std::vector<OrderSlot> renewals;  ///< orders that its rungs made
  std::vector<ItemSlot> extras;     ///< items of the renewals that the root does not name
};

struct Outstanding {
  std::uint32_t due = 0;   ///< items due under the authority's reading
  std::uint32_t dark = 0;  ///< of those
  [[nodiscard]] std::uint32_t items() const { return due - dark; }
};

class LadderBook {
 public:
  explicit LadderBook(const ActorContext& context) : context_(context) {}

  Ladder& begin(OrderSlot root, AuthorityId authority);
  /// The ladder of an order or of the order that it renews; null when it has ended.
  [[nodiscard]] Ladder* find(OrderSlot order);
  void add_renewal(Ladder& ladder, OrderSlot renewal);
  /// REQUIRES: ladders are not held across it.
  void end(OrderSlot root);

  [[nodiscard]] Outstanding outstanding(const Ladder& ladder) const;
  /// The items that outstanding() counts.
  [[nodiscard]] std::vector<ItemSlot> outstanding_items(const Ladder& ladder) const;
  /// All items that the ladder is about and the public can see, due or not.
  [[nodiscard]] std::vector<ItemSlot> visible_items(const Ladder& ladder) const;

  [[nodiscard]] std::vector<Ladder>& open() { return ladders_; }

 private:
  [[nodiscard]] bool is_of(const Ladder& ladder, OrderSlot order) const;
  [[nodiscard]] bool is_due(const Ladder& ladder, ItemSlot item) const;

  const ActorContext& context_;
  std::vector<Ladder> ladders_;  ///< in the order of service
};

}  // namespace docket
