#include "docket/random/draws.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <set>
#include <vector>

namespace docket {
namespace {

constexpr StreamKey kStream = make_stream_key(1, 0, hash_text("orders"));
constexpr Purpose kPurpose = make_purpose(3, hash_text("triage"));
constexpr std::size_t kMany = 200'000;

double unit_at(StreamKey stream, std::uint64_t ordinal, Purpose purpose) {
  return Draws(stream, ordinal, purpose).unit();
}

/// Correlation of two uniforms times sqrt(n): standard normal when they are independent.
double scaled_correlation(const std::function<double(std::uint64_t)>& a,
                          const std::function<double(std::uint64_t)>& b) {
  double sum = 0;
  for (std::uint64_t i = 0; i < kMany; ++i) {
    sum += (a(i) - 0.5) * (b(i) - 0.5) * 12;
  }
  return sum / std::sqrt(static_cast<double>(kMany));
}

TEST(Draws, DependOnTheAddressAlone) {
  Draws first(kStream, 7, kPurpose);
  std::vector<std::uint64_t> words;
  for (int i = 0; i < 9; ++i) {
    words.push_back(first.bits());
  }
  Draws elsewhere(kStream, 8, kPurpose);
  elsewhere.bits();
  Draws again(kStream, 7, kPurpose);
  for (const std::uint64_t word : words) {
    EXPECT_EQ(again.bits(), word);
  }
}

TEST(Draws, TakeTwoWordsFromEachBlockOfTheSubCounter) {
  const std::uint64_t ordinal = 0x1234567890abcdefULL;
  Draws draws(kStream, ordinal, kPurpose);
  for (std::uint32_t sub = 0; sub < 3; ++sub) {
    const auto half = [](std::uint64_t x, unsigned shift) { return static_cast<std::uint32_t>(x >> shift); };
    const PhiloxBlock block = philox4x32({half(ordinal, 0), half(ordinal, 32), kPurpose.value, sub},
                                         {half(kStream.value, 0), half(kStream.value, 32)});
    EXPECT_EQ(draws.bits(), block[0] | (std::uint64_t{block[1]} << 32U));
    EXPECT_EQ(draws.bits(), block[2] | (std::uint64_t{block[3]} << 32U));
  }
}

TEST(Draws, UnitLiesBelowOneAndUnitOpenStrictlyBetween) {
  for (std::uint64_t i = 0; i < kMany; ++i) {
    Draws draws(kStream, i, kPurpose);
    const double unit = draws.unit();
    const double open = draws.unit_open();
    ASSERT_TRUE(unit >= 0 && unit < 1);
    ASSERT_TRUE(open > 0 && open < 1);
    ASSERT_EQ(std::ldexp(unit, 53), std::floor(std::ldexp(unit, 53)));
    ASSERT_EQ(std::fmod(std::ldexp(open, 53), 2), 1);
  }
}

TEST(Draws, ChanceIsRarerForASmallerProbabilityAndCertainAtTheEnds) {
  std::size_t hits = 0;
  for (std::uint64_t i = 0; i < kMany; ++i) {
    const auto is_hit = [i](double p) { return Draws(kStream, i, kPurpose).chance(p); };
    ASSERT_FALSE(is_hit(0));
    ASSERT_TRUE(is_hit(1));
    ASSERT_TRUE(!is_hit(0.3) || is_hit(0.31));
    hits += is_hit(0.3) ? 1 : 0;
  }
  const double n = static_cast<double>(kMany);
  EXPECT_NEAR(static_cast<double>(hits) / n, 0.3, 4.5 * std::sqrt(0.21 / n));
}

TEST(Draws, NeighbouringAddressesAreUncorrelated) {
  const auto base = [](std::uint64_t i) { return unit_at(kStream, i, kPurpose); };
  const auto second_visit = make_purpose(3, hash_text("triage"), 1);
  const auto other_kind = make_purpose(4, hash_text("triage"));
  const auto other_replication = make_stream_key(1, 1, hash_text("orders"));
  const auto other_seed = make_stream_key(2, 0, hash_text("orders"));
  const std::vector<std::function<double(std::uint64_t)>> neighbours = {
      [](std::uint64_t i) { return unit_at(kStream, i + 1, kPurpose); },
      [](std::uint64_t i) { return unit_at(kStream, i + (1ULL << 32U), kPurpose); },
      [=](std::uint64_t i) { return unit_at(kStream, i, second_visit); },
      [=](std::uint64_t i) { return unit_at(kStream, i, other_kind); },
      [=](std::uint64_t i) { return unit_at(other_replication, i, kPurpose); },
      [=](std::uint64_t i) { return unit_at(other_seed, i, kPurpose); },
      [](std::uint64_t i) {
        Draws draws(kStream, i, kPurpose);
        draws.bits();
        return draws.unit();
      }};
  for (std::size_t k = 0; k < neighbours.size(); ++k) {
    EXPECT_LT(std::fabs(scaled_correlation(base, neighbours[k])), 4.5) << "neighbour " << k;
  }
  EXPECT_GT(scaled_correlation(base, base), 100);
}

TEST(StreamKey, DiffersForEverySeedReplicationAndSource) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (std::uint32_t replication = 0; replication < 20; ++replication) {
      for (std::uint64_t source = 0; source < 20; ++source) {
        seen.insert(make_stream_key(seed, replication, source).value);
      }
    }
  }
  EXPECT_EQ(seen.size(), 8000U);
}

TEST(Purpose, KeepsKindsApartAndVisitsOfAPlaceApart) {
  std::set<std::uint32_t> seen;
  for (unsigned kind = 0; kind < 256; ++kind) {
    for (std::uint32_t visit = 0; visit < 50; ++visit) {
      seen.insert(make_purpose(static_cast<std::uint8_t>(kind), hash_text("legal"), visit).value);
    }
  }
  EXPECT_EQ(seen.size(), 256U * 50U);
  EXPECT_NE(make_purpose(1, hash_text("legal")), make_purpose(1, hash_text("triage")));
}

}  // namespace
}  // namespace docket
