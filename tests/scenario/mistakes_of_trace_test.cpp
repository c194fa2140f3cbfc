// Traces that are no table of served_at and items.
#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "scenario/mistakes.hpp"

namespace docket::test {
namespace {

Problem only_problem_of(const std::string& csv) {
  const Problems problems = problems_in({{"full/trace.csv", csv}});
  EXPECT_EQ(problems.size(), 1U) << render_problems(problems);
  return problems.empty() ? Problem{} : problems.front();
}

TEST(ATrace, WithAByteOrderMarkSaysSo) {
  const Problem problem = only_problem_of("\xEF\xBB\xBFserved_at,items\n1h,2\n");
  EXPECT_NE(problem.message.find("byte order mark"), std::string::npos) << problem.message;
  EXPECT_EQ(problem.place, (Place{"full/trace.csv", 1, 1}));
  EXPECT_EQ(problem.pointer, "/order_streams/recorded/trace");
}

TEST(ATrace, InAnotherEncodingSaysSo) {
  EXPECT_NE(only_problem_of("served_at,items\n1h,\xFC\n").message.find("no UTF-8"), std::string::npos);
}

TEST(ATrace, NamesTheColumnThatIsMissing) {
  const Problem near = only_problem_of("number,serve_at,items\n1,1h,2\n");
  EXPECT_EQ(near.nearest, "served_at");
  EXPECT_EQ(near.place, (Place{"full/trace.csv", 1, 8}));
  EXPECT_NE(only_problem_of("served_at;items\n1h;2\n").hint.find("separated by commas"), std::string::npos);
  EXPECT_NE(only_problem_of("").message.find("this line is empty"), std::string::npos);
}

TEST(ATrace, ReportsEachWrongRow) {
  const Problems problems = problems_in({{"full/trace.csv", "served_at,items\nsoon,2\n2h,2.5\n"}});
  ASSERT_EQ(problems.size(), 2U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"full/trace.csv", 2, 1}));
  EXPECT_EQ(problems[1].place, (Place{"full/trace.csv", 3, 4}));
  EXPECT_EQ(only_problem_of("served_at,items\n1h\n").place, (Place{"full/trace.csv", 2, 1}));
}

TEST(ATrace, ComesInWithAStreamThatIsSet) {
  const Problems problems =
      problems_in({}, {"/order_streams/more={\"from\": \"ministry\", \"regime\": \"in\", \"trace\": \"trace.csv\"}"});
  EXPECT_TRUE(std::ranges::none_of(problems, [](const Problem& p) { return p.severity == Severity::error; }))
      << render_problems(problems);
}

TEST(ATrace, ThatIsWrongHidesNoOtherMistake) {
  const Problems problems =
      problems_in({{"full/trace.csv", "served_at,items\n1h\n"}}, {"/platform/pools/legal/reviewers=2.5"});
  ASSERT_EQ(problems.size(), 2U) << render_problems(problems);
  EXPECT_EQ(problems[0].pointer, "/platform/pools/legal/reviewers");
  EXPECT_EQ(problems[1].place, (Place{"full/trace.csv", 2, 1}));
}

}  // namespace
}  // namespace docket::test
