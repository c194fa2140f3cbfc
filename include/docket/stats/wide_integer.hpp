// Integers wider than 64 bits, for sums that must stay exact. GCC and Clang have 128 bits; squares need 192.
#pragma once

#include <compare>
#include <cstdint>

namespace docket {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

/// A sum of 64-bit integers in 128 bits. As two words, because compilers build an Int128 of each summand in memory
/// first, which takes three times as long.
class WideSum {
 public:
  constexpr WideSum& operator+=(std::int64_t summand) {
    const bool has_carry = __builtin_add_overflow(low_, static_cast<std::uint64_t>(summand), &low_);
    high_ += (summand >> 63) + (has_carry ? 1 : 0);
    return *this;
  }
  constexpr WideSum& operator+=(Int128 summand) {
    const Int128 sum = value() + summand;
    low_ = static_cast<std::uint64_t>(sum);
    high_ = static_cast<std::int64_t>(sum >> 64);
    return *this;
  }
  [[nodiscard]] constexpr Int128 value() const {
    return static_cast<Int128>(static_cast<UInt128>(high_) << 64U | low_);
  }
  constexpr bool operator==(const WideSum&) const = default;

 private:
  std::uint64_t low_ = 0;
  std::int64_t high_ = 0;
};

/// An unsigned integer of 192 bits with just what sums of squares need. Wraps beyond 2^192, which the callers'
/// bounds exclude.
struct Wide192 {
  std::uint64_t high = 0;
  UInt128 low = 0;

  static constexpr Wide192 product(UInt128 a, std::uint64_t b) {
    const UInt128 lower = static_cast<UInt128>(static_cast<std::uint64_t>(a)) * b;
    const UInt128 upper = (a >> 64U) * b + (lower >> 64U);
    return {static_cast<std::uint64_t>(upper >> 64U), (upper << 64U) | static_cast<std::uint64_t>(lower)};
  }

  constexpr Wide192& operator+=(const Wide192& other) {
    low += other.low;
    high += other.high + (low < other.low ? 1U : 0U);
    return *this;
  }
  /// REQUIRES `other` <= *this.
  constexpr Wide192& operator-=(const Wide192& other) {
    high -= other.high + (low < other.low ? 1U : 0U);
    low -= other.low;
    return *this;
  }

  /// Within two roundings of the exact value.
  [[nodiscard]] constexpr double in_double() const {
    constexpr double kTwoTo128 = 0x1p128;
    return static_cast<double>(high) * kTwoTo128 + static_cast<double>(low);
  }

  constexpr auto operator<=>(const Wide192&) const = default;
};

}  // namespace docket
