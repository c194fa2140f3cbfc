// Philox4x32-10, a counter-based generator: a keyed bijection of 128-bit counters whose outputs pass the usual test
// batteries. Any draw can be made without making the ones before it, which is what addressed randomness needs.
//
// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Integers only, so it
// may be inline: no compiler flag can change a bit of it.
#pragma once

#include <array>
#include <cstdint>

namespace docket {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;
using PhiloxBlock = std::array<std::uint32_t, 4>;

namespace philox_detail {

inline constexpr int kRounds = 10;
inline constexpr std::uint32_t kMultiplierA = 0xD2511F53U;
inline constexpr std::uint32_t kMultiplierB = 0xCD9E8D57U;
inline constexpr PhiloxKey kKeyStep = {0x9E3779B9U, 0xBB67AE85U};  // the golden ratio and sqrt(3) - 1

constexpr PhiloxBlock one_round(const PhiloxBlock& x, const PhiloxKey& key) {
  const std::uint64_t a = std::uint64_t{kMultiplierA} * x[0];
  const std::uint64_t b = std::uint64_t{kMultiplierB} * x[2];
  return {static_cast<std::uint32_t>(b >> 32U) ^ x[1] ^ key[0], static_cast<std::uint32_t>(b),
          static_cast<std::uint32_t>(a >> 32U) ^ x[3] ^ key[1], static_cast<std::uint32_t>(a)};
}

}  // namespace philox_detail

/// 128 random bits for `counter` under `key`.
constexpr PhiloxBlock philox4x32(PhiloxCounter counter, PhiloxKey key) {
  for (int round = 0; round < philox_detail::kRounds; ++round) {
    counter = philox_detail::one_round(counter, key);
    key = {key[0] + philox_detail::kKeyStep[0], key[1] + philox_detail::kKeyStep[1]};
  }
  return counter;
}

}  // namespace docket
