// The first two words at many consecutive addresses at once, for drawing in blocks. Where the processor has AVX2 this
// takes about half the time of one address after the other, with AVX-512 a quarter; the bits are those of Draws in any
// case.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "docket/random/address.hpp"

namespace docket::random_detail {

struct FirstWords {
  static constexpr std::size_t kCapacity = 64;
  std::array<std::uint64_t, kCapacity> first;
  std::array<std::uint64_t, kCapacity> second;
};

/// Fills entries 0 to count - 1 for the ordinals from `first_ordinal` on; count <= kCapacity. May overwrite others.
void make_first_words(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::size_t count,
                      FirstWords& words);

/// The ways in which this processor can do it, the fastest last.
using WayToMakeFirstWords = decltype(&make_first_words);
std::vector<WayToMakeFirstWords> ways_to_make_first_words();

}  // namespace docket::random_detail
