// docket verify from outside: verdicts, exit codes, where cases come from.
#include <gtest/gtest.h>

#include "cli/program_under_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::Ended;
using test::has;
using test::run_program;

TEST(Verify, EndsWithZeroWhenAllAgreesAndWithOneWhenAnythingDoesNot) {
  const Ended right = run_program({"verify", "batches-constant"});
  EXPECT_EQ(right.code, 0) << right.err;
  EXPECT_TRUE(has(right.out, "1 case: 4 values agree, 0 disagree, 0 are undecided\n")) << right.out;
  const Ended wrong = run_program({"verify", "batches-constant", "--set", "/expected/wait/value=2.1"});
  EXPECT_EQ(wrong.code, 1);
  EXPECT_TRUE(has(wrong.out, "DISAGREES")) << wrong.out;
}

TEST(Verify, TellsTheSameInJsonAndMarkdownAsInATable) {
  const Ended json = run_program({"verify", "batches-constant", "--format", "json"});
  EXPECT_TRUE(has(json.out, "\"all_agree\": true")) << json.out;
  EXPECT_TRUE(has(json.out, "\"verdict\": \"agrees\"")) << json.out;
  const Ended page = run_program({"verify", "batches-constant", "--format", "markdown"});
  EXPECT_TRUE(page.out.starts_with("# Validation\n")) << page.out;
  EXPECT_TRUE(has(page.out, "\n**4 values agree, 0 disagree, 0 are undecided**, in 1 case.")) << page.out;
  EXPECT_TRUE(has(page.out, "| wait | `waiting_time_mean_seconds` | `(0 + 1 + 2 + 3 + 4) / 5` | 2 | 2 | +0 | 1e-09 |"))
      << page.out;
  EXPECT_TRUE(has(page.out, "| [batches-constant](#batches-constant) |")) << page.out;
  EXPECT_FALSE(has(page.out, "What does not agree")) << page.out;
}

TEST(Verify, ThePageNamesTheCommandThatBringsItAgain) {
  const std::vector<std::string> words = {"verify",   "batches-constant", "--precision", "2%",
                                          "--format", "markdown",         "--set",       "/expected/wait/value=2.1"};
  const Ended page = run_program(words);
  EXPECT_EQ(page.code, 1);
  EXPECT_TRUE(has(page.out,
                  "\n    docket verify batches-constant --precision 2% --format markdown --set "
                  "/expected/wait/value=2.1\n"))
      << page.out;
  EXPECT_EQ(run_program(words).out, page.out);
}

TEST(Verify, ThePageTellsWhatDoesNotAgreeBeforeAllElse) {
  const Ended page =
      run_program({"verify", "batches-constant", "--format", "markdown", "--set", "/expected/wait/value=2.1"});
  const auto told =
      page.out.find("- DISAGREES: wait of [batches-constant](#batches-constant): expected 2.1, measured 2\n");
  ASSERT_NE(told, std::string::npos) << page.out;
  EXPECT_LT(told, page.out.find("## The cases"));
}

TEST(Verify, SaysWhichLimitLeftItWithoutAnAnswer) {
  const Ended cut = run_program({"verify", "mm1-load-80", "--max-events", "1000", "--format", "markdown", "--quiet"});
  EXPECT_EQ(cut.code, 4);
  EXPECT_TRUE(has(cut.err, "the limit of 1,000 (--max-events) ended a case")) << cut.err;
  EXPECT_FALSE(has(cut.out, "writes the same page again")) << cut.out;
  EXPECT_EQ(
      run_program({"verify", "batches-constant", "--set", "/expected/wait/value=2.1", "--max-events", "1000"}).code, 1)
      << "a value that disagrees is an answer";
}

TEST(Verify, NamesTheNearestCase) {
  const Ended mistyped = run_program({"verify", "batches-constantt"});
  EXPECT_EQ(mistyped.code, 2);
  EXPECT_TRUE(has(mistyped.err, "did you mean \"batches-constant\"?")) << mistyped.err;
  EXPECT_EQ(run_program({"verify", "--folder", "nowhere"}).code, 2);
  const Ended by_name = run_program({"verify", "mm1-load-80", "--folder", "nowhere"});
  EXPECT_EQ(by_name.code, 2);
  EXPECT_TRUE(has(by_name.err, "the folder nowhere cannot be read (No such file or directory)")) << by_name.err;
}

TEST(Verify, RefusesAScenarioThatExpectsNothingOrSomethingThatIsNotMeasured) {
  const Ended nothing = run_program({"verify", "scenarios/tutorial/01-one-order.json"});
  EXPECT_EQ(nothing.code, 3);
  EXPECT_TRUE(has(nothing.err, "nothing is expected of this scenario")) << nothing.err;
  const Ended unknown = run_program({"verify", "batches-constant", "--set", "/expected/wait/metric=waiting_men"});
  EXPECT_EQ(unknown.code, 3);
  EXPECT_TRUE(has(unknown.err, "/expected/wait/metric: no metric \"waiting_men\"; did you mean \"waiting_mean\"?"))
      << unknown.err;
}

TEST(Verify, TakesAPrecisionAsAShareOrInPercent) {
  const std::string share = run_program({"verify", "batches-constant", "--precision", "0.02"}).out;
  EXPECT_EQ(run_program({"verify", "batches-constant", "--precision", "2%"}).out, share);
  for (const std::string wrong : {"0", "2", "-1%", "1percent", ""}) {
    EXPECT_EQ(run_program({"verify", "batches-constant", "--precision", wrong}).code, 2) << wrong;
  }
}

TEST(Verify, AFileIsACaseWhereverItLies) {
  const Ended file = run_program({"verify", "scenarios/validation/batches-constant.json", "--quiet"});
  EXPECT_EQ(file.code, 0) << file.err;
  EXPECT_TRUE(has(file.out, "scenarios/validation/batches-constant.json")) << file.out;
}

}  // namespace
}  // namespace docket
