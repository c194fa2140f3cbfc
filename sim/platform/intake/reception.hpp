// How orders and notices come in and are answered: noticed when somebody looks into the channel, acknowledged some
// time later, reported on now and then; a notice of the right rung sets off the request for dialogue.
#pragma once

#include <cstdint>

#include "docket/journal/actor_context.hpp"
#include "docket/order/messages.hpp"
#include "docket/platform/platform_spec.hpp"
#include "docket/regime/regime.hpp"
#include "platform/work_book.hpp"

namespace docket {

class ReceptionListener {
 public:
  virtual ~ReceptionListener() = default;
  ReceptionListener() = default;
  ReceptionListener(const ReceptionListener&) = delete;
  ReceptionListener& operator=(const ReceptionListener&) = delete;

  virtual void order_noticed(OrderSlot order) = 0;
  /// A reply that was on its way has reached the authority.
  virtual void replied(OrderSlot order) = 0;
};

class Reception {
 public:
  /// REQUIRES: all arguments outlive it.
  Reception(ActorContext& context, const PlatformSpec& spec, const std::vector<Regime>& regimes, WorkBook& book,
            ToAuthority& authority, ReceptionListener& listener);

  /// It was served at its instant, now or before, and nobody has noticed it.
  void receive_order(OrderSlot order);
  void receive_notice(OrderSlot order, RungId rung);

  void on_order_noticed(OrderSlot order);
  void on_order_acknowledged(OrderSlot order);
  void on_notice_noticed(OrderSlot order, RungId rung);
  void on_notice_acknowledged(OrderSlot order, RungId rung);
  void on_dialogue(OrderSlot order);
  void on_status_update(OrderSlot order);
  void on_reply_heard(OrderSlot order);

 private:
  [[nodiscard]] Instant noticed_at(OrderSlot order, std::uint32_t message, Instant sent_at) const;
  void reply_at(OrderSlot order, Instant at, Signal signal);
  void schedule_status_update(OrderSlot order);
  void leave_trail(OrderSlot order) const;
  void await_hearing(OrderSlot order);

  ActorContext& context_;
  const PlatformSpec& spec_;
  const std::vector<Regime>& regimes_;
  WorkBook& book_;
  ToAuthority& authority_;
  ReceptionListener& listener_;
  bool has_asked_dialogue_ = false;
};

}  // namespace docket
