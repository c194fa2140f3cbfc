// A merged scenario gives with any settings what reading the files with them gives.
#include "docket/scenario/merged_scenario.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "docket/core/problem_text.hpp"
#include "scenario/sample_scenario.hpp"

namespace docket {
namespace {

constexpr const char* kFile = "full/main.json";

struct Sample : test::MemoryFiles {
  Sample() { test::put_sample(*this); }
};

/// All that tells two readings apart.
std::string told(const Result<Scenario>& read) {
  if (!read.has_value()) {
    return "refused: " + render_problems(read.problems());
  }
  const Scenario& scenario = read.value();
  std::string text = scenario.file + "\n" + scenario.resolved_json + render_problems(scenario.warnings);
  for (const auto& [pointer, place] : scenario.places) {
    text += pointer + " " + place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + "\n";
  }
  for (const auto& [id, fact] : scenario.evidence.facts) {
    text += id + ": " + fact.says + " " + fact.value_json + "\n";
  }
  for (const LedgerRow& row : scenario.evidence.rows) {
    text += row.pointer + "=" + row.written + " " + std::to_string(static_cast<int>(row.basis)) + "\n";
  }
  return text;
}

class Shapes : public SoundShapes {
 public:
  [[nodiscard]] bool know(const std::string& shape) const override { return shapes_.contains(shape); }
  void note(const std::string& shape) override { shapes_.insert(shape); }

 private:
  std::set<std::string> shapes_;
};

/// The sample, merged, and what was found to be sound of it.
class PlayedAgainAndAgain : public testing::Test {
 protected:
  Result<Scenario> playable(const std::string& setting) { return merged_.playable({setting}, sound_); }
  Result<Scenario> whole(const std::string& setting) { return merged_.with({setting}); }

  const Sample files_;
  const test::FixedZones zones_{};
  const MergedScenario merged_{kFile, files_, zones_};
  Shapes sound_;
};

class Settings : public testing::TestWithParam<std::vector<std::string>> {};

TEST_P(Settings, CountAsIfTheFilesWereRead) {
  const Sample files;
  const test::FixedZones zones;
  ReadOptions options;
  options.settings = GetParam();
  const MergedScenario merged(kFile, files, zones);
  const std::string as_read = told(read_scenario(kFile, files, zones, options));
  EXPECT_EQ(told(merged.with(GetParam())), as_read);
  EXPECT_EQ(told(merged.with(GetParam())), as_read) << "the second time";
}

INSTANTIATE_TEST_SUITE_P(
    AnyOf, Settings,
    testing::Values(std::vector<std::string>{}, std::vector<std::string>{"/platform/pools/legal/reviewers=12"},
                    std::vector<std::string>{"/platform/pools/legal/reviewers=many"},
                    std::vector<std::string>{"/platform/pools/legal/reviewers=null"},
                    std::vector<std::string>{"/platform/pools/legall/reviewers=3", "/title=other"},
                    std::vector<std::string>{"/order_streams/recorded/priority=3"},
                    std::vector<std::string>{"/order_streams/recorded/trace=none.csv"},
                    std::vector<std::string>{"/regimes/in/override/title=another"},
                    std::vector<std::string>{"/regimes/in/file=none.json", "/run/seed=8"},
                    std::vector<std::string>{"/facts=none.json"}, std::vector<std::string>{"/facts/A2/value=true"},
                    std::vector<std::string>{"/facts/A2=null"}, std::vector<std::string>{"/extends=other.json"},
                    std::vector<std::string>{"no pointer"}));

TEST(MergedScenario, PutsItsOwnSettingsFirst) {
  const Sample files;
  const test::FixedZones zones;
  ReadOptions options;
  options.settings = {"/run/seed=8", "/title=mine"};
  const MergedScenario merged(kFile, files, zones, options);
  const Result<Scenario> read = merged.with({"/run/seed=9"});
  ASSERT_TRUE(read.has_value()) << render_problems(read.problems());
  EXPECT_EQ(read.value().run.seed, 9U);
  EXPECT_EQ(read.value().title, "mine");
}

TEST_F(PlayedAgainAndAgain, NeedsItsEvidenceReadOnlyOnceWithOtherAmounts) {
  const std::string thirteen = "/platform/pools/legal/reviewers=13";
  EXPECT_FALSE(playable("/platform/pools/legal/reviewers=12").value().evidence.rows.empty());
  const Result<Scenario> second = playable(thirteen);
  ASSERT_TRUE(second.has_value()) << render_problems(second.problems());
  EXPECT_TRUE(second.value().evidence.rows.empty());
  EXPECT_EQ(second.value().platform.pools.front().reviewers, whole(thirteen).value().platform.pools.front().reviewers);
}

TEST_F(PlayedAgainAndAgain, HasItsEvidenceReadWhereMoreThanAmountsDiffers) {
  ASSERT_TRUE(playable("/platform/pools/legal/reviewers=12").has_value());
  for (const std::string other :
       {"/platform/pools/legal/reviewers=12h", "/platform/pools/legal/reviewers=many",
        "/platform/pools/legal/reviewers=null", "/platform/pools/other/reviewers=12", "/run/seed=8"}) {
    EXPECT_EQ(told(playable(other)), told(whole(other))) << other;
  }
  EXPECT_FALSE(whole("/run/seed=8").value().evidence.rows.empty());
}

TEST_F(PlayedAgainAndAgain, HasItsEvidenceReadEachTimeWhereTheSettingsMayChangeIt) {
  for (const std::string about : {"/evidence/~1platform/assumption=x", "/regimes/in/evidence/~1title/law=x",
                                  "/facts=none.json", "/regimes/in/file=none.json", "/facts/A2/value=true"}) {
    const std::string read = told(whole(about));
    EXPECT_EQ(told(playable(about)), read) << about;
    EXPECT_EQ(told(playable(about)), read) << about << ", the second time";
  }
}

TEST_F(PlayedAgainAndAgain, HasItsEvidenceReadEachTimeWhereTheRunBeginsOrEndsElsewhere) {
  ASSERT_TRUE(playable("/run/starts_at=2021-01-30T00:00:00Z").has_value());
  ASSERT_TRUE(playable("/run/ends_at=2021-02-11T00:00:00Z").has_value());
  const std::string later = "/run/starts_at=2021-01-31T06:00:00Z";
  EXPECT_NE(told(playable(later)).find("/evidence/~1orders~1first~1served_at/range/0"), std::string::npos);
  for (const std::string& setting : {later, std::string("/run/ends_at=2021-02-09T12:00:00Z")}) {
    EXPECT_EQ(told(playable(setting)), told(whole(setting))) << setting;
  }
}

TEST(MergedScenario, IsNotChangedByTheSettingsItIsReadWith) {
  const Sample files;
  const test::FixedZones zones;
  const MergedScenario merged(kFile, files, zones);
  const std::string before = told(merged.with({}));
  for (const std::string setting : {"/platform/pools/legal/reviewers=77", "/orders=null", "/title=other",
                                    "/regimes/in/readings=null", "/platform/pools/another={\"reviewers\": 1}"}) {
    (void)merged.with({setting});
    EXPECT_EQ(told(merged.with({})), before) << setting;
  }
}

TEST(MergedScenario, IsMadeOfTheFilesAsTheyWere) {
  Sample files;
  const test::FixedZones zones;
  const MergedScenario merged(kFile, files, zones);
  files.put("full/base.json", "no scenario");
  EXPECT_TRUE(merged.with({"/run/seed=9"}).has_value());
}

TEST(MergedScenario, GivesTheSameToManyThreadsThatWantTheRowsOfATrace) {
  Sample files;
  std::string trace = "served_at,items\n";
  for (int row = 0; row < 500; ++row) {
    trace += "2021-02-01T00:00:00Z,3\n";
  }
  files.put("full/trace.csv", trace);
  const test::FixedZones zones;
  const MergedScenario merged(kFile, files, zones);
  const std::vector<std::string> too_late = {"/run/starts_at=2021-02-02T00:00:00Z"};
  const std::string alone = told(MergedScenario(kFile, files, zones).with(too_late));
  EXPECT_NE(alone.find("/order_streams/recorded/trace/499/0"), std::string::npos) << alone.substr(0, 500);
  std::atomic<int> differing = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] { differing += told(merged.with(too_late)) == alone ? 0 : 1; });
    }
  }
  EXPECT_EQ(differing, 0);
}

TEST(MergedScenario, SaysWhatIsWrongWithItsFiles) {
  Sample files;
  files.put("full/law.json", "{");
  const test::FixedZones zones;
  const MergedScenario merged(kFile, files, zones);
  EXPECT_EQ(told(merged.with({})), told(read_scenario(kFile, files, zones)));
  EXPECT_FALSE(merged.with({}).has_value());
}

}  // namespace
}  // namespace docket
