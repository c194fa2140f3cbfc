// The review floor: stages with their waiting lines, and the pools that serve them.
//
// A ticket enters a stage, waits in its line, is served by a reviewer of the stage's pool and goes on to wherever the
// listener sends it. Free reviewers choose in phase "dispatch", once all that arrives at the instant is known; in
// unlimited pools nobody has to choose, so service starts at once.
//
// Interruptions, in pools with preemption: when nobody is free and the most urgent of those who wait is strictly more
// urgent than the least urgent work in hand, it takes that reviewer, in the same phase, and so on while there is such a
// pair. Of equally urgent work in hand the last begun makes way, and of that the last that came, so that least is lost.
// Work that ends at this very instant, and work that is finished after the shift, makes way for nobody. What was
// interrupted waits at its old rank: before all of its class that came after it. Costs O(reviewers) for each arrival
// that finds nobody free.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "docket/journal/actor_context.hpp"
#include "docket/order/opening.hpp"
#include "docket/platform/platform_spec.hpp"
#include "platform/discipline/stage_line.hpp"
#include "platform/job/job_plan.hpp"
#include "platform/pool/crew.hpp"
#include "platform/stage/dispatch_list.hpp"
#include "platform/stage/stage_luck.hpp"
#include "platform/work_book.hpp"

namespace docket {

/// Hears what becomes of visits.
class FloorListener {
 public:
  virtual ~FloorListener() = default;
  FloorListener() = default;
  FloorListener(const FloorListener&) = delete;
  FloorListener& operator=(const FloorListener&) = delete;

  /// A visit's work is done; the listener may send the ticket to its next stage. The stage's spec and the ticket's
  /// note still show the visit.
  virtual VisitOutcome visit_finished(Ticket ticket, StageId stage) = 0;
  /// The ticket lost patience and has left the line.
  virtual void gave_up(Ticket ticket) = 0;
};

class ReviewFloor {
 public:
  /// REQUIRES: all arguments but `hands` outlive it.
  ReviewFloor(ActorContext& context, const PlatformSpec& spec, WorkBook& book, FloorListener& listener,
              const std::vector<ExtraHands>& hands = {});

  /// Staffs the pools that do not only serve jobs. Call once, at the start.
  void open(const JobPlan& plan);
  /// Makes room for the visits of all that is in the case file. REQUIRED before a new slot enters.
  void make_room();
  /// Free reviewers choose what to serve, in all pools that asked for it: at once if nothing more can happen at this
  /// instant, else in phase "dispatch". Call at the end of every event.
  void dispatch_or_wait() {
    if (!dispatches_.is_empty()) {
      dispatch_now_or_later();
    }
  }
  /// Begins a visit: the ticket joins the stage's line. `patience` bounds the wait; null: it waits for ever.
  void enter(Ticket ticket, StageId stage, const Distribution* patience = nullptr);
  /// Goes on with a visit that began before the run did: it has waited since then …
  void go_on_waiting(Ticket ticket, StageId stage, Instant since, const Distribution* patience = nullptr);
  /// … or has been in somebody's hands. Where more are than people on duty, the rest of the work waits in line.
  void go_on_serving(Ticket ticket, StageId stage, Instant since);
  /// … or has brought up a question that the authority has not answered.
  void go_on_holding(Ticket ticket, StageId stage, Instant since);
  /// Its due time has changed: it takes the place in line that it has now. REQUIRES: it is waiting.
  void rerank(Ticket ticket);
  /// A retired ticket's visits count from 0 again.
  void forget(Ticket ticket);

  void on_visit_finished(PoolId pool, std::uint32_t reviewer);
  void on_unlimited_finished(Ticket ticket);
  void on_dispatch(PoolId pool) { serve_waiting(pools_[pool.index()]); }
  void on_shift_change(PoolId pool);
  void on_patience_ended(Ticket ticket);

  /// Writes the length of the stage's line.
  void sample(StageId stage) const;
  /// Writes the visits that are still open when the run ends.
  void write_open_visits();

  [[nodiscard]] std::uint64_t stage_hash(StageId stage) const { return stages_[stage.index()].hash; }
  /// Where the ticket goes from its present visit. One draw a visit, whatever was judged.
  [[nodiscard]] const Route& draw_route(Ticket ticket, StageId stage);
  [[nodiscard]] const StageSpec& spec(StageId stage) const { return *stages_[stage.index()].spec; }

 private:
  struct Pool;
  struct Stage {
    Stage(const StageSpec& stage_spec, std::uint64_t stage_hash);
    const StageSpec* spec;
    std::uint64_t hash;
    Pool* pool = nullptr;  ///< that serves it
    StageLine line;
    std::uint32_t in_service = 0;
    StageLuck luck;
  };
  struct Pool {
    PoolId id;
    Crew crew;
    Preemption preemption = Preemption::none;
    Picks picks = Picks::longest_waiting;
    std::vector<StageId> stages = {};  ///< in the order in which Picks::stage_order tries them
    LeafId dispatch_leaf = {};
    std::uint32_t waiting = 0;  ///< in all of its lines
    bool wants_dispatch = false;
  };
  [[nodiscard]] std::uint16_t* visits(Ticket ticket);
  void join_line(Ticket ticket);
  void take_place(Ticket ticket);
  void leave_line(Ticket ticket);
  void take_out(Ticket ticket);
  void start(Ticket ticket);
  [[nodiscard]] bool is_to_be_rushed(Ticket ticket, const Stage& stage, Instant starts_at) const;
  [[nodiscard]] bool comes_first(Ticket ticket) const { return context_.cases[book_.order_of(ticket)].comes_first; }
  VisitNote& begin_visit(Ticket ticket, StageId stage, Instant since);
  [[nodiscard]] static Duration hurried(Duration work, const Stage& stage);
  void finish(Ticket ticket);
  void hand_over(Ticket ticket);
  void send_back(Ticket ticket, VisitOutcome outcome, Duration work);
  void stop_service(VisitNote& visit);
  void request_dispatch(Pool& pool) {
    if (pool.waiting > 0 && (pool.crew.has_idle() || pool.preemption != Preemption::none)) {
      dispatches_.add(pool);
    }
  }
  void serve_waiting(Pool& pool);
  void dispatch_now_or_later();
  [[nodiscard]] StageId next_stage_to_serve(Pool& pool);
  /// What makes work more or less urgent: smaller is more so.
  struct Urgency {
    std::size_t stage = 0;  ///< place in the pool's order of stages
    std::int64_t key = 0;   ///< by the stage's discipline
    auto operator<=>(const Urgency&) const = default;
  };
  void interrupt_for_more_urgent(Pool& pool);
  [[nodiscard]] std::optional<Ticket> most_urgent_waiting(Pool& pool);
  [[nodiscard]] std::optional<Ticket> first_to_make_way(const Pool& pool);
  [[nodiscard]] Urgency urgency(const Pool& pool, Ticket ticket);
  void interrupt(Ticket ticket, Preemption preemption);
  [[nodiscard]] Duration work_after_interruption(Ticket ticket, Preemption preemption);
  void write_visit(Ticket ticket, const VisitNote& visit, VisitOutcome outcome);
  [[nodiscard]] Pool& pool_of(StageId stage) { return *stages_[stage.index()].pool; }

  ActorContext& context_;
  WorkBook& book_;
  FloorListener& listener_;
  std::vector<Stage> stages_;
  std::vector<Pool> pools_;
  std::vector<std::uint16_t> item_visits_;   // by item slot and stage
  std::vector<std::uint16_t> order_visits_;  // by order slot and stage
  DispatchList<Pool> dispatches_;
  std::int64_t arrivals_ = 0;
};

}  // namespace docket
