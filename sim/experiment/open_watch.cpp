#include "experiment/open_watch.hpp"

#include <algorithm>

namespace docket::experiment_detail {

OpenWatch::OpenWatch(const Opening& opening, std::size_t pools)
    : opens_at_(opening.at), outcomes_(opening.orders.size()), open_orders_(opening.orders.size()) {
  for (OpenOutcome& outcome : outcomes_) {
    outcome.waits.resize(pools);
  }
}

void OpenWatch::read(std::span<const Record> records) {
  for (const Record& record : records) {
    std::visit(
        [this](const auto& one) {
          now_ = one.at;
          read(one);
        },
        record);
  }
}

void OpenWatch::read(const OrderServed& served) {
  orders_.resize(std::max<std::size_t>(orders_.size(), served.order.index() + std::size_t{1}), kNone);
  orders_[served.order.index()] = served_ < outcomes_.size() ? served_ : kNone;
  if (served_ < outcomes_.size()) {
    outcomes_[served_].open_items = served.items;
  }
  ++served_;
}

void OpenWatch::read(const ItemListed& listed) {
  const std::size_t order = order_at(listed.order);
  if (order == kNone) {
    return;
  }
  items_.resize(std::max<std::size_t>(items_.size(), listed.item.index() + std::size_t{1}));
  items_[listed.item.index()] = {order, listed.due_at};
  outcomes_[order].due_at = std::min(outcomes_[order].due_at, listed.due_at);
}

void OpenWatch::read(const Answered& answered) {
  const std::size_t item = answered.item.index();
  item_ends(item, answered.at, item < items_.size() && answered.at > items_[item].due_at);
}

void OpenWatch::read(const Withdrawn& withdrawn) { item_ends(withdrawn.item.index(), withdrawn.at, true); }

// Only the first end counts: what a later order makes of the item is no matter of this one.
void OpenWatch::item_ends(std::size_t item, Instant at, bool is_missed) {
  if (item >= items_.size() || items_[item].order == kNone) {
    return;
  }
  OpenOutcome& outcome = outcomes_[items_[item].order];
  items_[item].order = kNone;
  outcome.done_at = std::max(outcome.done_at, at);
  outcome.has_missed = outcome.has_missed || is_missed;
  if (--outcome.open_items == 0) {
    --open_orders_;
  }
}

void OpenWatch::read(const Visit& visit) {
  const std::size_t order = visit.order.is_none() ? kNone : order_at(visit.order);
  if (order != kNone) {
    const Instant waited_from = std::max(visit.enqueued_at, opens_at_);
    const Instant waited_until = std::min(visit.started_at, visit.at);
    auto& wait = outcomes_[order].waits[visit.pool.index()];
    wait = wait.value_or(Duration()) + std::max(waited_until - waited_from, Duration());
  }
}

void OpenWatch::read(const ItemRetired& retired) {
  if (retired.item.index() < items_.size()) {
    items_[retired.item.index()].order = kNone;
  }
}

void OpenWatch::read(const OrderRetired& retired) {
  if (retired.order.index() < orders_.size()) {
    orders_[retired.order.index()] = kNone;
  }
}

std::size_t OpenWatch::order_at(OrderSlot slot) const {
  return slot.index() < orders_.size() ? orders_[slot.index()] : kNone;
}

}  // namespace docket::experiment_detail
