// `explain`, and what `check` asks of evidence, from outside.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using nlohmann::json;
using test::Call;
using test::Ended;
using test::has;
using test::kOneOrder;
using test::run_program;

const std::string kHistory = "scenarios/india-2021/history.json";

Ended on_one_order(const std::vector<std::string>& words) {
  Call call;
  call.input = kOneOrder;
  return run_program(words, call);
}

TEST(StrictCheck, ListsEachValueWithoutEvidence) {
  const Ended strict = on_one_order({"check", "-", "--strict"});
  EXPECT_EQ(strict.code, 1);
  for (const char* pointer : {"/run/starts_at", "/item_groups/list/count", "/platform/stages/review/handling",
                              "/platform/pools/legal/reviewers", "/orders/first/served_at"}) {
    EXPECT_TRUE(has(strict.err, std::string(": warning: ") + pointer + ": no evidence")) << pointer << strict.err;
  }
  EXPECT_TRUE(has(strict.err, "<stdin>:14:")) << "each has its place\n" << strict.err;
}

TEST(StrictCheck, IsContentWithOneEntryForAll) {
  const Ended strict =
      on_one_order({"check", "-", "--strict", "--set", R"(/evidence={"": {"assumption": "made up for a test"}})"});
  EXPECT_EQ(strict.code, 0) << strict.err;
  EXPECT_TRUE(has(strict.out, "evidence, 100 %: ")) << strict.out;
}

TEST(Check, CountsValuesWithEvidenceAndRefusesNothing) {
  const Ended plain = on_one_order({"check", "-"});
  EXPECT_EQ(plain.code, 0);
  EXPECT_TRUE(has(plain.out, "0 of 12 values have evidence, 0 %")) << plain.out;
  const json data = json::parse(on_one_order({"check", "-", "--format", "json"}).out);
  EXPECT_EQ(data.at("evidence").at("values"), 12);
  EXPECT_EQ(data.at("evidence").at("covered"), 0);
  EXPECT_EQ(data.at("evidence").at("nothing"), 12);
  EXPECT_TRUE(data.at("problems").empty());
  EXPECT_EQ(json::parse(on_one_order({"check", "-", "--strict", "--format", "json"}).out).at("problems").size(), 12U);
}

TEST(ExplainCommand, CoversTheHistory) {
  const Ended explained = run_program({"explain", kHistory});
  EXPECT_EQ(explained.code, 0);
  EXPECT_TRUE(has(explained.out, "values have evidence, 100 %")) << explained.out;
  EXPECT_TRUE(has(explained.out, "Headline figures and the assumptions")) << explained.out;
  EXPECT_TRUE(explained.err.empty()) << explained.err;
}

TEST(ExplainCommand, KnowsSettingsAndPointers) {
  const Ended one = run_program(
      {"explain", kHistory, "--pointer", "/item_groups/list-1/count", "--set", "/item_groups/list-1/count=99"});
  EXPECT_EQ(one.code, 0);
  EXPECT_TRUE(has(one.out, "written     99 (--set 1)")) << one.out;
  const Ended data = run_program({"explain", kHistory, "--pointer", "/orders", "--format", "json"});
  EXPECT_EQ(json::parse(data.out).at("values").size(), 3U);
}

TEST(ExplainCommand, RefusesAPointerWithoutValues) {
  const Ended lost = run_program({"explain", kHistory, "--pointer", "/item_groups/list-1/cuont"});
  EXPECT_EQ(lost.code, 2);
  EXPECT_TRUE(has(lost.err, "did you mean /item_groups/list-1/count?")) << lost.err;
}

TEST(ExplainCommand, ListsTheProblemsOfWhatIsNoScenario) {
  const Ended wrong = on_one_order({"explain", "-", "--set", "/platform/pools/legal/reviewers=2.5"});
  EXPECT_EQ(wrong.code, 3);
  EXPECT_TRUE(has(wrong.err, "/platform/pools/legal/reviewers: found 2.5")) << wrong.err;
  EXPECT_TRUE(wrong.out.empty());
}

}  // namespace
}  // namespace docket
