#include "random/ziggurat.hpp"

namespace docket::random_detail {

namespace {

template <class Curve>
bool is_under_curve(const ZigguratTable& table, Draws& draws, std::size_t piece, double size) {
  const double height = table.f[piece] + draws.unit() * (table.f[piece + 1] - table.f[piece]);
  return height < Curve::height(size);
}

/// The distance beyond `start` of a normal variate known to lie there. Marsaglia 1964.
double draw_beyond(double start, Draws& draws) {
  for (;;) {
    const double excess = -portable_log(draws.unit_open()) / start;
    if (-2 * portable_log(draws.unit_open()) >= excess * excess) {
      return excess;
    }
  }
}

}  // namespace

// The exponential has no memory: beyond r it is r and a new exponential.
double draw_exponential_rare(Draws& draws, std::size_t piece, double size) {
  if (piece == 0) {
    return ExponentialCurve::kTailStart - portable_log(draws.unit_open());
  }
  if (is_under_curve<ExponentialCurve>(kExponentialZiggurat, draws, piece, size)) {
    return size;
  }
  return draw_exponential(draws);
}

double draw_normal_rare(Draws& draws, std::size_t piece, double size, bool is_negative) {
  if (piece == 0) {
    size = NormalCurve::kTailStart + draw_beyond(NormalCurve::kTailStart, draws);
  } else if (!is_under_curve<NormalCurve>(kNormalZiggurat, draws, piece, size)) {
    return draw_normal(draws);
  }
  return is_negative ? -size : size;
}

}  // namespace docket::random_detail
