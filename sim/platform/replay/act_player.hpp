// A replayed platform: scripted acts take effect at their instant, without stages, policy or enforcement time.
#pragma once

#include "docket/journal/actor_context.hpp"
#include "docket/order/messages.hpp"
#include "docket/order/script.hpp"
#include "docket/regime/regime.hpp"
#include "platform/enforcement/enforcer.hpp"

namespace docket {

class ActPlayer {
 public:
  /// REQUIRES: all arguments outlive it.
  ActPlayer(ActorContext& context, const std::vector<Regime>& regimes, Enforcer& enforcer, ToAuthority& authority);

  /// `order` is the order that the act names, none if it names none (or none has been served yet: then only a remark
  /// or a request for dialogue has an effect). `index` is the act's place in the script.
  void play(const Act& act, std::uint32_t index, OrderSlot order);

 private:
  void act_on_items(const Act& act, const Order& order);
  void show(const Act& act, ItemSlot item);
  void acknowledge_notice(const Act& act, OrderSlot order);

  ActorContext& context_;
  const std::vector<Regime>& regimes_;
  Enforcer& enforcer_;
  ToAuthority& authority_;
};

}  // namespace docket
