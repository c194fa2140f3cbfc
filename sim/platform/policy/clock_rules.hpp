// Rules on the time left, applied by the clock: at the due time less the rule's threshold, whatever review is doing.
//
// What they decide is provisional: review goes on, and its decision takes their place.
#pragma once

#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/enforcement/enforcer.hpp"
#include "platform/platform_signals.hpp"
#include "platform/work_book.hpp"

namespace docket {

class ClockRules {
 public:
  /// REQUIRES: all arguments outlive it.
  ClockRules(ActorContext& context, const std::vector<Rule>& policy, WorkBook& book, Enforcer& enforcer)
      : context_(context), policy_(policy), book_(book), enforcer_(enforcer) {}

  /// Sets the timers of an order, or of an item with a due time of its own.
  void watch(OrderSlot order);
  void watch(ItemSlot item);

  void on_order_time_left(OrderSlot order, RuleId rule);
  void on_item_time_left(ItemSlot item, RuleId rule);

 private:
  struct Subject {
    PlatformSignal kind;
    std::uint32_t index;
  };
  void set_timers(std::vector<EventHandle>& timers, Instant due, const Subject& subject) const;
  [[nodiscard]] bool is_first_by_clock(RuleId rule, const ItemView& item) const;

  ActorContext& context_;
  const std::vector<Rule>& policy_;
  WorkBook& book_;
  Enforcer& enforcer_;
};

}  // namespace docket
