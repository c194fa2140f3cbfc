// Random numbers for the hand-written twins: one after the other from a small state, which is the cheapest there is.
//
// xoshiro256++ of Blackman and Vigna (2021); ziggurats of 256 layers after Marsaglia and Tsang (2000). The library's
// own draws have addresses instead (docket/random); what that costs is a part of what the twins are there to show.
#pragma once

#include <bit>
#include <cstdint>

namespace docket::bench {

class TwinBits {
 public:
  explicit TwinBits(std::uint64_t seed);

  std::uint64_t operator()() {
    const std::uint64_t result = std::rotl(a_ + d_, 23) + a_;
    const std::uint64_t shifted = b_ << 17U;
    c_ ^= a_;
    d_ ^= b_;
    b_ ^= c_;
    a_ ^= d_;
    c_ ^= shifted;
    d_ = std::rotl(d_, 45);
    return result;
  }

 private:
  std::uint64_t a_;
  std::uint64_t b_;
  std::uint64_t c_;
  std::uint64_t d_;
};

/// Uniform on [0, 1).
inline double unit(std::uint64_t bits) { return static_cast<double>(bits >> 11U) * 0x1p-53; }

/// Right edges of the layers, the base layer first, and the density there.
struct Ziggurat {
  static constexpr int kLayers = 256;
  double edge[kLayers + 1];
  double height[kLayers + 1];
};
extern const Ziggurat kExponentialZiggurat;
extern const Ziggurat kNormalZiggurat;

/// What the fast path below leaves to do, one draw in a hundred. They take the generator by value in effect: only so
/// does its state stay in registers on the fast path.
double rare_exponential(TwinBits& bits, std::uint32_t layer, double x);
double rare_normal(TwinBits& bits, std::uint32_t layer, double x);

/// Exponential with mean 1.
inline double exponential(TwinBits& bits) {
  const std::uint64_t word = bits();
  const auto layer = static_cast<std::uint32_t>(word & 255U);
  const double x = unit(word) * kExponentialZiggurat.edge[layer];
  if (x < kExponentialZiggurat.edge[layer + 1]) [[likely]] {
    return x;
  }
  TwinBits copy = bits;
  const double rare = rare_exponential(copy, layer, x);
  bits = copy;
  return rare;
}

/// Normal with mean 0 and variance 1.
inline double normal(TwinBits& bits) {
  const std::uint64_t word = bits();
  const auto layer = static_cast<std::uint32_t>(word & 255U);
  const double sign_and_share = static_cast<double>(static_cast<std::int64_t>(word) >> 11U) * 0x1p-52;
  const double x = sign_and_share * kNormalZiggurat.edge[layer];
  if ((x < 0 ? -x : x) < kNormalZiggurat.edge[layer + 1]) [[likely]] {
    return x;
  }
  TwinBits copy = bits;
  const double rare = rare_normal(copy, layer, x);
  bits = copy;
  return rare;
}

}  // namespace docket::bench
