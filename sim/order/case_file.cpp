#include "docket/order/case_file.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace docket {
namespace {

/// A used slot keeps the memory of its list: in a steady state nothing is allocated.
void replace(Order& old, Order&& fresh) {
  std::vector<ItemSlot> items = std::move(old.items);
  items.assign(fresh.items.begin(), fresh.items.end());
  old = std::move(fresh);
  old.items = std::move(items);
}
void replace(Item& old, Item&& fresh) { old = std::move(fresh); }

template <class Slot, class T>
Slot place(std::vector<T>& things, std::vector<Slot>& free_slots, std::type_identity_t<T>&& thing) {
  if (free_slots.empty()) {
    things.push_back(std::move(thing));
    return Slot(things.size() - 1);
  }
  const Slot slot = free_slots.back();
  free_slots.pop_back();
  replace(things[slot.index()], std::move(thing));
  return slot;
}

}  // namespace

void CaseFile::make_room(std::uint64_t items) {
  if (items > limits_.items - items_made_) {
    throw CaseFileFull{true};
  }
  const std::size_t wanted = items_.size() + items - std::min<std::uint64_t>(items, free_items_.size());
  if (wanted > items_.capacity()) {
    items_.reserve(std::max(wanted, 2 * items_.capacity()));
  }
}

ItemSlot CaseFile::add(Item&& item) {
  count(items_made_, limits_.items, true);
  return place(items_, free_items_, std::move(item));
}

OrderSlot CaseFile::add(Order&& order) {
  count(orders_made_, limits_.orders, false);
  return place(orders_, free_orders_, std::move(order));
}

void CaseFile::list(ItemSlot item, OrderSlot order) {
  items_[item.index()].orders.push_back(order);
  Order& listing = orders_[order.index()];
  listing.items.push_back(item);
  listing.dark += is_dark(items_[item.index()].visibility) ? 1U : 0U;
}

void CaseFile::list(const std::vector<ItemSlot>& items, OrderSlot order) {
  orders_[order.index()].items.reserve(items.size());
  for (const ItemSlot item : items) {
    list(item, order);
  }
}

void CaseFile::set_visibility(ItemSlot slot, Visibility visibility) {
  Item& item = items_[slot.index()];
  const bool was_dark = is_dark(item.visibility);
  item.visibility = visibility;
  if (was_dark == is_dark(visibility)) {
    return;
  }
  for (const OrderSlot order : item.orders) {
    std::uint32_t& dark = orders_[order.index()].dark;
    dark = was_dark ? dark - 1 : dark + 1;
  }
}

void CaseFile::clarify(OrderSlot order, ItemSlot item) {
  if (!item.is_none()) {
    ++items_[item.index()].clarified;
    return;
  }
  Order& clear = orders_[order.index()];
  ++clear.clarified;
  clear.truth[static_cast<std::size_t>(OrderTrait::specific_enough)] = true;
}

void CaseFile::count_answer(ItemSlot slot) {
  Item& item = items_[slot.index()];
  if (!item.is_counted && orders_[item.orders.front().index()].served_at >= counts_from_) {
    item.is_counted = true;
    ++answered_;
  }
}

void CaseFile::retire(ItemSlot slot) { free_items_.push_back(slot); }

void CaseFile::retire(OrderSlot slot) {
  replace(orders_[slot.index()], Order{});
  free_orders_.push_back(slot);
}

}  // namespace docket
