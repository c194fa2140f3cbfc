// Inputs that are no files worth keeping: too deep, too long, a folder, nothing at all.
#include <gtest/gtest.h>

#include <filesystem>

#include "docket/cli/disk_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "support/temporary_folder.hpp"

namespace docket::test {
namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

/// What is said of a file that holds `content`: one problem.
Problem only_problem_of(const std::string& content) {
  const TemporaryFolder folder;
  folder.put("hostile.json", content);
  const DiskFiles files;
  const SystemZones zones;
  const Problems problems = read_scenario(folder.path("hostile.json"), files, zones).problems();
  EXPECT_EQ(problems.size(), 1U);
  return problems.empty() ? Problem{} : problems.front();
}

constexpr std::size_t kTwoMillion = 2'000'000;

TEST(TwoMillionNestedLists, AreRefusedWhereTheLimitIsPassed) {
  const Problem open = only_problem_of(repeated("[", kTwoMillion));
  EXPECT_EQ(open.place.line, 1U);
  EXPECT_EQ(open.place.column, 1'001U);
  EXPECT_NE(open.message.find("nested more than 1000 levels deep"), std::string::npos) << open.message;
  EXPECT_EQ(only_problem_of(repeated("[", kTwoMillion) + repeated("]", kTwoMillion)).message, open.message);
}

TEST(TwoMillionNestedObjects, AreRefusedToo) {
  const Problem problem = only_problem_of(repeated("{\"a\":", kTwoMillion));
  EXPECT_NE(problem.message.find("nested more than 1000 levels deep"), std::string::npos) << problem.message;
}

TEST(TwoMillionOpenBracketsWithinAText, AreJustAText) {
  const Problem problem = only_problem_of("{\"docket\": \"" + repeated("[", kTwoMillion));
  EXPECT_EQ(problem.place.column, 12U);
  EXPECT_NE(problem.message.find("no closing quote"), std::string::npos) << problem.message;
}

TEST(ALongMistake, IsShownInShort) {
  const Problem problem = only_problem_of("[" + repeated("x", kTwoMillion));
  EXPECT_LT(problem.message.size() + problem.hint.size(), 1'000U);
}

TEST(AFolder, IsNoScenario) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path("folder.json"));
  const Problems problems = read_scenario(folder.path("folder.json"), DiskFiles(), SystemZones()).problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place.file, folder.path("folder.json"));
  EXPECT_NE(problems[0].message.find("is a folder, expected a file"), std::string::npos) << problems[0].message;
}

TEST(AFileThatIsNotThere, IsNamed) {
  const TemporaryFolder folder;
  const Problems problems = read_scenario(folder.path("none.json"), DiskFiles(), SystemZones()).problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place.file, folder.path("none.json"));
}

TEST(ALinkToItself, IsAnswered) {
  const TemporaryFolder folder;
  std::filesystem::create_symlink(folder.path("loop.json"), folder.path("loop.json"));
  EXPECT_EQ(read_scenario(folder.path("loop.json"), DiskFiles(), SystemZones()).problems().size(), 1U);
}

}  // namespace
}  // namespace docket::test
