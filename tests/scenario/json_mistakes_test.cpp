// What is said of a text that is no JSON: where it goes wrong, and how to mend what people write.
#include <gtest/gtest.h>

#include "docket/core/problem_text.hpp"
#include "scenario/json_syntax.hpp"
#include "scenario/located_json.hpp"

namespace docket::scenario_detail {
namespace {

struct WrongText {
  std::string text;
  std::uint32_t line;
  std::uint32_t column;
  std::string message;
  std::string hint = {};
};

void PrintTo(const WrongText& wrong, std::ostream* out) { *out << wrong.text; }

class AWrongText : public testing::TestWithParam<WrongText> {};

TEST_P(AWrongText, IsExplainedWhereItGoesWrong) {
  const WrongText& wrong = GetParam();
  Problems problems;
  EXPECT_FALSE(parse_json(wrong.text, "f", problems).has_value());
  ASSERT_EQ(problems.size(), 1U) << render_problems(problems);
  EXPECT_EQ(problems[0].place, (Place{"f", wrong.line, wrong.column})) << render_problems(problems);
  EXPECT_NE(problems[0].message.find(wrong.message), std::string::npos) << problems[0].message;
  EXPECT_NE(problems[0].hint.find(wrong.hint), std::string::npos) << problems[0].hint;
}

INSTANTIATE_TEST_SUITE_P(
    OfStructure, AWrongText,
    testing::Values(WrongText{"", 1, 1, "the file is empty"}, WrongText{" \n\t\n", 1, 1, "the file is blank"},
                    WrongText{"{\"a\": 1,\n}", 1, 8, "a comma before \"}\"", "leave the comma out"},
                    WrongText{"[1, 2, ]", 1, 6, "a comma before \"]\""}, WrongText{"[1,,2]", 1, 4, "a comma too many"},
                    WrongText{"{\"a\": 1 \"b\": 2}", 1, 9, "found another text, expected a comma or \"}\""},
                    WrongText{"{\"a\" 1}", 1, 6, "expected a colon after the key \"a\""},
                    WrongText{"{\"a\" = 1}", 1, 6, "found =, expected a colon"},
                    WrongText{"{\"a\": }", 1, 7, "expected a value after the colon"},
                    WrongText{"{\"a\"}", 1, 5, "expected a colon and a value"},
                    WrongText{"{\n \"a\": [1, 2}", 2, 12, "the list that begins at line 2, column 7 ends with \"]\""},
                    WrongText{"{\"a\":\n  {\"b\": [1, 2", 2, 14,
                              "the list that begins at line 2, column 9 is still open, and 2 more around it",
                              "cut off"},
                    WrongText{"{} {}", 1, 4, "more behind the end"}, WrongText{"]", 1, 1, "nothing is open"},
                    WrongText{"{a: 1}", 1, 2, "found a without quotes", "write \"a\""},
                    WrongText{"{1: 1}", 1, 2, "expected a key in double quotes", "write \"1\""}));

INSTANTIATE_TEST_SUITE_P(OfOtherLanguages, AWrongText,
                         testing::Values(WrongText{"{\"a\": 1 // why\n}", 1, 9, "comment", "evidence"},
                                         WrongText{"/* why */ {}", 1, 1, "comment"},
                                         WrongText{"# why\n{}", 1, 1, "comment"},
                                         WrongText{"{'a': 1}", 1, 2, "single quote", "double quotes"},
                                         WrongText{"{\u201Ca\u201D: 1}", 1, 2, "typographic quote"},
                                         WrongText{"{\"a\": NaN}", 1, 7, "found NaN, expected a finite number"},
                                         WrongText{"[-Infinity]", 1, 2, "found -Infinity, expected a finite number"},
                                         WrongText{"[True]", 1, 2, "found True", "write true"},
                                         WrongText{"[None]", 1, 2, "found None", "write null"},
                                         WrongText{"{\"a\": 1; \"b\": 2}", 1, 8, "semicolon, expected a comma"}));

INSTANTIATE_TEST_SUITE_P(OfTokens, AWrongText,
                         testing::Values(WrongText{"[36h]", 1, 2, "found 36h without quotes", "write \"36h\""},
                                         WrongText{"[legal]", 1, 2, "found legal without quotes", "write \"legal\""},
                                         WrongText{"[1, 1e999]", 1, 5, "1e999 is too large"},
                                         WrongText{"[+1]", 1, 2, "found +1", "no plus sign"},
                                         WrongText{"[.5]", 1, 2, "found .5", "both sides of its point"},
                                         WrongText{"[007]", 1, 2, "does not begin with 0"},
                                         WrongText{"[0x10]", 1, 2, "found 0x10"},
                                         WrongText{"[\"C:\\data\"]", 1, 5, "no escape \\d", R"(written "\\")"},
                                         WrongText{"[\"a\tb\"]", 1, 4, "found a tab", R"("\t")"},
                                         WrongText{"[\"a\nb\"]", 1, 2, "no closing quote on its line", R"("\n")"},
                                         WrongText{"[\"a", 1, 2, "the file ends within it"},
                                         WrongText{R"(["\ud800"])", 1, 3, "half of a pair"},
                                         WrongText{R"(["\u12"])", 1, 3, "four hexadecimal"}));

INSTANTIATE_TEST_SUITE_P(
    OfEncoding, AWrongText,
    testing::Values(WrongText{std::string("\xFF\xFE{\0}\0", 6), 1, 1, "is UTF-16, expected UTF-8", "save it as UTF-8"},
                    WrongText{std::string("{\0}\0", 4), 1, 1, "is UTF-16"},
                    WrongText{"{\n\"Z\xFCrich\": 1}", 2, 3, "the byte FC is no UTF-8", "Latin-1"},
                    WrongText{"[\"\xC0\xAF\"]", 1, 3, "no UTF-8"}, WrongText{"[\"\xED\xA0\x80\"]", 1, 3, "no UTF-8"},
                    WrongText{std::string("{  \0}", 5), 1, 4, "zero byte"}));

TEST(AByteOrderMark, IsReportedAndTheRestIsReadAllTheSame) {
  Problems problems;
  const auto root = parse_json("\xEF\xBB\xBF{\"a\": 1, \"a\": 2}", "f", problems);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(problems[0].place, (Place{"f", 1, 1}));
  EXPECT_NE(problems[0].message.find("byte order mark"), std::string::npos);
  EXPECT_EQ(problems[1].place, (Place{"f", 1, 13})) << "columns count the bytes of the mark";
  EXPECT_TRUE(root.has_value());
}

TEST(ADuplicateKey, NamesThePlaceOfTheFirst) {
  Problems problems;
  (void)parse_json("{\"a\": 1,\n \"a\": 2}", "f", problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems[0].message.find("the first is in line 1, column 2"), std::string::npos) << problems[0].message;
}

/// The explanation must see a mistake exactly where the parser refuses.
TEST(JsonMistakes, AgreeWithTheParser) {
  const std::string sound = R"({"a": [1, -2.5e+3, "x\n\u00e9\ud83d\ude00", true], "b": {"c": null, "d": []}})";
  const std::string signs = "{}[]:,\"'\\/ \nx0-.e";
  ASSERT_FALSE(find_json_mistake(sound).has_value());
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (const char sign : signs) {
      for (const std::string& text : {sound.substr(0, at) + sign + sound.substr(at), sound.substr(0, at),
                                      sound.substr(0, at) + sign + sound.substr(at + 1)}) {
        Problems problems;
        EXPECT_EQ(parse_json(text, "f", problems).has_value(), !find_json_mistake(text).has_value()) << text;
      }
    }
  }
}

}  // namespace
}  // namespace docket::scenario_detail
