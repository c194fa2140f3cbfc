// Numbers for tests: the same on every machine, and independent of docket's own random streams.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

#include "docket/core/hash.hpp"
#include "docket/core/time.hpp"

namespace docket {

class SampleSource {
 public:
  explicit SampleSource(std::uint64_t seed) : state_(mix_bits(seed)) {}

  std::uint64_t bits() { return mix_bits(state_ += 0x9e3779b97f4a7c15ULL); }
  /// Below `bound`, with a bias nobody notices.
  std::uint64_t below(std::uint64_t bound) { return bits() % bound; }
  /// In (0, 1).
  double uniform() { return (static_cast<double>(bits() >> 11U) + 0.5) * 0x1p-53; }
  /// Box and Muller 1958.
  double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform()); }

  std::vector<double> normals(std::size_t count, double mean = 0, double deviation = 1) {
    std::vector<double> values(count);
    for (double& value : values) {
      value = mean + deviation * normal();
    }
    return values;
  }
  /// Equally likely to have any number of bits up to `most_bits`: from single microseconds to centuries.
  Duration duration(unsigned most_bits = 51) {
    return Duration::microseconds(static_cast<std::int64_t>(bits() >> (64U - below(most_bits) - 1)));
  }
  std::vector<Duration> durations(std::size_t count, unsigned most_bits = 51) {
    std::vector<Duration> values(count);
    for (Duration& value : values) {
      value = duration(most_bits);
    }
    return values;
  }
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[below(i)]);
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace docket
