// Files that a scenario names lie under its root, unless the user allows others.
#include <gtest/gtest.h>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/sample_scenario.hpp"

namespace docket {
namespace {

struct NamedFile {
  std::string setting;
  std::string pointer;
  std::string file;  ///< of the sample, that is moved out
};

class AFileOutside : public testing::TestWithParam<NamedFile> {};

Result<Scenario> read(const test::MemoryFiles& files, const std::string& setting, bool allow_outside) {
  ReadOptions options;
  options.settings = {setting};
  options.allow_outside = allow_outside;
  return read_scenario("full/main.json", files, test::FixedZones(), options);
}

/// The sample, with one of its files in the folder above too.
class SampleAndMore : public test::MemoryFiles {
 public:
  explicit SampleAndMore(const std::string& file) {
    test::put_sample(*this);
    put("full/../" + file, read("full/" + file).value());
  }
};

TEST_P(AFileOutside, IsRefusedWhereItIsNamed) {
  const NamedFile& named = GetParam();
  const Problems problems = read(SampleAndMore(named.file), named.setting, false).problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place.file, "--set 1");
  EXPECT_EQ(problems[0].pointer, named.pointer);
  EXPECT_NE(problems[0].message.find("expected a file under \"full\""), std::string::npos) << problems[0].message;
  EXPECT_NE(problems[0].hint.find("--allow-outside"), std::string::npos);
}

TEST_P(AFileOutside, IsReadWhenTheUserAllowsIt) {
  const auto scenario = read(SampleAndMore(GetParam().file), GetParam().setting, true);
  EXPECT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
}

TEST_P(AFileOutside, IsInsideOfAMarkedFolderAbove) {
  SampleAndMore files(GetParam().file);
  files.put(".docket-root", "");
  EXPECT_TRUE(read(files, GetParam().setting, false).has_value());
}

INSTANTIATE_TEST_SUITE_P(OfAScenario, AFileOutside,
                         testing::Values(NamedFile{"/regimes/in/file=../law.json", "/regimes/in/file", "law.json"},
                                         NamedFile{"/facts=../facts.json", "/facts", "facts.json"},
                                         NamedFile{"/order_streams/recorded/trace=../trace.csv",
                                                   "/order_streams/recorded/trace", "trace.csv"}));

TEST(Extending, StaysUnderTheRoot) {
  test::MemoryFiles files{{"a/b/mine.json", R"({
  "extends": "../base.json"})"},
                          {"a/b/../base.json", "{}"}};
  const Problems problems = read_scenario("a/b/mine.json", files, test::FixedZones()).problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"a/b/mine.json", 2, 14}));
  EXPECT_EQ(problems[0].pointer, "/extends");
}

TEST(Extending, SeesACircleThroughOtherSpellings) {
  const test::MemoryFiles files{{"a.json", R"({"extends": "./a.json"})"}, {"./a.json", R"({"extends": "a.json"})"}};
  const Problems problems = read_scenario("a.json", files, test::FixedZones()).problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_NE(problems[0].message.find("in a circle: a.json -> ./a.json"), std::string::npos) << problems[0].message;
}

TEST(Extending, EndsWhereNobodyCouldFollow) {
  test::MemoryFiles files;
  for (int i = 0; i < 70; ++i) {
    files.put(std::to_string(i) + ".json", R"({"extends": ")" + std::to_string(i + 1) + R"(.json"})");
  }
  const Problems problems = read_scenario("0.json", files, test::FixedZones()).problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].message, "more than 64 files extend one another");
  EXPECT_EQ(problems[0].place, (Place{"63.json", 1, 13}));
}

}  // namespace
}  // namespace docket
