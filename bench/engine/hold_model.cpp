#include "engine/hold_model.hpp"

#include <cmath>

#include "docket/core/hash.hpp"

namespace docket::bench {
namespace {

double uniform(std::uint64_t i) { return (static_cast<double>(mix_bits(i) >> 11U) + 0.5) * 0x1p-53; }

double draw_seconds(Delay delay, std::uint64_t i) {
  const double exponential = -std::log(uniform(2 * i));
  switch (delay) {
    case Delay::exponential:
      return exponential;
    case Delay::constant:
      return 1.0;
    case Delay::lognormal:
      return std::exp(2.0 * std::sqrt(2.0 * exponential) * std::cos(6.283185307179586 * uniform(2 * i + 1)));
    case Delay::mixed:  // as 24 h beside 36 s, in thousandths: half of the delays each
      return uniform(2 * i + 1) < 0.5 ? 86.4 : 0.036 * exponential;
  }
  return 0.0;
}

}  // namespace

Delays::Delays(Delay delay) {
  for (std::size_t i = 0; i < kCount; ++i) {
    table_.push_back(Duration::microseconds(static_cast<std::int64_t>(1e6 * draw_seconds(delay, i + 1))));
  }
}

}  // namespace docket::bench
