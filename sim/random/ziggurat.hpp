// Standard exponential and normal variates by ziggurat: 97.8 % and 98.5 % of them cost one word, one product and one
// comparison.
//
// The area under f is cut into 256 pieces of equal area v: 255 boxes of width x[i] between the heights f(x[i]) and
// f(x[i+1]), and below them a box of width r = x[1] with the tail beyond r. x[0] = v / f(r) is the width at which that
// bottom piece, tail unrolled, would be a box too. Source: Marsaglia, Tsang, "The ziggurat method for generating random
// variables", J. Stat. Software 5(8), 2000; layout after Doornik 2005 (index, sign and size come from different bits).
// r and v solve "the 256 pieces close exactly at the top"; the tests check that they do.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "docket/random/draws.hpp"
#include "random/portable_math.hpp"

namespace docket::random_detail {

struct ZigguratTable {
  static constexpr std::size_t kPieces = 256;
  std::array<double, kPieces + 1> x{};  ///< widths, falling; x[256] = 0
  std::array<double, kPieces + 1> f{};  ///< heights f(x)
};

constexpr double constant_sqrt(double x) {
  double root = x > 1 ? x : 1;
  for (double next = 0.5 * (root + x / root); next < root; next = 0.5 * (root + x / root)) {
    root = next;
  }
  return root;
}

struct ExponentialCurve {
  static constexpr double kTailStart = 7.697117470131049714;
  static constexpr double kArea = 0.00394965982258155722;
  static constexpr double height(double x) { return portable_exp(-x); }
  static constexpr double width(double height) { return -portable_log(height); }
};

struct NormalCurve {
  static constexpr double kTailStart = 3.6541528853610087716;
  static constexpr double kArea = 0.0049286732339746553474;
  static constexpr double height(double x) { return portable_exp(-0.5 * x * x); }
  static constexpr double width(double height) { return constant_sqrt(-2 * portable_log(height)); }
};

template <class Curve>
constexpr ZigguratTable make_ziggurat() {
  ZigguratTable table;
  table.x[0] = Curve::kArea / Curve::height(Curve::kTailStart);
  table.x[1] = Curve::kTailStart;
  table.f[0] = 0;
  table.f[1] = Curve::height(Curve::kTailStart);
  for (std::size_t i = 2; i < ZigguratTable::kPieces; ++i) {
    table.x[i] = Curve::width(table.f[i - 1] + Curve::kArea / table.x[i - 1]);
    table.f[i] = Curve::height(table.x[i]);
  }
  table.x[ZigguratTable::kPieces] = 0;
  table.f[ZigguratTable::kPieces] = 1;
  return table;
}

inline constexpr ZigguratTable kExponentialZiggurat = make_ziggurat<ExponentialCurve>();
inline constexpr ZigguratTable kNormalZiggurat = make_ziggurat<NormalCurve>();

/// The rare cases, out of the way of the fast path: `size` fell outside the part of piece `piece` that lies wholly
/// under the curve. Returns a magnitude; `draw_normal_rare` keeps `is_negative` unless it has to start anew.
double draw_exponential_rare(Draws& draws, std::size_t piece, double size);
double draw_normal_rare(Draws& draws, std::size_t piece, double size, bool is_negative);

/// What the first word says.
struct ZigguratThrow {
  std::size_t piece;
  double size;    ///< a place in the piece
  bool is_under;  ///< wholly under the curve there, so `size` is the variate's magnitude: the usual case
};

[[gnu::always_inline]] inline ZigguratThrow throw_at(const ZigguratTable& table, std::uint64_t word) {
  const std::size_t piece = word & 0xFFU;
  const double size = static_cast<double>(word >> 11U) * 0x1p-53 * table.x[piece];
  return {piece, size, size < table.x[piece + 1]};
}

[[gnu::always_inline]] inline std::uint64_t sign_of(std::uint64_t word) { return (word & 0x100U) << 55U; }

/// Without a branch, which would be guessed wrong half the time.
[[gnu::always_inline]] inline double with_sign(double size, std::uint64_t sign) {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(size) | sign);
}

/// Exponential with mean 1.
inline double draw_exponential(Draws& draws) {
  const ZigguratThrow thrown = throw_at(kExponentialZiggurat, draws.bits());
  return thrown.is_under ? thrown.size : draw_exponential_rare(draws, thrown.piece, thrown.size);
}

/// Normal with mean 0 and variance 1.
inline double draw_normal(Draws& draws) {
  const std::uint64_t word = draws.bits();
  const std::uint64_t sign = sign_of(word);
  const ZigguratThrow thrown = throw_at(kNormalZiggurat, word);
  return thrown.is_under ? with_sign(thrown.size, sign) : draw_normal_rare(draws, thrown.piece, thrown.size, sign != 0);
}

/// What the first word at an address says of a variate.
struct FirstWordDraw {
  double variate;
  std::uint64_t is_enough;  ///< 1, or 0: the variate takes more words, and this is not it. A word, as loops like it
};

[[gnu::always_inline]] inline FirstWordDraw exponential_of(std::uint64_t word) {
  const ZigguratThrow thrown = throw_at(kExponentialZiggurat, word);
  return {thrown.size, static_cast<std::uint64_t>(thrown.is_under)};
}

[[gnu::always_inline]] inline FirstWordDraw normal_of(std::uint64_t word) {
  const ZigguratThrow thrown = throw_at(kNormalZiggurat, word);
  return {with_sign(thrown.size, sign_of(word)), static_cast<std::uint64_t>(thrown.is_under)};
}

}  // namespace docket::random_detail
