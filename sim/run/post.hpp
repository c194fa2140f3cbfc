// The post between the two actors: a message arrives at the instant at which it is sent, in phase "arrival", and never
// in the middle of what its sender is doing.
#pragma once

#include "docket/journal/actor_context.hpp"
#include "docket/order/messages.hpp"
#include "docket/order/phases.hpp"
#include "run/run_signals.hpp"

namespace docket {

class Post final : public ToPlatform, public ToAuthority {
 public:
  explicit Post(ActorContext& context) : context_(context) {}

  void order_served(OrderSlot order) override { send(RunSignal::order_served, order); }
  void notice_served(OrderSlot order, RungId rung) override { send(RunSignal::notice_served, order, rung.index()); }
  void clarification_given(OrderSlot order, ItemSlot item) override {
    send(RunSignal::clarification_given, order, item.index());
  }
  void ladder_ended(OrderSlot order) override { send(RunSignal::ladder_ended, order); }

  void order_acknowledged(OrderSlot order) override { send(RunSignal::order_acknowledged, order); }
  void notice_acknowledged(OrderSlot order, RungId rung) override {
    send(RunSignal::notice_acknowledged, order, rung.index());
  }
  void clarification_asked(OrderSlot order, ItemSlot item) override {
    send(RunSignal::clarification_asked, order, item.index());
  }
  void dialogue_asked(OrderSlot order) override { send(RunSignal::dialogue_asked, order); }
  void status_sent(OrderSlot order) override { send(RunSignal::status_sent, order); }
  void remarked() override { send(RunSignal::remarked, OrderSlot::none()); }

  /// Hands a message that has arrived to whom it is meant for. False: the event is no message.
  static bool deliver(const Event& event, ToPlatform& platform, ToAuthority& authority);

 private:
  void send(RunSignal kind, OrderSlot order, std::uint32_t detail = 0) {
    context_.events.add(context_.now(), phase::kArrival, signal(kind, order.index(), detail));
  }

  ActorContext& context_;
};

}  // namespace docket
