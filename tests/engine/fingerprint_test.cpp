#include "docket/engine/fingerprint.hpp"

#include <gtest/gtest.h>

#include <set>

namespace docket {
namespace {

struct Step {
  std::int64_t at;
  Phase phase;
  std::uint64_t key;
};

std::uint64_t of(std::initializer_list<Step> steps) {
  Fingerprint fingerprint;
  for (const Step& step : steps) {
    fingerprint.add(Instant::from_us(step.at), step.phase, step.key);
  }
  return fingerprint.value();
}

TEST(Fingerprint, IsEqualForEqualTrajectories) { EXPECT_EQ(of({{1, 2, 3}, {4, 5, 6}}), of({{1, 2, 3}, {4, 5, 6}})); }

TEST(Fingerprint, ChangesWithEachPartTheOrderAndTheNumberOfSteps) {
  const std::set<std::uint64_t> values = {
      of({}),
      of({{0, 0, 0}}),
      of({{0, 0, 0}, {0, 0, 0}}),
      of({{1, 2, 3}}),
      of({{2, 2, 3}}),
      of({{1, 3, 3}}),
      of({{1, 2, 4}}),
      of({{1, 3, 2}}),
      of({{1, 2, 3}, {4, 5, 6}}),
      of({{4, 5, 6}, {1, 2, 3}}),
      of({{1, 2, 6}, {4, 5, 3}}),
  };
  EXPECT_EQ(values.size(), 11U);
}

TEST(Fingerprint, HardlyEverCollides) {
  std::set<std::uint64_t> values;
  for (std::int64_t at = 0; at < 40; ++at) {
    for (Phase phase = 0; phase < 40; ++phase) {
      for (std::uint64_t key = 0; key < 40; ++key) {
        values.insert(of({{at, phase, key}}));
      }
    }
  }
  EXPECT_EQ(values.size(), 64'000U);
}

// The expected value was worked out apart, from the definition.
TEST(Fingerprint, IsTheSameOnEveryMachine) {
  Fingerprint fingerprint;
  EXPECT_EQ(fingerprint.hex(), "6a09e667f3bcc908");
  fingerprint.add(Instant::from_us(3'600'000'000), 3, 42);
  EXPECT_EQ(fingerprint.hex(), "80e33b6f6233a3af");
}

}  // namespace
}  // namespace docket
