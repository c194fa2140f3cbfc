// The authorities: they issue orders, look now and then at what the public can see, and climb the ladder.
//
// An authority knows nothing of the platform's inside. It learns of a missed deadline or a restored item only when it
// looks; it hears acknowledgements, requests and remarks when they are sent.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authority/issuing/order_desk.hpp"
#include "authority/ladder/ladder_book.hpp"
#include "docket/authority/authority_spec.hpp"
#include "docket/journal/actor_context.hpp"
#include "docket/order/messages.hpp"
#include "docket/order/opening.hpp"
#include "docket/order/script.hpp"

namespace docket {

/// What the authorities are given. All of it outlives them.
struct AuthorityBrief {
  const std::vector<AuthoritySpec>& specs;
  std::vector<bool> is_replayed;  ///< by AuthorityId
  IssuingBrief issuing;
};

/// All authorities of a scenario.
class Authorities final : public ToAuthority {
 public:
  Authorities(ActorContext& context, const AuthorityBrief& brief, ToPlatform& platform);

  /// Schedules orders and looks, from now on. Call once, when the run begins.
  void open();
  /// Brings in an order that was served before the run began, at the foot of its ladder. The platform is not told.
  OrderSlot file(const OpenOrder& open);
  /// A question asked before the run began is still to be answered; `item` is none when the whole order was asked
  /// about.
  void await_answer(OrderSlot order, ItemSlot item, Instant asked_at);
  void handle(const Event& event);
  void play(const Act& act, std::uint32_t index);

  void order_acknowledged(OrderSlot order) override;
  void notice_acknowledged(OrderSlot order, RungId rung) override;
  void clarification_asked(OrderSlot order, ItemSlot item) override;
  void dialogue_asked(OrderSlot order) override;
  void status_sent(OrderSlot order) override;
  void remarked() override;

  /// The latest order of a source; none before the first.
  [[nodiscard]] OrderSlot latest(SourceId source) const { return desk_.latest(source); }

 private:
  /// An effect of a reaction on the chance to climb.
  struct Mood {
    double factor = 1;
    Instant until;
  };
  void watch(OrderSlot order);
  void look(AuthorityId authority);
  bool may_climb(const Ladder& ladder, const EscalationSpec& escalation, const Outstanding& outstanding);
  /// A rung that renews makes a new order of `items` and the items of `also_covers`.
  void climb(Ladder& ladder, RungId rung, const std::vector<ItemSlot>& items, const std::vector<GroupId>& also_covers);
  [[nodiscard]] std::vector<GroupId> also_covers(AuthorityId authority, const std::string& rung) const;
  void end_if_done(const Ladder& ladder);
  void end(const Ladder& ladder);
  [[nodiscard]] bool is_closed(const Ladder& ladder) const;
  [[nodiscard]] bool is_of_stream(OrderSlot order) const;
  void react(AuthorityId authority, Trigger trigger);
  [[nodiscard]] double chance_factor(AuthorityId authority) const;
  [[nodiscard]] bool is_simulated(AuthorityId authority) const { return !brief_.is_replayed[authority.index()]; }
  [[nodiscard]] const std::vector<Rung>& rungs(OrderSlot order) const { return desk_.regime(order).ladder; }

  ActorContext& context_;
  AuthorityBrief brief_;
  ToPlatform& platform_;
  OrderDesk desk_;
  LadderBook ladders_;
  std::vector<LeafId> look_leaves_;       ///< by AuthorityId
  std::vector<std::vector<Mood>> moods_;  ///< by AuthorityId
};

}  // namespace docket
