// CSV files as the points of a study.
#include <gtest/gtest.h>

#include "study/study_under_test.hpp"

namespace docket {
namespace {

using test::shown;
using test::StudyFilesUnderTest;

constexpr const char* kTable = R"("table": "points.csv", "factors": {
    "a": {"at": "/platform/pools/legal/reviewers", "values": [1, 2]}, "b": {"levels": {"x": {}, "y": {}}}})";

Problems problems_in(const std::string& csv) {
  StudyFilesUnderTest files;
  files.put("points.csv", csv);
  return files.read(kTable).problems();
}

TEST(PointTable, MayBeginWithAByteOrderMark) {
  StudyFilesUnderTest files;
  files.put("points.csv", "\xEF\xBB\xBF\"a\",b\n1,x\n2,y\n");
  EXPECT_EQ(shown(files.plan(kTable)), "1 x | 2 y");
}

TEST(PointTable, TellsAllMistakenRowsAtOnce) {
  const Problems problems = problems_in("a,b\n1\n1,x\n1,z\n1,x,y\n\"1,x\n");
  ASSERT_EQ(problems.size(), 4U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"points.csv", 2, 1}));
  EXPECT_EQ(problems[1].place, (Place{"points.csv", 4, 3}));
  EXPECT_EQ(problems[2].place, (Place{"points.csv", 5, 5}));
  EXPECT_EQ(problems[3].place, (Place{"points.csv", 6, 1}));
}

TEST(PointTable, RefusesARowThatStandsThereTwice) {
  const Problems problems = problems_in("b,a\nx,1\ny,1\nz,1\nz,1\n\nx, 1\n");
  ASSERT_EQ(problems.size(), 3U) << render_problems(problems);
  EXPECT_EQ(problems[2].place, (Place{"points.csv", 7, 1}));
  EXPECT_EQ(problems[2].message, "this row stands in line 2 already");
}

TEST(PointTable, StopsTellingWhereNothingFits) {
  std::string csv = "a,b\n";
  for (int i = 0; i < 1000; ++i) {
    csv += "1\n";
  }
  const Problems problems = problems_in(csv);
  ASSERT_EQ(problems.size(), 51U);
  EXPECT_NE(render_problems(problems).find("points.csv:51:1: nothing behind this line was looked at"),
            std::string::npos);
}

TEST(PointTable, SaysThatColumnsAreSeparatedByCommas) {
  const Problems problems = problems_in("a;b\n1;x\n");
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].hint, "columns are separated by commas");
  StudyFilesUnderTest files;
  files.put("points.csv", "/run/seed;/run/replications\n1;2\n");
  EXPECT_EQ(files.read(R"("table": "points.csv")").problems().size(), 1U) << "no pointer that nobody means";
}

TEST(PointTable, TellsEveryMistakenHeading) {
  const Problems problems = problems_in("a,a,c,/x~y\n");
  ASSERT_EQ(problems.size(), 3U) << render_problems(problems);
  EXPECT_EQ(problems[0].message, "there are two columns \"a\"");
  EXPECT_EQ(problems[1].place, (Place{"points.csv", 1, 5}));
  EXPECT_EQ(problems[2].place, (Place{"points.csv", 1, 7}));
}

TEST(PointTable, NeedsAColumnForEachFactor) {
  EXPECT_NE(render_problems(problems_in("a\n1\n")).find("no column of the factor \"b\""), std::string::npos);
}

TEST(PointTable, MayHaveAFactorOfWhichTheStudyOnlySaysWhereItIs) {
  StudyFilesUnderTest files;
  files.put("points.csv", "people\n1\n7\n");
  const std::string people = R"("factors": {"people": {"at": "/platform/pools/legal/reviewers"}})";
  EXPECT_EQ(shown(files.plan(R"("table": "points.csv", )" + people)), "1 | 7");
  EXPECT_NE(render_problems(files.read(people).problems()).find("/factors/people"), std::string::npos);
}

TEST(PointTable, KeepsToTheValuesThatTheStudyGives) {
  const Problems problems = problems_in("a,b\n1,x\n3,x\n");
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"points.csv", 3, 1}));
  EXPECT_EQ(problems[0].message, "\"3\" is none of the values of \"a\"");
}

TEST(PointTable, KeepsToTheRangeThatTheStudyGives) {
  StudyFilesUnderTest files;
  const char* ranged = R"("table": "points.csv", "factors": {
      "people": {"at": "/platform/pools/legal/reviewers", "from": 2, "to": 9, "step": 7}})";
  files.put("points.csv", "people\n2\n5\n9\n");
  EXPECT_EQ(shown(files.plan(ranged)), "2 | 5 | 9");
  files.put("points.csv", "people\n1\n5\n10\n3h\nmany\n");
  const Problems problems = files.read(ranged).problems();
  ASSERT_EQ(problems.size(), 4U) << render_problems(problems);
  EXPECT_EQ(problems[0].message, "\"1\" does not lie between the ends of \"people\", 2 and 9");
}

TEST(PointTable, NeedsRows) {
  EXPECT_NE(render_problems(problems_in("a,b\n")).find("no row"), std::string::npos);
  EXPECT_NE(render_problems(problems_in("")).find("no line"), std::string::npos);
}

}  // namespace
}  // namespace docket
