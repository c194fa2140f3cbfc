// From decision to effect: enforcement takes time, a final decision replaces a provisional one, and an item that went
// dark may be restored unilaterally.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/policy/rule_match.hpp"
#include "platform/work_book.hpp"

namespace docket {

class EnforcementListener {
 public:
  virtual ~EnforcementListener() = default;
  EnforcementListener() = default;
  EnforcementListener(const EnforcementListener&) = delete;
  EnforcementListener& operator=(const EnforcementListener&) = delete;

  /// Something about the item's decision, effect or reversals has come to an end.
  virtual void item_settled(ItemSlot item) = 0;
  /// A reversal of a whole order has been carried out.
  virtual void order_settled(OrderSlot order) = 0;
};

class Enforcer {
 public:
  /// REQUIRES: all arguments outlive it.
  Enforcer(ActorContext& context, const PlatformSpec& spec, WorkBook& book, EnforcementListener& listener);

  /// Records the decision and sets off what it needs. REQUIRES: `decision` is not ask_clarification.
  void decide(ItemSlot item, Decision decision, bool is_provisional, RuleId rule) {
    decide(item, decision, is_provisional, rule, context_.now());
  }
  /// What was finally decided before the run began and is not in force yet.
  void go_on(ItemSlot item, Decision decision, Instant decided_at) {
    decide(item, decision, false, RuleId::none(), decided_at);
  }
  /// The public sees the item so since before the run began: by the clock, if it is dark.
  void find_as(ItemSlot item, Visibility visibility);
  /// Work without a decision is done.
  void finish_without_decision(ItemSlot item);
  /// A script's hand: the item looks like `visibility` at once.
  void show_at_once(ItemSlot item, Visibility visibility, bool is_reversal);

  void on_change_done(ItemSlot item);
  /// `opening`: see ItemNote::openings. A reversal of an earlier decision does not touch a later one.
  void on_item_reversal(ItemSlot item, std::uint32_t opening);
  void on_order_reversal(OrderSlot order);

  /// What rules can see of an item; until the next one is asked for.
  [[nodiscard]] ItemView view(ItemSlot item);

 private:
  void decide(ItemSlot item, Decision decision, bool is_provisional, RuleId rule, Instant decided_at);
  /// `since`: when it began, now or before.
  void begin_change(ItemSlot item, Visibility target, bool is_reversal, Instant since);
  void change_visibility(ItemSlot item, Visibility target, bool is_reversal);
  void leave_trail(ItemSlot item, std::uint64_t what) const;
  void answer(ItemSlot item);
  void consider_reversals(ItemSlot item);
  void consider_item_reversal(ItemSlot item, std::uint32_t index);
  void consider_order_reversal(OrderSlot order, std::uint32_t index);
  [[nodiscard]] bool can_be_reversed(ItemSlot item);
  [[nodiscard]] bool is_order_decided(OrderSlot order);
  [[nodiscard]] double share_that_meets(const Order& order, const Condition& condition);
  [[nodiscard]] Instant reversal_at(const Entity& entity, const ReversalSpec& reversal) const;

  ActorContext& context_;
  const PlatformSpec& spec_;
  WorkBook& book_;
  EnforcementListener& listener_;
  std::vector<SourceId> sources_;  // of the item that was viewed last
};

}  // namespace docket
