#include "platform/retirement.hpp"

namespace docket {

void Retirement::consider(ItemSlot item) {
  ItemNote& note = book_[item];
  const bool is_changing = context_.events.is_pending(note.change);
  const bool is_at_rest = (note.is_answered || note.is_withdrawn) && note.reversals == 0 && !is_changing;
  if (is_at_rest == note.is_at_rest) {
    return;
  }
  note.is_at_rest = is_at_rest;
  for (const OrderSlot order : context_.cases[item].orders) {
    std::uint32_t& resting = book_[order].items_at_rest;
    resting = is_at_rest ? resting + 1 : resting - 1;
    consider(order);
  }
}

void Retirement::consider(OrderSlot slot) {
  const OrderNote& note = book_[slot];
  const bool is_settled =
      note.pending_replies == 0 && note.reversals == 0 && note.items_at_rest == context_.cases[slot].items.size();
  if (is_settled && note.has_ladder) {
    context_.cases.settle(slot);
  } else if (is_settled) {
    done_.push_back(slot);
  }
}

void Retirement::retire_what_is_done() {
  for (const OrderSlot order : done_) {
    if (!context_.cases[order].items.empty()) {
      retire(order);
    }
  }
  done_.clear();
}

void Retirement::retire(OrderSlot slot) {
  for (const EventHandle timer : book_[slot].timers) {
    context_.events.cancel(timer);
  }
  for (const ItemSlot item : context_.cases[slot].items) {
    retire(item);
  }
  context_.journal.write(OrderRetired{context_.now(), slot});
  floor_.forget(Ticket(slot));
  book_.forget(slot);
  context_.cases.retire(slot);
}

void Retirement::retire(ItemSlot item) {
  for (const EventHandle timer : book_[item].timers) {
    context_.events.cancel(timer);
  }
  context_.journal.write(ItemRetired{context_.now(), item});
  floor_.forget(Ticket(item));
  book_.forget(item);
  context_.cases.retire(item);
}

}  // namespace docket
