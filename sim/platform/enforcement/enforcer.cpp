#include "platform/enforcement/enforcer.hpp"

#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "order/rest_of.hpp"
#include "platform/platform_signals.hpp"

namespace docket {

Enforcer::Enforcer(ActorContext& context, const PlatformSpec& spec, WorkBook& book, EnforcementListener& listener)
    : context_(context), spec_(spec), book_(book), listener_(listener) {}

ItemView Enforcer::view(ItemSlot slot) {
  const Item& item = context_.cases[slot];
  const ItemNote& note = book_[slot];
  const Instant due = book_.due_at(slot);
  ItemView view{item.kind,        {},
                item.alleged,     note.judged,
                note.perceived,   due.is_never() ? kLongestRun : due - context_.now(),
                note.is_reviewed, is_dark(item.visibility)};
  sources_.clear();
  for (const OrderSlot order : item.orders) {
    sources_.push_back(context_.cases[order].source);
  }
  view.sources = sources_;
  return view;
}

void Enforcer::decide(ItemSlot item, Decision decision, bool is_provisional, RuleId rule, Instant decided_at) {
  ItemNote& note = book_[item];
  context_.journal.write(Decided{context_.now(), item, decision, is_provisional, rule});
  leave_trail(item, static_cast<std::uint64_t>(decision) + 1);
  note.decision = decision;
  note.has_decision = true;
  note.is_final = !is_provisional;
  const Visibility target = visibility_under(decision);
  if (note.target != target) {
    begin_change(item, target, false, decided_at);
  }
  const bool is_applied = decision == Decision::reject || context_.cases[item].visibility == target;
  if (note.is_final && is_applied) {
    answer(item);
    if (is_dark(target)) {
      consider_reversals(item);
    }
  }
  listener_.item_settled(item);
}

void Enforcer::finish_without_decision(ItemSlot item) {
  answer(item);
  listener_.item_settled(item);
}

void Enforcer::find_as(ItemSlot item, Visibility visibility) {
  if (!is_dark(visibility)) {
    return;
  }
  ItemNote& note = book_[item];
  note.has_decision = true;
  note.decision = visibility == Visibility::blocked ? Decision::block : Decision::withhold;
  show_at_once(item, visibility, false);
}

void Enforcer::show_at_once(ItemSlot item, Visibility visibility, bool is_reversal) {
  book_[item].target = visibility;
  if (context_.cases[item].visibility != visibility) {
    change_visibility(item, visibility, is_reversal);
  }
}

void Enforcer::begin_change(ItemSlot item, Visibility target, bool is_reversal, Instant since) {
  ItemNote& note = book_[item];
  context_.events.cancel(note.change);
  note.change = EventHandle{};
  note.target = target;
  note.is_reversing = is_reversal;
  if (context_.cases[item].visibility == target) {
    return;
  }
  const bool is_darkening = is_dark(target);
  const Distribution& takes = is_darkening ? spec_.enforcement_takes : spec_.restoring_takes;
  const auto kind = is_darkening ? DrawKind::enforcement : DrawKind::restoring;
  const std::uint32_t change = note.changes++;
  const Duration rest = rest_of(context_.now() - since, [&](std::uint32_t attempt) {
    Draws draws = context_.cases[item].entity.draws(purpose_of(kind, 0, visit_of_attempt(change, attempt)));
    return sample_duration(takes, draws);
  });
  note.change =
      context_.add(context_.now() + rest, phase::kDecisionApplied, signal(PlatformSignal::change_done, item.index()));
}

void Enforcer::on_change_done(ItemSlot item) {
  ItemNote& note = book_[item];
  note.change = EventHandle{};
  change_visibility(item, note.target, note.is_reversing);
  if (note.is_final && !note.is_reversing) {
    answer(item);
    consider_reversals(item);
  }
  listener_.item_settled(item);
}

void Enforcer::change_visibility(ItemSlot item, Visibility target, bool is_reversal) {
  context_.journal.write(VisibilityChanged{context_.now(), item, context_.cases[item].visibility, target, is_reversal});
  context_.cases.set_visibility(item, target);
  leave_trail(item, 0x100 + static_cast<std::uint64_t>(target));
}

void Enforcer::leave_trail(ItemSlot item, std::uint64_t what) const {
  context_.leave_trail(phase::kDecisionApplied, context_.cases[item].entity, what);
}

void Enforcer::answer(ItemSlot item) {
  ItemNote& note = book_[item];
  if (note.is_answered) {
    return;
  }
  note.is_answered = true;
  context_.cases.count_answer(item);
  context_.journal.write(Answered{context_.now(), item});
}

void Enforcer::consider_reversals(ItemSlot item) {
  for (std::uint32_t i = 0; i < spec_.reversals.size(); ++i) {
    if (spec_.reversals[i].is_per_order) {
      for (const OrderSlot order : context_.cases[item].orders) {
        consider_order_reversal(order, i);
      }
    } else {
      consider_item_reversal(item, i);
    }
  }
}

void Enforcer::consider_item_reversal(ItemSlot item, std::uint32_t index) {
  ItemNote& note = book_[item];
  const std::uint32_t bit = 1U << index;
  if ((note.reversals_tried & bit) != 0 || !is_dark(context_.cases[item].visibility) ||
      !matches(spec_.reversals[index].when, view(item))) {
    return;
  }
  note.reversals_tried |= bit;
  const EventHandle event =
      context_.add(reversal_at(context_.cases[item].entity, spec_.reversals[index]), phase::kDecisionApplied,
                   signal(PlatformSignal::item_reversal, item.index(), note.openings));
  note.reversals += context_.events.is_pending(event) ? 1U : 0U;
}

void Enforcer::consider_order_reversal(OrderSlot slot, std::uint32_t index) {
  const Order& order = context_.cases[slot];
  OrderNote& note = book_[slot];
  const std::uint32_t bit = 1U << index;
  const ReversalSpec& reversal = spec_.reversals[index];
  if ((note.reversals_tried & bit) != 0 || !order.is_in_effect() || !is_order_decided(slot) ||
      share_that_meets(order, reversal.when) <= reversal.share_over) {
    return;
  }
  note.reversals_tried |= bit;
  const EventHandle event = context_.add(reversal_at(order.entity, reversal), phase::kDecisionApplied,
                                         signal(PlatformSignal::order_reversal, slot.index()));
  note.reversals += context_.events.is_pending(event) ? 1U : 0U;
}

// Asked at every answer of an order that is dark already: starting from where it stopped, it reads each item once or
// twice altogether, as long as none is opened again.
bool Enforcer::is_order_decided(OrderSlot slot) {
  const auto& items = context_.cases[slot].items;
  std::uint32_t& place = book_[slot].undecided_place;
  const auto is_final = [this](ItemSlot item) { return book_[item].is_final; };
  auto found = std::find_if_not(items.begin() + place, items.end(), is_final);
  if (found == items.end()) {
    found = std::ranges::find_if_not(items, is_final);
  }
  const bool is_decided = found == items.end();
  place = is_decided ? 0 : static_cast<std::uint32_t>(found - items.begin());
  return is_decided;
}

double Enforcer::share_that_meets(const Order& order, const Condition& condition) {
  const auto met = std::ranges::count_if(order.items, [&](ItemSlot item) { return matches(condition, view(item)); });
  return static_cast<double>(met) / static_cast<double>(order.items.size());
}

Instant Enforcer::reversal_at(const Entity& entity, const ReversalSpec& reversal) const {
  Draws draws = entity.draws(purpose_of(DrawKind::reversal, hash_text(reversal.id)));
  return context_.now() + sample_duration(reversal.delay, draws);
}

// Finally decided, dark, and not on its way back already.
bool Enforcer::can_be_reversed(ItemSlot item) {
  const ItemNote& note = book_[item];
  return note.is_final && is_dark(note.target) && is_dark(context_.cases[item].visibility);
}

void Enforcer::on_item_reversal(ItemSlot item, std::uint32_t opening) {
  --book_[item].reversals;
  if (opening == book_[item].openings && can_be_reversed(item)) {
    context_.leave_trail(phase::kDecisionApplied, context_.cases[item].entity);
    begin_change(item, Visibility::visible, true, context_.now());
  }
  listener_.item_settled(item);
}

void Enforcer::on_order_reversal(OrderSlot slot) {
  --book_[slot].reversals;
  const Order& order = context_.cases[slot];
  context_.leave_trail(phase::kDecisionApplied, order.entity);
  for (const ItemSlot item : order.items) {
    if (can_be_reversed(item)) {
      begin_change(item, Visibility::visible, true, context_.now());
    }
    listener_.item_settled(item);
  }
  listener_.order_settled(slot);
}

}  // namespace docket
