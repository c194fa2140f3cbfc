// The case file: the orders that were served, the items they name, and what the public can see of them. Both actors
// read it; the authority adds orders, the platform changes visibility. It holds no opinion of either.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/decision.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/ids.hpp"
#include "docket/order/order_slots.hpp"
#include "docket/order/order_trait.hpp"
#include "docket/order/trait_set.hpp"

namespace docket {

struct Item {
  Entity entity;
  KindId kind;
  TraitSet alleged;
  TraitSet truth;  ///< only judgement and measurement read it: no rule of an actor may
  Visibility visibility = Visibility::visible;
  Instant own_due_at = Instant::never();  ///< work streams: due times drawn per item
  std::uint32_t clarified = 0;            ///< how often the authority has answered a question about it
  bool is_counted = false;                ///< as answered
  OrderSlots orders;                      ///< that name it, oldest first; never empty
};

struct Order {
  Entity entity;
  SourceId source;
  AuthorityId authority;  ///< none: a batch of a work stream
  RegimeId regime;
  ChannelId channel;
  std::int32_t priority = 1;
  double priority_per_hour = 1;  ///< how fast priority grows under discipline "accumulating"
  bool comes_first = false;      ///< before all that wait, whatever the discipline
  Instant served_at;
  Instant platform_due_at = Instant::never();   ///< under the reading that the platform works to
  Instant authority_due_at = Instant::never();  ///< under the reading by which the authority counts
  OrderSlot renews;                             ///< the order whose ladder made it
  RungId rung;
  std::array<bool, kOrderTraits> truth = {true, true, true};  ///< by OrderTrait; see Item::truth
  std::uint32_t clarified = 0;                                ///< how often a question about all of it was answered
  std::vector<ItemSlot> items;
  std::uint32_t dark = 0;   ///< how many of its items are dark now
  bool is_settled = false;  ///< the platform changes nothing about it until a later order names its items

  [[nodiscard]] bool is_in_effect() const { return dark == items.size(); }
};

/// How much a case file takes in, counting what has retired.
struct CaseLimits {
  std::uint64_t items = 1'000'000'000;
  std::uint64_t orders = 1'000'000'000;  ///< batches of work streams included
};

/// Thrown where one more item or order would be too many. Part of a list or order may be in the case file by then, and
/// nothing of it in the journal.
struct CaseFileFull {
  bool is_of_items = true;
};

class CaseFile {
 public:
  /// Answers count towards a run's length for items whose first order was served at `counts_from` or later.
  explicit CaseFile(Instant counts_from = {}, const CaseLimits& limits = {})
      : counts_from_(counts_from), limits_(limits) {}

  /// For so many more items that will be added at once. Throws CaseFileFull unless all of them may come.
  void make_room(std::uint64_t items);

  /// A slot for a new item or order; used again after `retire`. References to others may move. Throws CaseFileFull.
  ItemSlot add(Item&& item);
  OrderSlot add(Order&& order);

  /// Names `item` on `order`, on both sides.
  void list(ItemSlot item, OrderSlot order);
  void list(const std::vector<ItemSlot>& items, OrderSlot order);
  void set_visibility(ItemSlot item, Visibility visibility);
  /// The authority answers a question about `item` or, if that is none, about all of `order`, which then is specific
  /// enough. An answer makes no order authentic and no power wider.
  void clarify(OrderSlot order, ItemSlot item);
  void settle(OrderSlot order) { orders_[order.index()].is_settled = true; }
  void retire(ItemSlot item);
  void retire(OrderSlot order);

  [[nodiscard]] const Item& operator[](ItemSlot slot) const { return items_[slot.index()]; }
  [[nodiscard]] const Order& operator[](OrderSlot slot) const { return orders_[slot.index()]; }

  /// Slots ever used: tables of actors are this large.
  [[nodiscard]] std::size_t item_slots() const { return items_.size(); }
  [[nodiscard]] std::size_t order_slots() const { return orders_.size(); }
  [[nodiscard]] std::uint64_t items_made() const { return items_made_; }

  /// A job came into being; one that was finished had arrived at `arrived_at`. Jobs have no case but count like
  /// a batch of one item. Throws CaseFileFull.
  void count_job() {
    count(items_made_, limits_.items, true);
    count(orders_made_, limits_.orders, false);
  }
  void count_finished_job(Instant arrived_at) { answered_ += arrived_at >= counts_from_ ? 1U : 0U; }

  /// The item's first final decision is applied, or its last stage finished. Counts once an item.
  void count_answer(ItemSlot item);
  [[nodiscard]] std::uint64_t answered() const { return answered_; }

 private:
  static void count(std::uint64_t& made, std::uint64_t limit, bool is_of_items) {
    if (made == limit) {
      throw CaseFileFull{is_of_items};
    }
    ++made;
  }

  std::vector<Item> items_;
  std::vector<Order> orders_;
  std::vector<ItemSlot> free_items_;
  std::vector<OrderSlot> free_orders_;
  Instant counts_from_;
  CaseLimits limits_;
  std::uint64_t items_made_ = 0;
  std::uint64_t orders_made_ = 0;
  std::uint64_t answered_ = 0;
};

}  // namespace docket
