// The root of a scenario on a real disk, with links.
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "docket/cli/disk_files.hpp"
#include "support/temporary_folder.hpp"

namespace docket {
namespace {

using test::Call;
using test::Ended;
using test::run_program;
using test::TemporaryFolder;

constexpr const char* kExtendsAbove = R"({"extends": "../base.json"})";

class ScenarioFolder : public testing::Test {
 protected:
  ScenarioFolder() {
    folder_.put("base.json", test::kOneOrder);
    folder_.put("mine/mine.json", kExtendsAbove);
  }

  [[nodiscard]] Ended check(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"check", folder_.path("mine/mine.json")};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }

  TemporaryFolder folder_;
};

TEST_F(ScenarioFolder, IsTheRootWithoutAMark) {
  const Ended refused = check();
  EXPECT_EQ(refused.code, 3);
  EXPECT_NE(refused.err.find("mine.json:1:13: /extends: found "), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find("--allow-outside"), std::string::npos) << refused.err;
  EXPECT_EQ(check({"--allow-outside"}).code, 0);
}

TEST_F(ScenarioFolder, IsUnderTheRootThatIsMarkedAboveIt) {
  folder_.put(".docket-root", "");
  EXPECT_EQ(check().code, 0);
}

TEST_F(ScenarioFolder, HoldsWhatALinkLeadsToOnlyIfThatLiesInIt) {
  folder_.put("mine/mine.json", R"({"extends": "link.json"})");
  std::filesystem::create_symlink("../base.json", folder_.path("mine/link.json"));
  EXPECT_EQ(check().code, 3) << "a link does not lead out";
  folder_.put("mine/base.json", test::kOneOrder);
  std::filesystem::remove(folder_.path("mine/link.json"));
  std::filesystem::create_symlink("base.json", folder_.path("mine/link.json"));
  EXPECT_EQ(check().code, 0);
}

TEST_F(ScenarioFolder, IsThatOfTheFileToWhichALinkLeads) {
  std::filesystem::create_directory(folder_.path("elsewhere"));
  std::filesystem::create_symlink("../mine/mine.json", folder_.path("elsewhere/mine.json"));
  const DiskFiles files;
  EXPECT_EQ(files.root_of(folder_.path("elsewhere/mine.json")), files.canonical(folder_.path("mine")));
}

TEST_F(ScenarioFolder, SeesACircleThroughALink) {
  folder_.put("mine/mine.json", R"({"extends": "again.json"})");
  std::filesystem::create_symlink("mine.json", folder_.path("mine/again.json"));
  const Ended ended = check();
  EXPECT_EQ(ended.code, 3);
  EXPECT_NE(ended.err.find("in a circle"), std::string::npos) << ended.err;
}

TEST_F(ScenarioFolder, IsTheWorkingDirectoryOfStandardInput) {
  Call call;
  call.input = R"({"extends": "base.json"})";
  call.working_folder = folder_.path();
  EXPECT_EQ(run_program({"check", "-"}, call).code, 0);
  call.working_folder = folder_.path("mine");
  call.input = kExtendsAbove;
  EXPECT_EQ(run_program({"check", "-"}, call).code, 3);
}

TEST_F(ScenarioFolder, MayNameWhatIsNotThere) {
  folder_.put("mine/mine.json", R"({"extends": "lost.json"})");
  const Ended lost = check();
  EXPECT_EQ(lost.code, 3) << "only FILE itself is a matter of input and output";
  EXPECT_NE(lost.err.find("mine.json:1:13: /extends: cannot read "), std::string::npos) << lost.err;
  EXPECT_EQ(run_program({"check", folder_.path("mine/none.json")}).code, 5);
}

TEST(ASettingOfAnotherForm, IsAMistakeOfTheCommandLine) {
  const Ended ended = run_program({"run", "scenarios/tutorial/01-one-order.json", "--set", "foo=1", "--set", "/run"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("--set 1: found \"foo=1\", expected /pointer=value"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("--set 2: found \"/run\""), std::string::npos) << ended.err;
}

TEST(AnOptionThatIsCutShort, IsNamedInFull) {
  const Ended ended = run_program({"run", "scenarios/tutorial/01-one-order.json", "--repl", "3"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("did you mean --replications?"), std::string::npos) << ended.err;
}

TEST(CheckAsJson, TellsOfAFileThatIsNotThere) {
  const Ended ended = run_program({"check", "nowhere.json", "--format", "json"});
  EXPECT_EQ(ended.code, 5);
  EXPECT_NE(ended.out.find("\"file\": \"nowhere.json\""), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("cannot be opened"), std::string::npos) << ended.out;
}

}  // namespace
}  // namespace docket
