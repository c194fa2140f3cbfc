#include "platform/policy/clock_rules.hpp"

#include <algorithm>

#include "docket/order/phases.hpp"

namespace docket {

void ClockRules::watch(OrderSlot order) {
  set_timers(book_[order].timers, context_.cases[order].platform_due_at,
             {PlatformSignal::order_time_left, order.index()});
}

void ClockRules::watch(ItemSlot item) {
  set_timers(book_[item].timers, context_.cases[item].own_due_at, {PlatformSignal::item_time_left, item.index()});
}

void ClockRules::set_timers(std::vector<EventHandle>& timers, Instant due, const Subject& subject) const {
  for (std::size_t i = 0; i < policy_.size() && !due.is_never(); ++i) {
    if (policy_[i].when.time_left_below) {
      const Instant at = std::max(context_.now(), due - *policy_[i].when.time_left_below);
      timers.push_back(
          context_.add(at, phase::kDecisionApplied, signal(subject.kind, subject.index, RuleId(i).index())));
    }
  }
}

void ClockRules::on_order_time_left(OrderSlot order, RuleId rule) {
  for (const ItemSlot item : context_.cases[order].items) {
    on_item_time_left(item, rule);
  }
}

void ClockRules::on_item_time_left(ItemSlot item, RuleId id) {
  const Decision decision = policy_[id.index()].decide;
  const ItemNote& note = book_[item];
  const bool is_over = note.is_final || note.is_answered || note.is_withdrawn;
  const bool is_decided_so = note.has_decision && note.decision == decision;
  if (!is_over && !is_decided_so && is_first_by_clock(id, enforcer_.view(item))) {
    enforcer_.decide(item, decision, true, id);
  }
}

// Where several rules on the time left cover an item, the first of them decides, at whatever timer.
bool ClockRules::is_first_by_clock(RuleId id, const ItemView& item) const {
  const auto first = std::ranges::find_if(
      policy_, [&](const Rule& rule) { return rule.when.time_left_below && matches(rule.when, item); });
  return first - policy_.begin() == static_cast<std::ptrdiff_t>(id.index());
}

}  // namespace docket
