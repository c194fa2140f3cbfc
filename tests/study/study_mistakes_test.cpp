// Mistakes in studies: all at once, with their places and the nearest valid words.
#include <gtest/gtest.h>

#include <algorithm>

#include "study/study_under_test.hpp"

namespace docket {
namespace {

using test::StudyFilesUnderTest;

struct Mistake {
  const char* name;
  const char* members;
  const char* said;
};

class AMistakeInAStudy : public testing::TestWithParam<Mistake> {};

TEST_P(AMistakeInAStudy, IsSaidAndPlaced) {
  StudyFilesUnderTest files;
  files.put("points.csv", "a,c\n1\n");
  const Result<Study> study = files.read(GetParam().members);
  ASSERT_FALSE(study.has_value());
  const std::string said = render_problems(study.problems());
  EXPECT_NE(said.find(GetParam().said), std::string::npos) << said;
  for (const Problem& problem : study.problems()) {
    EXPECT_GT(problem.place.line, 0U) << said;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Studies, AMistakeInAStudy,
    testing::Values(
        Mistake{"Key", R"("facters": {})", "did you mean \"factors\""},
        Mistake{"Nothing", R"("title": "x")", "nothing is varied"},
        Mistake{"Pointer", R"("factors": {"a": {"at": "run/seed", "values": [1]}})", "did you mean \"/run/seed\""},
        Mistake{"NoPointer", R"("factors": {"a": {"values": [1]}})", "key \"at\" is missing"},
        Mistake{"NoLevels", R"("factors": {"a": {"at": "/run/seed"}})", "exactly one of \"values\""},
        Mistake{"Twins", R"("factors": {"a": {"at": "/run/seed", "values": [1, 2, 1]}})", "\"1\" stands there twice"},
        Mistake{"NoValues", R"("factors": {"a": {"at": "/run/seed", "values": []}})",
                "/factors/a/values: found an empty list, expected at least one value"},
        Mistake{"OpenRange", R"("factors": {"a": {"at": "/run/seed", "from": 1, "to": 9}})", "needs single values"},
        Mistake{"HalfARange", R"("factors": {"a": {"at": "/run/seed", "from": 1}})", "belong together"},
        Mistake{"Reversed", R"("factors": {"a": {"at": "/run/seed", "from": 3, "to": 2, "step": 1}})", "not above"},
        Mistake{"MixedRange", R"("factors": {"a": {"at": "/run/seed", "from": 3, "to": "2h", "step": 1}})",
                "\"from\" is one of the numbers"},
        Mistake{"LogOfZero", R"("factors": {"a": {"at": "/x", "from": 0, "to": 1, "count": 3, "scale": "log"}})",
                "above 0"},
        Mistake{"NoPoints", R"("design": "sobol", "factors": {"a": {"at": "/x", "values": [1]}})",
                "\"points\" is missing"},
        Mistake{"Points", R"("points": 8, "factors": {"a": {"at": "/x", "values": [1]}})", "only a Latin hypercube"},
        Mistake{"Lockstep",
                R"("lockstep": [["lawyers", "chekers"]], "factors": {"lawyers": {"at": "/x", "values": [1]},
                   "checkers": {"at": "/y", "values": [1]}})",
                "did you mean \"checkers\""},
        Mistake{"Unpaired",
                R"("lockstep": [["a", "b"]], "factors": {"a": {"at": "/x", "values": [1]},
                   "b": {"at": "/y", "values": [1, 2]}})",
                "cannot go in pairs"},
        Mistake{"Never", R"("constraints": {"c": {"never": {"a": 5}}}, "factors": {"a": {"at": "/x", "values": [1]}})",
                "never \"5\""},
        Mistake{"Sum", R"("constraints": {"c": {"sum": {"a": 1}, "at_most": 3}},
                          "factors": {"a": {"at": "/x", "values": ["1h"]}})",
                "no numbers"},
        Mistake{"Unbounded",
                R"("constraints": {"c": {"sum": {"a": 1}}}, "factors": {"a": {"at": "/x", "values": [1]}})",
                "\"at_most\""},
        Mistake{"Draws", R"("draws": 3, "factors": {"a": {"at": "/x", "values": [1]}})", "nothing is uncertain"},
        Mistake{"Budget", R"("budget": 3, "replications": 2, "factors": {"a": {"at": "/x", "values": [1]}})",
                "either a budget"},
        Mistake{"Reserved", R"("factors": {"mode": {"at": "/x", "values": [1]}})", "results use themselves"},
        Mistake{"ReservedInCapitals", R"("factors": {"Mode": {"at": "/x", "values": [1]}})", "results use themselves"},
        Mistake{"ReservedOfRuns", R"("uncertain": {"Limit": {"at": "/x", "from": 1, "to": 2}})",
                "results use themselves"},
        Mistake{"ReservedInTheLongForm", R"("factors": {"value": {"at": "/x", "values": [1]}})",
                "results use themselves"},
        Mistake{"Luck", R"("factors": {"a": {"at": "/run/seed", "values": [1, 2]}})", "all points have the same luck"},
        Mistake{"LuckAmongOthers",
                R"("factors": {"a": {"levels": {"b": {"/x": 1, "/run": {"seed": 2}}, "c": {"/x": 2}}}})",
                "all points have the same luck"},
        Mistake{"UncertainLuck", R"("uncertain": {"u": {"at": "/run/seed", "from": 1, "to": 9}})",
                "all points have the same luck"},
        Mistake{"AlikeButForCase", R"("factors": {"r": {"at": "/x", "values": [1]}, "R": {"at": "/y", "values": [1]}})",
                "results call it as \"r\""},
        Mistake{"Table", R"("table": "points.csv", "factors": {"a": {"at": "/x", "values": [1]}})", "no factor \"c\""},
        Mistake{"NoTable", R"("table": "none.csv")", "cannot read \"none.csv\""},
        Mistake{"NoPolicy", R"("factors": {"a": {"at": "/x", "files": {"p": "none.json"}}})", "cannot read"},
        Mistake{"Choosers",
                R"("factors": {"a": {"scenarios": {"p": "varied.json"}}, "b": {"scenarios": {"p": "varied.json"}}})",
                "chooses the scenario already"}),
    [](const auto& test) { return test.param.name; });

TEST(MistakesInAStudy, AreSaidAllAtOnceInTheirOrder) {
  StudyFilesUnderTest files;
  const Problems problems =
      files.read("\"factors\": {\"a\": {\"at\": \"/x\", \"values\": 3}},\n\"replications\": 0,\n\"desing\": \"grid\"")
          .problems();
  ASSERT_EQ(problems.size(), 3U) << render_problems(problems);
  EXPECT_TRUE(std::ranges::is_sorted(problems, {}, &Problem::place));
  EXPECT_EQ(problems[1].place, (Place{"study.json", 2, 17}));
}

TEST(MistakesInAStudy, ThatAreAKeyStandingTwiceAreSaidOnce) {
  StudyFilesUnderTest files;
  const Problems problems =
      files.read(R"("factors": {"a": {"at": "/x", "values": [1]}, "a": {"at": "/x", "values": [2]}})").problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_NE(problems[0].message.find("this key is there twice"), std::string::npos);
}

TEST(MistakesInAStudy, IncludeScenariosThatAreMissingWhereTheyAreNamed) {
  StudyFilesUnderTest files;
  files.put("missing.json", R"({"docket_study": 1, "scenario": "none.json", "factors": {
      "s": {"scenarios": {"x": "nowhere.json", "y": "varied.json"}}, "a": {"at": "/x", "values": []}}})");
  const Problems problems = read_study("missing.json", files.files(), files.zones()).problems();
  ASSERT_EQ(problems.size(), 3U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"missing.json", 1, 33}));
  EXPECT_EQ(problems[1].pointer, "/factors/s/scenarios/x");
  EXPECT_EQ(problems[1].message, "cannot read \"nowhere.json\": no such file");
}

TEST(MistakesInAStudy, InStepsAreNotTakenForMissingSteps) {
  StudyFilesUnderTest files;
  const Problems problems = files
                                .read(R"("factors": {"a": {"at": "/x", "from": 1, "to": 9, "step": "1h"},
                                "b": {"at": "/y", "from": 1, "to": 9, "count": 1}})")
                                .problems();
  ASSERT_EQ(problems.size(), 2U) << render_problems(problems);
  EXPECT_EQ(problems[0].pointer, "/factors/a/step");
  EXPECT_EQ(problems[1].pointer, "/factors/b/count");
}

TEST(MistakesInAStudy, DoNotMakeAnInputClashWithAllOthers) {
  StudyFilesUnderTest files;
  const Problems problems = files
                                .read(R"("factors": {"a": {"at": "/x", "values": [1]}, "b": {"at": 5, "values": [2]}},
      "uncertain": {"c": {"at": "y", "from": 1, "to": 2}})")
                                .problems();
  EXPECT_EQ(problems.size(), 2U) << render_problems(problems);
}

TEST(MistakesInAStudy, IncludeColumnsOfATableThatDifferOnlyInCase) {
  StudyFilesUnderTest files;
  files.put("points.csv", "/any/seed,/any/SEED\n1,2\n");
  const Problems problems = files.read(R"("table": "points.csv")").problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"points.csv", 1, 11}));
}

TEST(MistakesInAStudy, AreNamedInTheTableThatMadeThem) {
  StudyFilesUnderTest files;
  files.put("points.csv", "a,/any/seed\n1,2\n3\n");
  const Problems problems =
      files.read(R"("table": "points.csv", "factors": {"a": {"at": "/x", "values": [1]}})").problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place, (Place{"points.csv", 3, 1}));
}

TEST(MistakesInAStudy, IncludeAQuoteInTheTableThatIsNotClosed) {
  StudyFilesUnderTest files;
  files.put("points.csv", "a\n1\n\"2\n3\n");
  const Problems problems = files.read(R"("table": "points.csv", "factors": {"a": {"at": "/x"}})").problems();
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"points.csv", 3, 1}));
  EXPECT_NE(problems[0].message.find("this quote is not closed"), std::string::npos);
}

TEST(MistakesInAStudy, IncludeMorePointsThanAnybodyMeans) {
  StudyFilesUnderTest files;
  const Problems problems = files.refusals(R"("factors": {
      "a": {"at": "/platform/stages/review/judgement/unlawful/sensitivity", "from": 0, "to": 1, "count": 2000},
      "b": {"at": "/platform/stages/review/judgement/unlawful/specificity", "from": 0, "to": 1, "count": 2000}})");
  EXPECT_NE(render_problems(problems).find("more than 1,000,000 points"), std::string::npos);
}

TEST(ConstraintsOfAStudy, ThatForbidEverythingAreRefused) {
  StudyFilesUnderTest files;
  const Problems problems = files.refusals(R"("constraints": {"c": {"sum": {"a": 1}, "at_most": 0}},
      "factors": {"a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2]}})");
  EXPECT_NE(render_problems(problems).find("/constraints: the constraints leave no point of 2"), std::string::npos);
}

}  // namespace
}  // namespace docket
