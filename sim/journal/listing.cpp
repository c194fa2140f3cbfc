#include "journal/listing.hpp"

#include <algorithm>

namespace docket {

void write_listing(Journal& journal, const CaseFile& cases, OrderSlot slot) {
  const Order& order = cases[slot];
  journal.write(OrderServed{order.served_at, slot, order.source, order.entity.ordinal, order.renews, order.rung,
                            static_cast<std::uint32_t>(order.items.size())});
  for (const ItemSlot item_slot : order.items) {
    const Item& item = cases[item_slot];
    ItemListed& listed = journal.add<ItemListed>();
    listed.at = order.served_at;
    listed.item = item_slot;
    listed.order = slot;
    listed.key = item.entity.key();
    listed.kind = item.kind;
    listed.alleged = item.alleged;
    listed.truth = item.truth;
    listed.due_at = std::min(order.platform_due_at, item.own_due_at);
    listed.is_new = item.orders.front() == slot;
  }
}

}  // namespace docket
