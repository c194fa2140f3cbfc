// The platform's own notes on each item and order: where it stands in review, what was judged, what was decided.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "docket/core/renew.hpp"
#include "docket/journal/actor_context.hpp"
#include "docket/order/decision.hpp"
#include "docket/order/trait_set.hpp"
#include "platform/ticket.hpp"
#include "platform/visit_note.hpp"

namespace docket {

struct ItemNote {
  VisitNote visit;
  KnownTraits judged;
  KnownTraits perceived;
  Decision decision = Decision::reject;
  Visibility target = Visibility::visible;  ///< what it will look like when pending changes are done
  EventHandle change;                       ///< pending enforcement or restoring
  std::uint32_t changes = 0;                ///< enforcements and restorings begun
  std::uint32_t reversals = 0;              ///< pending ones
  std::uint32_t reversals_tried = 0;        ///< bit per reversal of the scenario
  std::uint32_t openings = 0;               ///< how often a later order has opened it again
  bool is_listed = false;                   ///< the note belongs to a living item
  bool is_reviewed = false;
  bool has_decision = false;  ///< any, even provisional
  bool is_final = false;
  bool is_answered = false;
  bool is_withdrawn = false;
  bool is_reversing = false;        ///< the pending change is a unilateral unblocking
  bool is_at_rest = false;          ///< counted as such by its orders
  std::vector<EventHandle> timers;  ///< time-left rules of items with a due time of their own
};

struct OrderNote {
  VisitNote visit;
  std::uint32_t items_at_rest = 0;    ///< items to which nothing more will happen by the platform's own doing
  std::uint32_t pending_replies = 0;  ///< acknowledgements and the like, on their way
  std::uint32_t reversals = 0;        ///< pending ones
  std::uint32_t reversals_tried = 0;
  std::uint32_t undecided_place = 0;  ///< of an item that had no final decision when last asked for
  bool has_ladder = true;             ///< the authority may still climb, or name its items again
  std::vector<EventHandle> timers;    ///< time-left rules, status updates
};

class WorkBook {
 public:
  explicit WorkBook(ActorContext& context) : context_(context) {}

  /// Makes room for the notes of all that is in the case file. REQUIRED before a new slot is asked for.
  void make_room() {
    items_.resize(context_.cases.item_slots());
    orders_.resize(context_.cases.order_slots());
  }

  ItemNote& operator[](ItemSlot item) { return items_[item.index()]; }
  OrderNote& operator[](OrderSlot order) { return orders_[order.index()]; }
  VisitNote& visit(Ticket ticket) {
    return ticket.is_order() ? (*this)[ticket.order()].visit : (*this)[ticket.item()].visit;
  }

  [[nodiscard]] const Entity& entity(Ticket ticket) const {
    return ticket.is_order() ? context_.cases[ticket.order()].entity : context_.cases[ticket.item()].entity;
  }
  /// The order of a ticket; for items the first that lists it.
  [[nodiscard]] OrderSlot order_of(Ticket ticket) const {
    return ticket.is_order() ? ticket.order() : context_.cases[ticket.item()].orders.front();
  }
  /// The due time that the platform works to: the earliest still ahead, else the earliest (never(): none).
  [[nodiscard]] Instant due_at(Ticket ticket) const {
    return ticket.is_order() ? context_.cases[ticket.order()].platform_due_at : due_at(ticket.item());
  }
  [[nodiscard]] Instant due_at(ItemSlot item) const;
  [[nodiscard]] std::int32_t priority(Ticket ticket) const { return context_.cases[order_of(ticket)].priority; }
  [[nodiscard]] double priority_per_hour(Ticket ticket) const {
    return context_.cases[order_of(ticket)].priority_per_hour;
  }

  /// Calls visit(ticket, note) for the present or last visit of every living item and order.
  template <class Function>
  void for_each_visit(Function&& function) {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      function(Ticket(ItemSlot(i)), items_[i].visit);
    }
    for (std::size_t i = 0; i < orders_.size(); ++i) {
      function(Ticket(OrderSlot(i)), orders_[i].visit);
    }
  }

  void forget(ItemSlot item) { clean(items_[item.index()]); }
  void forget(OrderSlot order) { clean(orders_[order.index()]); }

 private:
  /// A note as good as new, but for the memory of its timers.
  template <class Note>
  static void clean(Note& note) {
    std::vector<EventHandle> timers = std::move(note.timers);
    timers.clear();
    renew(note);
    note.timers = std::move(timers);
  }

  ActorContext& context_;
  std::vector<ItemNote> items_;
  std::vector<OrderNote> orders_;
};

}  // namespace docket
