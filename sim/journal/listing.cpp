#include "journal/listing.hpp"

#include <algorithm>

namespace docket {

void write_listing(Journal& journal, const CaseFile& cases, OrderSlot slot) {
  const Order& order = cases[slot];
  journal.write(OrderServed{order.served_at, slot, order.source, order.entity.ordinal, order.renews, order.rung,
                            static_cast<std::uint32_t>(order.items.size())});
  for (const ItemSlot item_slot : order.items) {
    const Item& item = cases[item_slot];
    journal.write_made([&] {
      return ItemListed{.at = order.served_at,
                        .item = item_slot,
                        .order = slot,
                        .key = item.entity.key(),
                        .kind = item.kind,
                        .alleged = item.alleged,
                        .truth = item.truth,
                        .due_at = std::min(order.platform_due_at, item.own_due_at),
                        .is_new = item.orders.front() == slot};
    });
  }
}

}  // namespace docket
