// One replication's world: it wires the actors together, hands out events and messages, and decides nothing itself.
#pragma once

#include <cstdint>
#include <vector>

#include "authority/authority.hpp"
#include "docket/engine/event_list.hpp"
#include "docket/engine/fingerprint.hpp"
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

class World {
 public:
  /// REQUIRES: the scenario and the sinks outlive it.
  World(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication, std::vector<JournalSink*> sinks,
        const RunEnding& ending, const RunOptions& options);

  /// Plays to the end. Call once.
  RunOutcome play();

  [[nodiscard]] const CaseFile& cases() const { return cases_; }
  [[nodiscard]] const Fingerprint& trail() const { return trail_; }

 private:
  void open();
  bool handle(const Event& event);
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
  bool is_over_ = false;
};

}  // namespace docket
