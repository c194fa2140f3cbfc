#include "docket/core/problem_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "support/memory_files.hpp"

namespace docket {
namespace {

Problem problem_at(std::string file, std::uint32_t line, std::uint32_t column, std::string message) {
  Problem problem;
  problem.place = {std::move(file), line, column};
  problem.message = std::move(message);
  return problem;
}

/// The picture of one line.
std::string drawn(const std::string& line, std::uint32_t column) {
  return render_problems({problem_at("f", 1, column, "m")},
                         [&](const std::string&, std::uint32_t) { return std::optional(line); });
}

std::string mark_line(const std::string& picture) {
  const auto end = picture.rfind('\n', picture.size() - 2);
  return picture.substr(end + 1, picture.size() - end - 2);
}

TEST(ProblemText, SaysPlacePointerMessageAndNearestWord) {
  auto problem = problem_at("mine.json", 41, 36, "no shift \"ist-ofice\"");
  problem.pointer = "/platform/pools/legal/shift";
  problem.nearest = "ist-office";
  EXPECT_EQ(render_problems({problem}),
            "mine.json:41:36: /platform/pools/legal/shift: no shift \"ist-ofice\"; did you mean \"ist-office\"?\n");
}

TEST(ProblemText, LeavesOutWhatAPlaceDoesNotHave) {
  EXPECT_EQ(render_problems({problem_at("--set 2", 0, 0, "m")}), "--set 2: m\n");
  EXPECT_EQ(render_problems({problem_at("f", 3, 0, "m")}), "f:3: m\n");
  EXPECT_EQ(render_problems({problem_at("", 0, 0, "m")}), "m\n");
  EXPECT_EQ(render_problems({}), "");
}

TEST(ProblemText, MarksTheValueInItsLine) {
  test::MemoryFiles files{{"mine.json", "{\n  \"reviewers\": 2.5, \"shift\": \"x\"\r\n}\n"}};
  auto problem = problem_at("mine.json", 2, 16, "found 2.5");
  problem.hint = "round it";
  EXPECT_EQ(render_problems({problem}, lines_of(files)),
            "mine.json:2:16: found 2.5\n"
            "     2 |   \"reviewers\": 2.5, \"shift\": \"x\"\n"
            "       |                ^^^\n"
            "       hint: round it\n");
}

TEST(ProblemText, MarksStringsToTheirEnd) {
  EXPECT_EQ(mark_line(drawn(R"({"a": "x\"y", "b": 1})", 7)), "       |       ^^^^^^");
  EXPECT_EQ(mark_line(drawn(R"({"a": "never closed)", 7)), "       |       ^^^^^^^^^^^^^");
  EXPECT_EQ(mark_line(drawn(R"({"a": "ends in \)", 7)), "       |       ^^^^^^^^^^");
  EXPECT_EQ(mark_line(drawn("[-1.5e+3, 2]", 2)), "       |  ^^^^^^^");
  EXPECT_EQ(mark_line(drawn("{}", 1)), "       | ^");
}

TEST(ProblemText, StandsBehindTheLineWhenTheColumnDoes) {
  EXPECT_EQ(mark_line(drawn("ab", 3)), "       |   ^");
  EXPECT_EQ(mark_line(drawn("ab", 4'000'000'000)), "       |   ^");
  EXPECT_EQ(mark_line(drawn("", 1)), "       | ^");
}

TEST(ProblemText, CountsWhatIsSeenNotBytes) {
  EXPECT_EQ(mark_line(drawn("\t7", 2)), "       |     ^");
  EXPECT_EQ(mark_line(drawn("\u00e9\u00e9 7", 6)), "       |    ^");    // two bytes each, one column each
  EXPECT_EQ(mark_line(drawn("\u65e5\u672c 7", 8)), "       |      ^");  // three bytes, two columns
  EXPECT_EQ(mark_line(drawn("e\u0301 7", 5)), "       |   ^");          // a combining accent
  EXPECT_EQ(mark_line(drawn("\"\u65e5\u672c\"", 1)), "       | ^^^^^^");
}

TEST(ProblemText, ShortensALongLineAroundTheColumn) {
  const std::string line = std::string(10'000, 'a') + " 2.5 " + std::string(10'000, 'b');
  const auto picture = drawn(line, 10'002);
  EXPECT_NE(picture.find(" 2.5 "), std::string::npos);
  EXPECT_LT(picture.size(), 300U);
  const auto drawn_line = picture.substr(picture.find('\n') + 1);
  // The ellipsis takes three bytes and one column.
  EXPECT_EQ(drawn_line.find("2.5") - 2, mark_line(picture).find("^^^"));
}

TEST(ProblemText, NeverPrintsMoreThanAScreenWidthOfALine) {
  std::mt19937_64 random(6);
  for (int i = 0; i < 2'000; ++i) {
    std::string line(random() % 3'000, ' ');
    for (char& c : line) {
      c = static_cast<char>(random());
    }
    const auto picture = drawn(line, static_cast<std::uint32_t>(random() % 3'100));
    ASSERT_LT(picture.size(), 800U);
    ASSERT_TRUE(std::all_of(picture.begin(), picture.end(),
                            [](char c) { return c == '\n' || static_cast<unsigned char>(c) >= 0x20; }));
  }
}

TEST(ProblemText, LetsNoInputSteerTheTerminal) {
  EXPECT_EQ(render_problems({problem_at("f", 0, 0, "found \"\x1b[31m\n\xc2\x9b\u202e\xff\"")}),
            "f: found \"?[31m????\"\n");
}

TEST(ProblemText, IsSortedByPlaceWhateverTheOrderOfFinding) {
  Problems problems;
  for (const auto line : {2U, 10U, 1U}) {
    problems.push_back(problem_at("b", line, 1, "m"));
    problems.push_back(problem_at("a", line, 1, "m"));
  }
  const std::string sorted = "a:1:1: m\na:2:1: m\na:10:1: m\nb:1:1: m\nb:2:1: m\nb:10:1: m\n";
  std::mt19937_64 random(7);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(problems.begin(), problems.end(), random);
    EXPECT_EQ(render_problems(problems), sorted);
  }
  const auto repeated = problems;
  problems.insert(problems.end(), repeated.begin(), repeated.end());
  EXPECT_EQ(render_problems(problems), sorted) << "a repeated problem is said once";
}

TEST(ProblemText, SaysWhichOnesAreWarnings) {
  auto problem = problem_at("f", 1, 2, "m");
  problem.severity = Severity::warning;
  EXPECT_EQ(render_problems({problem}), "f:1:2: warning: m\n");
}

TEST(ProblemText, DoesWithoutTheLineWhenTheFileIsGone) {
  const test::MemoryFiles files{};
  EXPECT_EQ(render_problems({problem_at("gone", 2, 1, "m")}, lines_of(files)), "gone:2:1: m\n");
}

TEST(ProblemText, ShowsLinesOfStandardInput) {
  const test::MemoryFiles files{{"-", "first\nsecond"}};
  EXPECT_EQ(lines_of(files)("<stdin>", 2), "second");
  EXPECT_EQ(lines_of(files)("<stdin>", 3), std::nullopt);
}

}  // namespace
}  // namespace docket
