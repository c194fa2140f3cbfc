#include "platform/work_book.hpp"

#include <algorithm>

namespace docket {

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

}  // namespace docket
