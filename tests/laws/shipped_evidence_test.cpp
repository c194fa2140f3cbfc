// Every number of every file below scenarios/ has evidence: a new file is held to it by being there.
#include <gtest/gtest.h>

#include <filesystem>

#include "docket/report/check_report.hpp"
#include "support/memory_files.hpp"
#include "support/shipped_scenarios.hpp"

namespace docket {
namespace {

using test::read_shipped;
using test::shipped_names;

void expect_all_covered(const Scenario& scenario, const std::string& name) {
  for (const LedgerRow& row : scenario.evidence.rows) {
    EXPECT_NE(row.basis, Basis::nothing) << name << ": no evidence for " << row.pointer;
  }
}

std::vector<std::filesystem::path> regime_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(DOCKET_SOURCE_DIR) + "/scenarios/regimes")) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  return files;
}

TEST(ShippedEvidence, CoversEveryValueOfEveryScenario) {
  ASSERT_GT(shipped_names().size(), 10U);
  for (const std::string& name : shipped_names()) {
    const Scenario scenario = read_shipped(name);
    EXPECT_GT(scenario.evidence.rows.size(), 0U) << name;
    expect_all_covered(scenario, name);
  }
}

TEST(ShippedEvidence, CoversEveryRegimeByItsOwnFileAlone) {
  ASSERT_FALSE(regime_files().empty());
  for (const std::filesystem::path& file : regime_files()) {
    test::MemoryFiles files;
    files.put("regime.json", DiskFiles().read(file.string()).value());
    files.put("around.json", R"({"docket": 1, "title": "around a regime", "regimes": {"it": {"file": "regime.json"}},
      "run": {"starts_at": "2026-01-01T00:00:00Z", "ends_at": "2026-02-01T00:00:00Z"},
      "platform": {}, "evidence": {"/run": {"assumption": "made up"}}})");
    const auto scenario = read_scenario("around.json", files, SystemZones());
    ASSERT_TRUE(scenario.has_value()) << file << render_problems(scenario.problems());
    EXPECT_GT(scenario.value().evidence.rows.size(), 2U) << file;
    expect_all_covered(scenario.value(), file.string());
  }
}

TEST(ShippedEvidence, SpeaksForSomething) {
  for (const std::string& name : shipped_names()) {
    for (const Problem& warning : read_shipped(name).warnings) {
      EXPECT_EQ(warning.message.find("evidence for nothing"), std::string::npos)
          << name << ": " << warning.pointer << " " << warning.message;
    }
  }
}

TEST(ShippedEvidence, OfTheHistoryComesFromTheSeeds) {
  const EvidenceLedger ledger = read_shipped("india-2021/history.json").evidence;
  EXPECT_GT(ledger.count(Basis::fact), 5U);
  for (const auto& [id, fact] : ledger.facts) {
    EXPECT_TRUE(fact.place.file.ends_with("seeds/india-2021.json")) << id << ": " << fact.place.file;
    EXPECT_GT(fact.place.line, 0U) << id;
  }
}

}  // namespace
}  // namespace docket
