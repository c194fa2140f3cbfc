// All that a twin keeps: the sum of times in the system, how many were late, one histogram. Times in microseconds.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "twins/outcome.hpp"

namespace docket::bench {

class SojournTally {
 public:
  void add(std::uint64_t sojourn, bool is_late = false) {
    sum_ += sojourn;
    late_ += is_late ? 1U : 0U;
    ++histogram_[bucket_of(sojourn)];
  }

  [[nodiscard]] Outcome outcome(std::uint64_t items) const {
    const auto count = static_cast<double>(items);
    return {items, static_cast<double>(sum_) / count / 1e6, static_cast<double>(late_) / count};
  }

 private:
  /// 64 buckets for each power of two.
  static std::uint32_t bucket_of(std::uint64_t value) {
    const auto shift = static_cast<std::uint32_t>(std::bit_width(value | 127U)) - 7U;
    return (shift << 7U) + static_cast<std::uint32_t>(value >> shift);
  }

  std::uint64_t sum_ = 0;
  std::uint64_t late_ = 0;
  std::vector<std::uint32_t> histogram_ = std::vector<std::uint32_t>(8192);
};

}  // namespace docket::bench
