// The studies that docket ships, and the first one that a reader of scenarios/README.md writes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "docket/study/read_study.hpp"
#include "docket/study/study_plan.hpp"
#include "support/memory_files.hpp"
#include "support/shipped_scenarios.hpp"

namespace docket {
namespace {

/// The plan of a study; every point of it must be a scenario that can be read.
StudyPlan plan_in(const std::string& path, const InputFiles& files, const ZoneSource& zones) {
  const Result<Study> study = read_study(path, files, zones);
  EXPECT_TRUE(study.has_value()) << render_problems(study.problems());
  std::map<std::string, Scenario> scenarios;
  for (const std::string& file : scenario_files(study.value())) {
    scenarios.emplace(file, read_scenario(file, files, zones).value());
  }
  const StudyPlan plan = plan_of(study.value(), scenarios).value();
  for (const StudyPoint& point : plan.points) {
    const Result<Scenario> scenario = read_scenario(point.file, files, zones, {point.settings});
    EXPECT_TRUE(scenario.has_value()) << path << "\n" << render_problems(scenario.problems());
  }
  return plan;
}

TEST(ShippedStudies, CanBePlayedAtEveryPoint) {
  const DiskFiles files;
  const SystemZones zones;
  std::size_t studies = 0;
  for (const auto& folder :
       std::filesystem::directory_iterator(std::string(DOCKET_SOURCE_DIR) + "/scenarios/studies")) {
    EXPECT_GT(plan_in((folder.path() / "sweep.json").string(), files, zones).points.size(), 1U);
    ++studies;
  }
  EXPECT_GE(studies, 3U);
}

/// The n-th block of JSON in a page.
std::string json_block(const std::string& page, int n) {
  const std::string fence = "```json\n";
  std::size_t at = 0;
  for (int i = 0; i < n; ++i) {
    at = page.find(fence, at) + fence.size();
  }
  return page.substr(at, page.find("```", at) - at);
}

TEST(FirstSweep, TakesLessThanTenLines) {
  std::ifstream file(std::string(DOCKET_SOURCE_DIR) + "/scenarios/README.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const test::MemoryFiles files{{"first.json", json_block(page, 1)}, {"study.json", json_block(page, 2)}};
  EXPECT_LT(std::ranges::count(json_block(page, 2), '\n'), 10);
  EXPECT_EQ(plan_in("study.json", files, test::FixedZones()).points.size(), 6U);
}

}  // namespace
}  // namespace docket
