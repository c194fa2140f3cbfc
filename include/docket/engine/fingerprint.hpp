// One number for a whole trajectory: two runs with the same fingerprint did the same things in the same order.
//
// Add every effective event with a key that is stable for the entity it concerns, never a slot, a sequence number or
// a cancelled timer: then any optimisation that keeps the behaviour keeps the fingerprint.
#pragma once

#include <cstdint>
#include <string>

#include "docket/core/hash.hpp"
#include "docket/core/time.hpp"
#include "docket/engine/event.hpp"

namespace docket {

class Fingerprint {
 public:
  /// The order of calls matters. The event is hashed apart from what came before, so that a long run waits for only
  /// one mixing step an event.
  void add(Instant at, Phase phase, std::uint64_t entity_key) {
    const std::uint64_t event = combine_hashes(static_cast<std::uint64_t>(at.count_us()) << 8U | phase, entity_key);
    value_ = mix_bits(value_ + event);
  }

  [[nodiscard]] std::uint64_t value() const { return value_; }
  /// 16 lower-case hexadecimal digits.
  [[nodiscard]] std::string hex() const;

  bool operator==(const Fingerprint&) const = default;

 private:
  std::uint64_t value_ = 0x6a09e667f3bcc908ULL;  // any constant but 0; these are bits of the square root of 2
};

}  // namespace docket
