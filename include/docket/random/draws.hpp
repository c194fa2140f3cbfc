// The random bits at one address: as many as the draw needs, made when they are asked for.
//
//   Draws draws(stream, ordinal, purpose);
//   const bool is_rushed = draws.chance(0.2);
//
// Philox counter = {ordinal low, ordinal high, purpose, sub-counter}; each block of the sub-counter gives two words, so
// a rejected variate goes on with bits of its own and never with those of a neighbour. 2^33 words an address.
//
// The floating-point steps here are exact (a scaling by a power of two), so they may be inline: neither contraction
// nor reassociation by a caller's compiler can change them.
#pragma once

#include <cstdint>

#include "docket/random/address.hpp"
#include "docket/random/philox.hpp"

namespace docket {

class Draws {
 public:
  constexpr Draws(StreamKey stream, std::uint64_t ordinal, Purpose purpose)
      : stream_(stream.value), ordinal_(ordinal), purpose_(purpose.value) {}

  /// The same address when somebody has made its first two words already, for many addresses at once.
  constexpr Draws(StreamKey stream, std::uint64_t ordinal, Purpose purpose, std::uint64_t first, std::uint64_t second)
      : stream_(stream.value),
        ordinal_(ordinal),
        first_(first),
        second_(second),
        purpose_(purpose.value),
        next_block_(1),
        words_left_(2) {}

  /// 64 uniform bits.
  constexpr std::uint64_t bits() {
    if (words_left_ == 1) {
      words_left_ = 0;
      return second_;
    }
    if (words_left_ == 0) {
      make_block();
    }
    words_left_ = 1;
    return first_;
  }

  /// Uniform on the multiples of 2^-53 in [0, 1).
  constexpr double unit() { return unit_of(bits()); }
  /// What unit() makes of its word.
  [[gnu::always_inline]] static constexpr double unit_of(std::uint64_t word) {
    return static_cast<double>(word >> 11U) * 0x1p-53;
  }

  /// Uniform on the odd multiples of 2^-53 in (0, 1): never 0, never 1.
  constexpr double unit_open() { return static_cast<double>(bits() >> 12U) * 0x1p-52 + 0x1p-53; }

  /// True with probability p: always for p >= 1, never for p <= 0. A larger p turns no true into false.
  constexpr bool chance(double p) { return unit() < p; }

 private:
  constexpr void make_block() {
    const PhiloxBlock block =
        philox4x32({low(ordinal_), high(ordinal_), purpose_, next_block_++}, {low(stream_), high(stream_)});
    first_ = word(block[0], block[1]);
    second_ = word(block[2], block[3]);
  }
  static constexpr std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
  static constexpr std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); }
  static constexpr std::uint64_t word(std::uint32_t a, std::uint32_t b) { return a | (std::uint64_t{b} << 32U); }

  std::uint64_t stream_;
  std::uint64_t ordinal_;
  std::uint64_t first_ = 0;
  std::uint64_t second_ = 0;
  std::uint32_t purpose_;
  std::uint32_t next_block_ = 0;
  std::uint32_t words_left_ = 0;
};

}  // namespace docket
