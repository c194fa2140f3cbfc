// The bits of many draws, frozen. Results of docket are equal on every compiler and flag set because these are; a
// change here changes every fingerprint of every scenario, so it needs a reason and an entry in the changelog.
#include <gtest/gtest.h>

#include <bit>
#include <map>

#include "docket/core/hash.hpp"
#include "random/distribution_cases.hpp"

namespace docket::testing {
namespace {

std::uint64_t fingerprint_of(const Distribution& distribution) {
  std::uint64_t hash = 0;
  for (const double value : sample_of(distribution, 200'000, 41)) {
    hash = combine_hashes(hash, std::bit_cast<std::uint64_t>(value));
  }
  return combine_hashes(hash, std::bit_cast<std::uint64_t>(distribution.mean()));
}

const std::map<std::string, std::uint64_t>& golden() {
  static const std::map<std::string, std::uint64_t> values = {
      {"uniform", 0xa76c3667a1e95c2bULL},
      {"exponential", 0x46270c013e20ac87ULL},
      {"erlang", 0xbce71235c4931037ULL},
      {"erlang_order", 0x70a554a479c92a49ULL},
      {"gamma", 0xefc439c384a2f371ULL},
      {"gamma_below_one", 0x34be4d014fbafc56ULL},
      {"lognormal_median_mean", 0x37f5cd5f3ac1b61eULL},
      {"lognormal_mean_cv", 0x38f1e28f0b261612ULL},
      {"lognormal_median_p95", 0xadc7dc7117e63dc9ULL},
      {"weibull", 0xd3b18589cfff53b3ULL},
      {"weibull_ageing", 0x423bb99ee4e43f01ULL},
      {"pareto", 0x9b8e3776da22b918ULL},
      {"triangular", 0xb7b65200ad9bb1c7ULL},
      {"geometric", 0xf31b591f1c8df246ULL},
      {"poisson_small", 0x239787f055546135ULL},
      {"poisson_large", 0xadba8633f83b244cULL},
      {"poisson_huge", 0x14221a80b09ee7c4ULL},
      {"empirical", 0x7ae702fbf7569744ULL},
      {"mixture", 0xb200435a0093caeULL},
  };
  return values;
}

TEST(GoldenDraws, AreTheSameBitsOnEveryCompiler) {
  const std::vector<DistributionCase> cases = distribution_cases();
  EXPECT_EQ(cases.size(), golden().size());
  for (const DistributionCase& tested : cases) {
    const auto expected = golden().find(tested.name);
    const std::uint64_t found = fingerprint_of(tested.right);
    EXPECT_TRUE(expected != golden().end() && expected->second == found)
        << "{\"" << tested.name << "\", 0x" << std::hex << found << "ULL},";
  }
}

}  // namespace
}  // namespace docket::testing
