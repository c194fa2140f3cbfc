// One replication's world: it wires the actors together, hands out events and messages, and decides nothing itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "authority/authority.hpp"
#include "docket/engine/event_list.hpp"
#include "docket/engine/fingerprint.hpp"
#include "docket/engine/run_loop.hpp"
#include "docket/journal/actor_context.hpp"
#include "docket/journal/journal.hpp"
#include "docket/order/case_file.hpp"
#include "docket/order/item_factory.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/scenario.hpp"
#include "platform/platform.hpp"
#include "run/post.hpp"

namespace docket {

/// What ends a run besides its horizon, and from when on items count towards it.
struct RunEnding {
  Instant measures_from;
  std::uint64_t items = UINT64_MAX;  ///< answered items that were served at `measures_from` or later
};

struct RunOutcome {
  StopReason reason = StopReason::drained;
  Limit limit = Limit::none;
  Instant stopped_at;        ///< the horizon if that was reached, else the last event's instant
  std::uint64_t events = 0;  ///< how many ran
  std::string loop;          ///< see RunResult
};

class World {
 public:
  /// REQUIRES: the scenario and the sinks outlive it.
  World(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication, std::vector<JournalSink*> sinks,
        const RunEnding& ending, const RunOptions& options);

  /// Plays to the end. Call once.
  RunOutcome play();

  [[nodiscard]] const CaseFile& cases() const { return cases_; }
  [[nodiscard]] std::uint64_t fingerprint() const { return context_.keeps_trail ? trail_.value() : 0; }

 private:
  void open();
  void take_up_backlog();
  /// Puts items of the opening's orders where they stand: those of one order that was held until now, or all that are
  /// not held.
  void place_backlog(std::optional<std::size_t> released);
  void place(std::size_t order, std::size_t item);
  [[nodiscard]] bool is_held(const OpenOrder& order, std::size_t item) const;
  StopReason play_slices(RunLoop& loop);
  [[nodiscard]] Limit limit_met(const RunLoop& loop) const;
  std::string what_goes_round(RunLoop& loop);
  /// Handles the event and, if it is of jobs, those of jobs that follow. Whether the run goes on. A failure tells where
  /// it happened.
  bool try_to_handle(Event& event, RunLoop& loop);
  bool handle(Event& event, RunLoop& loop);
  void handle_own(const Event& event);
  void play_act(std::uint32_t index);
  void sample();

  const Scenario& scenario_;
  RunEnding ending_;
  RunOptions options_;
  EventList events_;
  CaseFile cases_;
  Journal journal_;
  Fingerprint trail_;
  ActorContext context_;
  ItemFactory factory_;
  Post post_;
  Platform platform_;
  Authorities authorities_;
  LeafId sample_leaf_;
  std::vector<OrderSlot> open_orders_;  ///< by place among the opening's orders
  bool is_over_ = false;
  Limit limit_ = Limit::none;
};

}  // namespace docket
