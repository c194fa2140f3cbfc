// What every actor works with: the clock and the event list, the case file, the journal, the trail.
#pragma once

#include <cstdint>

#include "docket/core/hash.hpp"
#include "docket/engine/event_list.hpp"
#include "docket/engine/fingerprint.hpp"
#include "docket/journal/journal.hpp"
#include "docket/order/case_file.hpp"
#include "docket/order/entity.hpp"

namespace docket {

struct ActorContext {
  EventList& events;
  CaseFile& cases;
  Journal& journal;
  Fingerprint& trail;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  Instant horizon;          ///< nothing later is worth scheduling
  bool keeps_trail = true;  ///< else the fingerprint tells nothing

  [[nodiscard]] Instant now() const { return events.now(); }
  [[nodiscard]] StreamKey stream_of(std::uint64_t source_hash) const {
    return make_stream_key(seed, replication, source_hash);
  }
  /// Schedules what happens before the run can end; anything later is no event.
  EventHandle add(Instant at, Phase phase, Signal signal) const {
    return at > horizon ? EventHandle{} : events.add(at, phase, signal);
  }
  void set(LeafId leaf, Instant at, Phase phase, Signal signal) const {
    if (at > horizon) {
      events.clear(leaf);
    } else {
      events.set(leaf, at, phase, signal);
    }
  }
  void set(LeafId leaf, Instant at) const {
    if (at > horizon) {
      events.clear(leaf);
    } else {
      events.set(leaf, at);
    }
  }
  /// Adds an effective event to the fingerprint, if one is kept. Nobody pays for hashing what nobody asks for.
  void leave_trail(Phase phase, std::uint64_t key) const {
    if (keeps_trail) {
      trail.add(now(), phase, key);
    }
  }
  void leave_trail(Phase phase, const Entity& entity) const {
    if (keeps_trail) {
      trail.add(now(), phase, entity.key());
    }
  }
  void leave_trail(Phase phase, const Entity& entity, std::uint64_t what) const {
    leave_trail(phase, trail_key(entity, what));
  }
  /// For events of the same entity about the same thing; 0 where no fingerprint is kept.
  [[nodiscard]] std::uint64_t trail_key(const Entity& entity, std::uint64_t what) const {
    return keeps_trail ? combine_hashes(entity.key(), what) : 0;
  }
};

}  // namespace docket
