// Follows items and orders through the journal and tells their stories: while they change, and whole when they close.
//
// Holds live items and orders only, by slot; an item has one listing for each order it stands on.
#pragma once

#include <span>
#include <vector>

#include "core/chunked_vector.hpp"
#include "docket/journal/journal.hpp"
#include "docket/metrics/history.hpp"

namespace docket::metrics_detail {

/// Who wants to hear of it. Histories are those of the moment; only closed ones are whole.
class CaseListener {
 public:
  virtual ~CaseListener() = default;
  CaseListener() = default;
  CaseListener(const CaseListener&) = delete;
  CaseListener& operator=(const CaseListener&) = delete;

  virtual void order_opened(OrderSlot /*slot*/, const OrderHistory& /*order*/) {}
  /// The number of its dark items changed.
  virtual void order_dark_changed(OrderSlot /*slot*/, const OrderHistory& /*order*/, std::uint32_t /*before*/,
                                  std::uint32_t /*after*/, Instant /*at*/) {}
  /// After all of its items.
  virtual void order_closed(OrderSlot /*slot*/, const OrderHistory& /*order*/) {}
  virtual void item_opened(const ItemHistory& /*item*/, Visibility /*visibility*/) {}
  /// `was_dark`: length of the dark spell that ended; 0 when none did.
  virtual void item_changed(const ItemHistory& /*item*/, const VisibilityChanged& /*change*/, Duration /*was_dark*/) {}
  virtual void item_closed(const ItemHistory& /*item*/) {}
};

class CaseBook {
 public:
  /// `listener` must outlive the book.
  explicit CaseBook(CaseListener& listener) : listener_(listener) {}

  void read(std::span<const Record> records);

  void read(const OrderServed& served);
  void read(const ItemListed& listed);
  void read(const OrderNoticed& noticed) { orders_[noticed.order.index()].history.noticed_at = noticed.at; }
  void read(const OrderAcknowledged& acked) { orders_[acked.order.index()].history.acknowledged_at = acked.at; }
  void read(const Decided& decided);
  void read(const VisibilityChanged& change);
  void read(const Answered& answered);
  void read(const Withdrawn& withdrawn);
  void read(const Looked& looked) {
    orders_[looked.order.index()].history.outstanding_at_last_look = looked.outstanding;
  }
  void read(const RungClimbed& climbed);
  void read(const ItemRetired& retired) { close_item(retired.item.index(), retired.at); }
  void read(const OrderRetired& retired) { close_order(retired.order.index(), retired.at); }
  void read(const JobEnded& job);
  void read(const RunEnded& ended);
  /// Whatever else happens is no part of these stories.
  template <class OtherRecord>
  void read(const OtherRecord& /*record*/) {}

  /// The story so far. REQUIRES: the order is live.
  [[nodiscard]] const OrderHistory& order(OrderSlot slot) const { return orders_[slot.index()].history; }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Listing {
    ItemHistory history;
    OrderSlot order;
    std::uint32_t older = kNone;    // the item's listing before this one
    bool has_old_decision = false;  // taken before this listing: a new one replaces it
    bool has_old_answer = false;
    Duration dark_before;
  };
  struct ItemCase {
    std::uint32_t newest = kNone;  // listing; kNone: the slot is free
    Visibility visibility = Visibility::visible;
    Instant dark_since;
    Duration dark;  // in spells that have ended
    [[nodiscard]] Duration dark_until(Instant at) const {
      return is_dark(visibility) ? dark + (at - dark_since) : dark;
    }
  };
  struct OrderCase {
    OrderHistory history;
    std::uint32_t listed = 0;
    std::uint32_t dark = 0;
    Instant last_decided_at;
    Instant last_answered_at;
    Instant last_settled_at;
    bool is_live = false;
  };

  template <class Act>
  void for_each_listing(const ItemCase& item, Act act) {
    for (std::uint32_t at = item.newest; at != kNone; at = listings_[at].older) {
      act(listings_[at]);
    }
  }
  std::uint32_t new_listing();
  static void carry_over(const ItemHistory& earlier, Listing& listing);
  void change_dark(OrderSlot slot, std::uint32_t dark, Instant at);
  void close_item(std::size_t slot, Instant at);
  void close_listing(const ItemCase& item, Listing& listing, Instant at);
  static void count_closed(const ItemHistory& item, OrderCase& order);
  void close_order(std::size_t slot, Instant at);

  CaseListener& listener_;
  std::vector<ItemCase> items_;    // by slot
  std::vector<OrderCase> orders_;  // by slot
  ChunkedVector<Listing> listings_;
  std::vector<std::uint32_t> free_listings_;
};

}  // namespace docket::metrics_detail
