// Blocks are a cache: whoever asks, in whatever order, gets what he would have drawn by himself.
#include "docket/random/luck_blocks.hpp"

#include <gtest/gtest.h>

#include "docket/random/draws.hpp"

namespace docket {
namespace {

constexpr Purpose kHandling = make_purpose(5, 77);
const Distribution kTimes = Distribution::lognormal_median_mean(600, 3600);

Duration drawn(StreamKey stream, std::uint64_t ordinal) {
  Draws draws(stream, ordinal, kHandling);
  return sample_duration(kTimes, draws);
}

TEST(LuckBlocks, GiveWhatIsDrawnOnDemandToAnyoneInAnyOrder) {
  auto blocks = duration_blocks(kTimes, kHandling);
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    Draws choice({3}, i, {});
    const StreamKey stream{choice.bits() % 5};
    const std::uint64_t ordinal = i / 4 + choice.bits() % 200;
    ASSERT_EQ(blocks.at(stream, ordinal), drawn(stream, ordinal)) << stream.value << " " << ordinal;
  }
}

TEST(LuckBlocks, GiveTheSameWhereHardlyAnyoneComes) {
  auto blocks = duration_blocks(kTimes, kHandling);
  for (std::uint64_t ordinal = 0; ordinal < 100'000; ordinal += 37) {
    ASSERT_EQ(blocks.at({9}, ordinal), drawn({9}, ordinal)) << ordinal;
  }
}

TEST(LuckBlocks, OfUnitsAreTheUnitsOfTheirAddresses) {
  auto blocks = unit_blocks(kHandling);
  for (const std::uint64_t step : {1U, 37U}) {  // everybody, and then hardly anyone
    for (std::uint64_t ordinal = 0; ordinal < 3000 * step; ordinal += step) {
      ASSERT_EQ(blocks.at({11}, ordinal), Draws({11}, ordinal, kHandling).unit()) << ordinal;
    }
  }
}

}  // namespace
}  // namespace docket
