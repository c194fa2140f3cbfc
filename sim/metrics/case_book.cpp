#include "metrics/case_book.hpp"

#include <algorithm>

#include "docket/core/check.hpp"
#include "docket/core/renew.hpp"

namespace docket::metrics_detail {
namespace {

template <class Case>
Case& at_slot(std::vector<Case>& cases, std::uint32_t slot) {
  if (cases.size() <= slot) {
    cases.resize(slot + std::size_t{1});
  }
  return cases[slot];
}

// REQUIRES: the history is new.
void begin(ItemHistory& history, const ItemListed& listed, const OrderHistory& order) {
  history.key = listed.key;
  history.source = order.source;
  history.order_ordinal = order.ordinal;
  history.rung = order.rung;
  history.kind = listed.kind;
  history.is_unlawful = listed.truth.has(kUnlawful);
  history.is_first_listing = listed.is_new;
  history.served_at = order.served_at;
  history.due_at = listed.due_at;
}

Instant if_it_was(JobOutcome outcome, const JobEnded& job) {
  return job.outcome == outcome ? job.at : Instant::never();
}

ItemHistory item_of(const JobEnded& job) {
  ItemHistory item;
  item.key = job.entity.key();
  item.source = job.source;
  item.order_ordinal = job.entity.ordinal;
  item.kind = job.kind;
  item.served_at = job.arrived_at;
  item.due_at = job.due_at;
  item.answered_at = if_it_was(JobOutcome::finished, job);
  item.withdrawn_at = if_it_was(JobOutcome::withdrawn, job);
  item.closed_at = job.at;
  return item;
}

OrderHistory batch_of(const JobEnded& job) {
  const bool is_finished = job.outcome == JobOutcome::finished;
  OrderHistory batch;
  batch.source = job.source;
  batch.ordinal = job.entity.ordinal;
  batch.served_at = job.arrived_at;
  batch.items = 1;
  batch.due_at = job.due_at;
  batch.answered_at = if_it_was(JobOutcome::finished, job);
  batch.settled_at = job.outcome == JobOutcome::open ? Instant::never() : job.at;
  batch.items_answered = is_finished ? 1 : 0;
  batch.items_in_time = is_finished && job.at <= job.due_at ? 1 : 0;
  batch.items_settled = batch.settled_at.is_never() ? 0 : 1;
  batch.closed_at = job.at;
  return batch;
}

// The latest of what has happened, once it has happened to all.
Instant when_all(std::uint32_t happened, std::uint32_t all, Instant last_at) {
  return happened == all ? last_at : Instant::never();
}

void count(Instant at, std::uint32_t& happened, Instant& last_at) {
  if (!at.is_never()) {
    ++happened;
    last_at = std::max(last_at, at);
  }
}

}  // namespace

void CaseBook::read(std::span<const Record> records) {
  for (const Record& record : records) {
    std::visit([this](const auto& one) { read(one); }, record);
  }
}

void CaseBook::read(const OrderServed& served) {
  OrderCase& order = at_slot(orders_, served.order.index());
  ensure(!order.is_live, "an order was served in a slot that another one holds");
  renew(order);
  order.is_live = true;
  order.last_decided_at = order.last_answered_at = order.last_settled_at = served.at;
  order.history.source = served.source;
  order.history.ordinal = served.ordinal;
  order.history.rung = served.rung;
  order.history.served_at = order.history.due_at = served.at;
  order.history.items = served.items;
  listener_.order_opened(served.order, order.history);
}

void CaseBook::read(const ItemListed& listed) {
  ItemCase& item = at_slot(items_, listed.item.index());
  ensure(listed.is_new == (item.newest == kNone), "an item was listed as new that is not, or the other way round");
  OrderCase& order = orders_[listed.order.index()];
  const std::uint32_t place = new_listing();
  Listing& listing = listings_[place];
  begin(listing.history, listed, order.history);
  listing.history.position = order.listed++;
  listing.order = listed.order;
  if (listed.is_new) {
    renew(item);
  } else if (is_dark(item.visibility)) {
    carry_over(listings_[item.newest].history, listing);
  }
  listing.older = item.newest;
  listing.dark_before = item.dark_until(listed.at);
  item.newest = place;
  order.history.due_at = std::max(order.history.due_at, listed.due_at);
  if (is_dark(item.visibility)) {
    listing.history.in_effect_at = listing.history.served_at;
    change_dark(listed.order, order.dark + 1, listed.at);
  }
  listener_.item_opened(listing.history, item.visibility);
}

std::uint32_t CaseBook::new_listing() {
  if (free_listings_.empty()) {
    listings_.emplace_back();
    return static_cast<std::uint32_t>(listings_.size() - 1);
  }
  const std::uint32_t place = free_listings_.back();
  free_listings_.pop_back();
  renew(listings_[place]);
  return place;
}

void CaseBook::carry_over(const ItemHistory& earlier, Listing& listing) {
  listing.has_old_decision = !earlier.decided_at.is_never();
  listing.has_old_answer = !earlier.answered_at.is_never();
  if (listing.has_old_decision) {
    listing.history.decided_at = listing.history.served_at;
    listing.history.decision = earlier.decision;
  }
  if (listing.has_old_answer) {
    listing.history.answered_at = listing.history.served_at;
  }
}

void CaseBook::read(const Decided& decided) {
  if (decided.decision == Decision::ask_clarification) {
    return;  // puts off the decision
  }
  for_each_listing(items_[decided.item.index()], [&](Listing& listing) {
    ItemHistory& history = listing.history;
    if (decided.is_provisional) {
      ++history.provisional_decisions;
    } else if (history.decided_at.is_never() || listing.has_old_decision) {
      history.decided_at = decided.at;
      history.decision = decided.decision;
      listing.has_old_decision = false;
    }
  });
}

void CaseBook::read(const VisibilityChanged& change) {
  ItemCase& item = items_[change.item.index()];
  ensure(item.visibility == change.from, "an item changed from a visibility that it did not have");
  const bool was_dark = is_dark(change.from);
  const bool turns = was_dark != is_dark(change.to);
  const Duration spell = was_dark && turns ? change.at - item.dark_since : Duration();
  item.dark += spell;
  item.dark_since = turns ? change.at : item.dark_since;
  item.visibility = change.to;
  for_each_listing(item, [&](Listing& listing) {
    if (turns && !was_dark) {
      listing.history.in_effect_at = std::min(listing.history.in_effect_at, change.at);
    }
    listing.history.is_restored = listing.history.is_restored || (turns && was_dark && change.is_reversal);
    listener_.item_changed(listing.history, change, spell);
    if (turns) {
      const std::uint32_t dark = orders_[listing.order.index()].dark;
      change_dark(listing.order, was_dark ? dark - 1 : dark + 1, change.at);
    }
  });
}

void CaseBook::change_dark(OrderSlot slot, std::uint32_t dark, Instant at) {
  OrderCase& order = orders_[slot.index()];
  OrderHistory& history = order.history;
  const std::uint32_t before = order.dark;
  order.dark = dark;
  if (dark == history.items) {
    history.in_effect_at = std::min(history.in_effect_at, at);
  }
  if (dark == 0 && !history.in_effect_at.is_never()) {
    history.visible_again_at = std::min(history.visible_again_at, at);
  }
  listener_.order_dark_changed(slot, history, before, dark, at);
}

void CaseBook::read(const Answered& answered) {
  for_each_listing(items_[answered.item.index()], [&](Listing& listing) {
    if (listing.history.answered_at.is_never() || listing.has_old_answer) {
      listing.history.answered_at = answered.at;
      listing.has_old_answer = false;
    }
  });
}

void CaseBook::read(const Withdrawn& withdrawn) {
  for_each_listing(items_[withdrawn.item.index()],
                   [&](Listing& listing) { listing.history.withdrawn_at = withdrawn.at; });
}

void CaseBook::read(const RungClimbed& climbed) {
  std::uint32_t& reached = orders_[climbed.order.index()].history.rung_reached;
  reached = std::max(reached, climbed.rung.index() + 1);
}

void CaseBook::close_item(std::size_t slot, Instant at) {
  ItemCase& item = items_[slot];
  for (std::uint32_t place = item.newest; place != kNone; place = listings_[place].older) {
    close_listing(item, listings_[place], at);
    free_listings_.push_back(place);
  }
  item.newest = kNone;
}

void CaseBook::close_listing(const ItemCase& item, Listing& listing, Instant at) {
  listing.history.closed_at = at;
  listing.history.visibility = item.visibility;
  listing.history.dark = item.dark_until(at) - listing.dark_before;
  count_closed(listing.history, orders_[listing.order.index()]);
  listener_.item_closed(listing.history);
}

void CaseBook::count_closed(const ItemHistory& item, OrderCase& order) {
  count(item.decided_at, order.history.items_decided, order.last_decided_at);
  count(item.answered_at, order.history.items_answered, order.last_answered_at);
  count(std::min(item.answered_at, item.withdrawn_at), order.history.items_settled, order.last_settled_at);
  order.history.items_in_time += item.answered_at <= item.due_at && !item.answered_at.is_never() ? 1U : 0U;
}

void CaseBook::close_order(std::size_t slot, Instant at) {
  OrderCase& order = orders_[slot];
  OrderHistory& history = order.history;
  history.decided_at = when_all(history.items_decided, history.items, order.last_decided_at);
  history.answered_at = when_all(history.items_answered, history.items, order.last_answered_at);
  history.settled_at = when_all(history.items_settled, history.items, order.last_settled_at);
  history.closed_at = at;
  order.is_live = false;
  listener_.order_closed(OrderSlot(slot), history);
}

// A job is a batch of one item.
void CaseBook::read(const JobEnded& job) {
  listener_.item_closed(item_of(job));
  listener_.order_closed(OrderSlot::none(), batch_of(job));
}

void CaseBook::read(const RunEnded& ended) {
  for (std::size_t slot = 0; slot < items_.size(); ++slot) {
    close_item(slot, ended.at);
  }
  for (std::size_t slot = 0; slot < orders_.size(); ++slot) {
    if (orders_[slot].is_live) {
      close_order(slot, ended.at);
    }
  }
}

}  // namespace docket::metrics_detail
