#include "journal/listing.hpp"

#include <algorithm>

namespace docket {

void write_listing(Journal& journal, const CaseFile& cases, OrderSlot slot) {
  const Order& order = cases[slot];
  journal.write(OrderServed{order.served_at, slot, order.source, order.entity.ordinal, order.renews, order.rung,
                            static_cast<std::uint32_t>(order.items.size())});
  for (const ItemSlot item_slot : order.items) {
    const Item& item = cases[item_slot];
    journal.write(ItemListed{order.served_at, item_slot, slot, item.entity.key(), item.kind, item.alleged, item.truth,
                             std::min(order.platform_due_at, item.own_due_at), item.orders.front() == slot});
  }
}

}  // namespace docket
