// The platform: receives orders and work, reviews, decides, makes dark, restores, answers.
//
// This class only joins the parts: reception and arrivals bring work in, the review floor moves it through the
// stages, the policy and the clock decide, the enforcer puts decisions into force, and what is done with retires. A
// replayed platform plays acts instead.
#pragma once

#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/order/item_factory.hpp"
#include "docket/order/messages.hpp"
#include "docket/order/opening.hpp"
#include "docket/order/script.hpp"
#include "docket/order/source.hpp"
#include "docket/platform/platform_spec.hpp"
#include "docket/regime/regime.hpp"
#include "platform/enforcement/enforcer.hpp"
#include "platform/intake/reception.hpp"
#include "platform/intake/work_arrivals.hpp"
#include "platform/job/job_floor.hpp"
#include "platform/job/job_plan.hpp"
#include "platform/judgement/assess.hpp"
#include "platform/platform_signals.hpp"
#include "platform/policy/clock_rules.hpp"
#include "platform/replay/act_player.hpp"
#include "platform/retirement.hpp"
#include "platform/stage/review_floor.hpp"
#include "platform/work_book.hpp"

namespace docket {

/// What the platform is given. All of it outlives the platform.
struct PlatformBrief {
  const PlatformSpec& spec;
  const std::vector<Regime>& regimes;
  const std::vector<WorkStreamSpec>& work_streams;
  const std::vector<std::string>& traits;
  const ItemFactory& factory;
  bool is_replayed = false;
  bool has_orders = true;            ///< orders are, or may be, served
  const Opening* opening = nullptr;  ///< null: the run begins at the scenario's start with empty desks
};

class Platform final : public ToPlatform, FloorListener, EnforcementListener, ReceptionListener {
 public:
  Platform(ActorContext& context, const PlatformBrief& brief, ToAuthority& authority);

  /// Staffs the pools and lets work arrive, from now on. Call once, when the run begins.
  void open();
  /// Brings in a batch that arrived before the run began.
  OrderSlot file(const OpenOrder& open) { return arrivals_.file(open); }
  /// Takes note of an order or batch that was served before the run began, and of what the public sees of it.
  void take_up(OrderSlot order, const OpenOrder& open);
  /// Puts its item, or at a per-order stage the order, where it stands. REQUIRES: it was taken up.
  void place(OrderSlot order, const OpenOrder& open, std::size_t item);
  void handle(const Event& event);
  void play(const Act& act, std::uint32_t index, OrderSlot order) {
    make_room();  // an act at the instant of service comes before the post brings the order
    player_.play(act, index, order);
  }

  void order_served(OrderSlot order) override;
  void notice_served(OrderSlot order, RungId rung) override;
  void clarification_given(OrderSlot order, ItemSlot item) override;
  void ladder_ended(OrderSlot order) override;

  /// Lets reviewers who have become free, and those for whom work has come in, choose. Call after every event, whoever
  /// handled it.
  void event_is_over();
  /// Jobs live apart: their events concern nothing else. See JobFloor.
  JobStretch play_jobs(Event& event, RunLoop& loop, std::uint64_t enough) { return jobs_.play(event, loop, enough); }
  void sample() const;
  /// Writes what is still open.
  void run_is_over();

 private:
  VisitOutcome visit_finished(Ticket ticket, StageId stage) override;
  void gave_up(Ticket ticket) override;
  void item_settled(ItemSlot item) override { retirement_.consider(item); }
  void order_settled(OrderSlot order) override { retirement_.consider(order); }
  void order_noticed(OrderSlot order) override;
  void replied(OrderSlot order) override { retirement_.consider(order); }

  void make_room();
  void take_in(ItemSlot item);
  [[nodiscard]] bool will_stay_dark(ItemSlot item);
  void open_again(ItemSlot item);
  void batch_arrived(OrderSlot batch);
  void enter_items(const Order& order, StageId stage);
  [[nodiscard]] const Distribution* patience_of(const Order& order) const;

  VisitOutcome order_checked(OrderSlot order, StageId stage);
  VisitOutcome item_reviewed(ItemSlot item, StageId stage);
  VisitOutcome decide(ItemSlot item);
  VisitOutcome ask_clarification(OrderSlot order, ItemSlot item);

  ActorContext& context_;
  PlatformBrief brief_;
  ToAuthority& authority_;
  std::vector<Assessor> assessors_;  // by stage
  WorkBook book_;
  ReviewFloor floor_;
  Enforcer enforcer_;
  Reception reception_;
  ClockRules clock_rules_;
  Retirement retirement_;
  WorkArrivals arrivals_;
  JobPlan plan_;
  JobFloor jobs_;
  ActPlayer player_;
};

}  // namespace docket
