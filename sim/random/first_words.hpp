// The first two words at many consecutive addresses at once, for drawing in blocks. Where the processor has AVX2 this
// takes about half the time of one address after the other; the bits are those of Draws in any case.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

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

/// As above, without special instructions.
void make_first_words_plainly(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::size_t count,
                              FirstWords& words);

}  // namespace docket::random_detail
