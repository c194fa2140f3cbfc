#include "authority/ladder/ladder_book.hpp"

#include <algorithm>

namespace docket {

Ladder& LadderBook::begin(OrderSlot root, AuthorityId authority) {
  ladders_.push_back({root, authority, 0, 0, {}, {}});
  return ladders_.back();
}

Ladder* LadderBook::find(OrderSlot order) {
  const OrderSlot renewed = context_.cases[order].renews;
  const OrderSlot root = renewed.is_none() ? order : renewed;
  const auto found = std::ranges::find(ladders_, root, &Ladder::root);
  return found == ladders_.end() ? nullptr : &*found;
}

void LadderBook::add_renewal(Ladder& ladder, OrderSlot renewal) {
  ladder.renewals.push_back(renewal);
  for (const ItemSlot item : context_.cases[renewal].items) {
    const bool is_new = std::ranges::none_of(context_.cases[item].orders,
                                             [&](OrderSlot order) { return order != renewal && is_of(ladder, order); });
    if (is_new) {
      ladder.extras.push_back(item);
    }
  }
}

void LadderBook::end(OrderSlot root) {
  std::erase_if(ladders_, [root](const Ladder& ladder) { return ladder.root == root; });
}

bool LadderBook::is_of(const Ladder& ladder, OrderSlot order) const {
  return order == ladder.root || context_.cases[order].renews == ladder.root;
}

// Orders of other ladders make nothing due here.
bool LadderBook::is_due(const Ladder& ladder, ItemSlot item) const {
  return std::ranges::any_of(context_.cases[item].orders, [&](OrderSlot order) {
    return is_of(ladder, order) && context_.cases[order].authority_due_at <= context_.now();
  });
}

Outstanding LadderBook::outstanding(const Ladder& ladder) const {
  Outstanding result;
  const Order& root = context_.cases[ladder.root];
  if (root.authority_due_at <= context_.now()) {
    result.due = static_cast<std::uint32_t>(root.items.size());
    result.dark = root.dark;
  }
  for (const ItemSlot item : ladder.extras) {
    if (is_due(ladder, item)) {
      ++result.due;
      result.dark += is_dark(context_.cases[item].visibility) ? 1U : 0U;
    }
  }
  return result;
}

std::vector<ItemSlot> LadderBook::outstanding_items(const Ladder& ladder) const {
  std::vector<ItemSlot> items = visible_items(ladder);
  std::erase_if(items, [&](ItemSlot item) { return !is_due(ladder, item); });
  return items;
}

std::vector<ItemSlot> LadderBook::visible_items(const Ladder& ladder) const {
  std::vector<ItemSlot> items;
  items.reserve(context_.cases[ladder.root].items.size() + ladder.extras.size());
  const auto add_visible = [&](const std::vector<ItemSlot>& from) {
    std::ranges::copy_if(from, std::back_inserter(items),
                         [this](ItemSlot item) { return !is_dark(context_.cases[item].visibility); });
  };
  add_visible(context_.cases[ladder.root].items);
  add_visible(ladder.extras);
  return items;
}

}  // namespace docket
