#include "twins/twin_random.hpp"

#include <cmath>

#include "docket/core/hash.hpp"

namespace docket::bench {
namespace {

// Where the tail begins and the area of a layer, for 256 layers.
constexpr double kExponentialTail = 7.69711747013104972;
constexpr double kExponentialArea = 0.0039496598225815571993;
constexpr double kNormalTail = 3.6541528853610088;
constexpr double kNormalArea = 0.00492867323399;

template <class Density, class Inverse>
Ziggurat make_ziggurat(double tail, double area, Density density, Inverse inverse) {
  Ziggurat table{};
  table.edge[0] = area / density(tail);
  table.edge[1] = tail;
  for (int i = 2; i < Ziggurat::kLayers; ++i) {
    table.edge[i] = inverse(density(table.edge[i - 1]) + area / table.edge[i - 1]);
  }
  table.edge[Ziggurat::kLayers] = 0;
  for (int i = 0; i <= Ziggurat::kLayers; ++i) {
    table.height[i] = density(table.edge[i]);
  }
  return table;
}

double exponential_density(double x) { return std::exp(-x); }
double normal_density(double x) { return std::exp(-0.5 * x * x); }

/// Uniform on (0, 1].
double unit_above_zero(TwinBits& bits) { return 1.0 - unit(bits()); }

bool is_below(const Ziggurat& table, std::uint32_t layer, double share, double density) {
  return table.height[layer] + share * (table.height[layer + 1] - table.height[layer]) < density;
}

double normal_tail(TwinBits& bits) {
  double beyond = 0;
  double other = 0;
  do {
    beyond = -std::log(unit_above_zero(bits)) / kNormalTail;
    other = -std::log(unit_above_zero(bits));
  } while (2 * other < beyond * beyond);
  return kNormalTail + beyond;
}

}  // namespace

const Ziggurat kExponentialZiggurat =
    make_ziggurat(kExponentialTail, kExponentialArea, exponential_density, [](double y) { return -std::log(y); });
const Ziggurat kNormalZiggurat =
    make_ziggurat(kNormalTail, kNormalArea, normal_density, [](double y) { return std::sqrt(-2 * std::log(y)); });

TwinBits::TwinBits(std::uint64_t seed)
    : a_(mix_bits(seed + 1)), b_(mix_bits(a_ + 1)), c_(mix_bits(b_ + 1)), d_(mix_bits(c_ + 1)) {}

double rare_exponential(TwinBits& bits, std::uint32_t layer, double x) {
  while (layer != 0) {
    if (is_below(kExponentialZiggurat, layer, unit(bits()), exponential_density(x))) {
      return x;
    }
    const std::uint64_t word = bits();
    layer = static_cast<std::uint32_t>(word & 255U);
    x = unit(word) * kExponentialZiggurat.edge[layer];
    if (x < kExponentialZiggurat.edge[layer + 1]) {
      return x;
    }
  }
  return kExponentialTail - std::log(unit_above_zero(bits));
}

double rare_normal(TwinBits& bits, std::uint32_t layer, double x) {
  while (layer != 0) {
    if (is_below(kNormalZiggurat, layer, unit(bits()), normal_density(x))) {
      return x;
    }
    const std::uint64_t word = bits();
    layer = static_cast<std::uint32_t>(word & 255U);
    x = static_cast<double>(static_cast<std::int64_t>(word) >> 11U) * 0x1p-52 * kNormalZiggurat.edge[layer];
    if (std::fabs(x) < kNormalZiggurat.edge[layer + 1]) {
      return x;
    }
  }
  return std::copysign(normal_tail(bits), x);
}

}  // namespace docket::bench
