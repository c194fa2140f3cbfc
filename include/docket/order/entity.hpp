// The address of an entity's luck: its source's stream and its place in it (law 6).
#pragma once

#include <cstdint>

#include "docket/core/hash.hpp"
#include "docket/random/address.hpp"
#include "docket/random/draws.hpp"

namespace docket {

struct Entity {
  StreamKey stream;
  std::uint64_t ordinal = 0;

  /// The random bits of this entity for one purpose.
  [[nodiscard]] Draws draws(Purpose purpose) const { return {stream, ordinal, purpose}; }
  /// Stable key for fingerprints and tables.
  [[nodiscard]] std::uint64_t key() const { return combine_hashes(stream.value, ordinal); }
};

/// What a draw is for: the first number of a Purpose. Numbers are part of every result and are never given again.
enum class DrawKind : std::uint8_t {
  arrival = 0,  ///< belongs to the arrival processes
  item_kind = 1,
  item_allegation = 2,
  item_truth = 3,
  exact_count = 4,
  handling = 5,
  routing = 6,
  judgement = 7,
  perception = 8,
  enforcement = 9,
  restoring = 10,
  reversal = 11,
  order_acknowledgement = 12,
  notice_acknowledgement = 13,
  dialogue = 14,
  channel_delay = 15,
  order_truth = 16,
  order_test = 17,
  climb = 18,
  clarification = 19,
  absence = 20,
  batch_size = 21,
  due_time = 22,
  patience = 23,
  script_share = 24,
  handling_anew = 25,
};

constexpr Purpose purpose_of(DrawKind kind, std::uint64_t place_hash = 0, std::uint32_t visit = 0) {
  return make_purpose(static_cast<std::uint8_t>(kind), place_hash, visit);
}

}  // namespace docket
