#include "platform/work_book.hpp"

#include <algorithm>

namespace docket {
namespace {

template <class Note, class Slot>
Note& note_of(std::vector<Note>& notes, Slot slot, std::size_t slots) {
  if (slot.index() >= notes.size()) {
    notes.resize(std::max(slots, std::size_t{slot.index()} + 1));
  }
  return notes[slot.index()];
}

}  // namespace

ItemNote& WorkBook::operator[](ItemSlot item) { return note_of(items_, item, context_.cases.item_slots()); }

OrderNote& WorkBook::operator[](OrderSlot order) { return note_of(orders_, order, context_.cases.order_slots()); }

const Entity& WorkBook::entity(Ticket ticket) const {
  return ticket.is_order() ? context_.cases[ticket.order()].entity : context_.cases[ticket.item()].entity;
}

OrderSlot WorkBook::order_of(Ticket ticket) const {
  return ticket.is_order() ? ticket.order() : context_.cases[ticket.item()].orders.front();
}

Instant WorkBook::due_at(Ticket ticket) const {
  return ticket.is_order() ? context_.cases[ticket.order()].platform_due_at : due_at(ticket.item());
}

Instant WorkBook::due_at(ItemSlot slot) const {
  const Item& item = context_.cases[slot];
  if (!item.own_due_at.is_never() || item.orders.size() == 1) {
    return std::min(item.own_due_at, context_.cases[item.orders.front()].platform_due_at);
  }
  Instant earliest = Instant::never();
  Instant earliest_ahead = Instant::never();
  for (const OrderSlot order : item.orders) {
    const Instant due = context_.cases[order].platform_due_at;
    earliest = std::min(earliest, due);
    if (due >= context_.now()) {
      earliest_ahead = std::min(earliest_ahead, due);
    }
  }
  return earliest_ahead.is_never() ? earliest : earliest_ahead;
}

std::int32_t WorkBook::priority(Ticket ticket) const { return context_.cases[order_of(ticket)].priority; }

}  // namespace docket
