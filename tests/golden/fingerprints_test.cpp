// Every shipped scenario plays the same trajectory on every compiler, with any leaf limit and any number of threads; of
// the long ones of the validation, the beginning. The committed fingerprints change only when behaviour is meant to
// change; the failure message shows the new file.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "docket/experiment/replicate.hpp"
#include "run/world.hpp"
#include "support/shipped_scenarios.hpp"

namespace docket {
namespace {

using test::shipped_names;

constexpr std::uint32_t kReplications = 3;
constexpr std::uint64_t kItemsOfBeginning = 1000;

/// As it is, but for the long runs of the validation: of them the first items, and no warm-up.
Scenario read_short(const std::string& name) {
  Scenario scenario = test::read_shipped(name);
  if (test::is_validation(name)) {
    scenario.run.warm_up = {};
    scenario.run.ends_after_items = kItemsOfBeginning;
  }
  return scenario;
}

using Fingerprints = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> fingerprints(const Scenario& scenario, std::uint32_t leaf_limit, std::uint32_t threads) {
  const MetricCatalogue catalogue(scenario);
  ReplicateOptions options;
  options.replications = kReplications;
  options.seed = scenario.run.seed;
  options.threads = threads;
  options.run.leaf_limit = leaf_limit;
  std::vector<std::string> found;
  for (const RunResult& result : replicate(scenario, catalogue, options).results) {
    found.push_back(fmt::format("{:016x}", result.fingerprint));
  }
  return found;
}

TEST(Fingerprints, AreThoseThatWereCommitted) {
  std::ifstream file(std::string(DOCKET_SOURCE_DIR) + "/tests/golden/fingerprints.json");
  const auto committed = nlohmann::json::parse(file).get<Fingerprints>();
  Fingerprints found;
  for (const std::string& name : shipped_names()) {
    // Whoever adds a case of the validation adds one file, and no fingerprint.
    if (committed.contains(name) || !test::is_validation(name)) {
      found[name] = fingerprints(read_short(name), 4096, 1);
    }
  }
  EXPECT_EQ(found, committed) << "tests/golden/fingerprints.json as it would be now:\n"
                              << nlohmann::json(found).dump(1);
}

TEST(Fingerprints, DoNotDependOnLeafLimitOrThreads) {
  for (const std::string& name : shipped_names()) {
    const Scenario scenario = read_short(name);
    const auto expected = fingerprints(scenario, 4096, 1);
    EXPECT_EQ(fingerprints(scenario, 1, 2), expected) << name;
    EXPECT_EQ(fingerprints(scenario, 64, 2), expected) << name;
  }
}

TEST(Fingerprints, TellReplicationsApart) {
  const auto found = fingerprints(read_short("india-2021/review-then-decide.json"), 4096, 1);
  EXPECT_NE(found[0], found[1]);
  EXPECT_NE(found[1], found[2]);
}

/// As bits, so that what is not defined equals itself.
std::vector<std::uint64_t> bits_of(const std::vector<double>& metrics) {
  std::vector<std::uint64_t> bits(metrics.size());
  std::ranges::transform(metrics, bits.begin(), [](double metric) { return std::bit_cast<std::uint64_t>(metric); });
  return bits;
}

TEST(Fingerprints, AreNotKeptForWhoAsksForMetricsAloneWhichAreTheSame) {
  for (const std::string& name : shipped_names()) {
    const Scenario scenario = read_short(name);
    const MetricCatalogue catalogue(scenario);
    const RunResult whole = run(scenario, catalogue, 1, 0);
    const RunResult metrics_alone = run(scenario, catalogue, 1, 0, {}, RunOptions().for_metrics());
    EXPECT_NE(whole.fingerprint, 0U) << name;
    EXPECT_EQ(metrics_alone.fingerprint, 0U) << name;
    EXPECT_EQ(bits_of(metrics_alone.metrics), bits_of(whole.metrics)) << name;
  }
}

}  // namespace
}  // namespace docket
