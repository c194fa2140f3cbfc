#include "scenario/located_json.hpp"

#include <gtest/gtest.h>

#include "scenario/json_text.hpp"
#include "scenario/merge_patch.hpp"

namespace docket::scenario_detail {
namespace {

Problems problems_of(std::string_view text) {
  Problems problems;
  parse_json(text, "f", problems);
  return problems;
}

LocatedValue parsed(std::string_view text) {
  Problems problems;
  return parse_json(text, "f", problems).value();
}

TEST(LocatedJson, KnowsWhereEachValueAndKeyWasWritten) {
  const LocatedValue root = parsed("{\n  \"a\": [1, 23 , true],\n  \"\xC3\xA4\": {\"c\":\"x\"}}");
  const auto at = [&root](const char* pointer) { return find_at(root, pointer)->spot.place(); };
  EXPECT_EQ(at(""), (Place{"f", 1, 1}));
  EXPECT_EQ(at("/a"), (Place{"f", 2, 8}));
  EXPECT_EQ(at("/a/0"), (Place{"f", 2, 9}));
  EXPECT_EQ(at("/a/1"), (Place{"f", 2, 12}));
  EXPECT_EQ(at("/a/2"), (Place{"f", 2, 17}));
  EXPECT_EQ(at("/\xC3\xA4/c"), (Place{"f", 3, 14})) << "columns count bytes";
  EXPECT_EQ(root.members[1].key_spot.place(), (Place{"f", 3, 3}));
}

TEST(LocatedJson, PlacesValuesAfterNumbersWithoutSpaceBetween) {
  const LocatedValue root = parsed("[[1],2,{\"a\":3},-4.5e1]");
  EXPECT_EQ(find_at(root, "/1")->spot.column, 6U);
  EXPECT_EQ(find_at(root, "/2")->spot.column, 8U);
  EXPECT_EQ(find_at(root, "/2/a")->spot.column, 13U);
  EXPECT_EQ(find_at(root, "/3")->text, "-4.5e1");
}

TEST(LocatedJson, ReportsBothUsesOfADuplicateKeyPlaceAndGoesOn) {
  Problems problems;
  const auto root = parse_json(R"({"a": {"b": 1, "b": 2}, "c": 3})", "f", problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, "/a/b");
  EXPECT_EQ(problems[0].place.column, 16U);
  EXPECT_EQ(find_at(*root, "/a/b")->number, 1);
  EXPECT_NE(root->find("c"), nullptr);
}

TEST(LocatedJson, RefusesWhatIsNoJson) {
  for (const char* text : {"", "{", "[1,]", "{\"a\" 1}", "1 2", "nul", "\"\xFF\"", "NaN", "{'a': 1}", "[1e999]"}) {
    ASSERT_EQ(problems_of(text).size(), 1U) << text;
    EXPECT_EQ(problems_of(text)[0].place.line, 1U) << text;
  }
  EXPECT_NE(problems_of("\xEF\xBB\xBF{}")[0].message.find("byte order mark"), std::string::npos);
  EXPECT_NE(problems_of("[1, 1e999]")[0].message.find("too large"), std::string::npos);
  EXPECT_EQ(problems_of("[1, 1e999]")[0].place.column, 5U);
}

TEST(LocatedJson, SurvivesDeepNestingAndRefusesTheDeepest) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(problems_of(nested(ReadLimits().nesting.most)).empty());
  EXPECT_EQ(problems_of(nested(ReadLimits().nesting.most + 1)).size(), 1U);
  EXPECT_EQ(problems_of(std::string(1'000'000, '[')).size(), 1U);
}

TEST(LocatedJson, TellsWholeNumbersFromOthers) {
  EXPECT_EQ(parsed("18446744073709551615").whole_number(), 18446744073709551615ULL);
  EXPECT_EQ(parsed("3.0").whole_number(), 3U);
  EXPECT_EQ(parsed("1e3").whole_number(), 1000U);
  for (const char* text : {"2.5", "-1", "1e300", "\"3\""}) {
    EXPECT_FALSE(parsed(text).whole_number().has_value()) << text;
  }
}

TEST(JsonText, ReadsBackToTheSameText) {
  const std::string text =
      to_json_text(parsed(R"({"a": [1, 2.50, {"b": null}], "é\n\"": "\u0001 x", "c": {}, "d": []})"));
  EXPECT_EQ(to_json_text(parsed(text)), text);
}

TEST(JsonPointers, EscapeAndUnescapeTheirSteps) {
  EXPECT_EQ(pointer_to("/a", "b/c~d"), "/a/b~1c~0d");
  EXPECT_EQ(pointer_steps("/a/b~1c~0d"), (std::vector<std::string>{"a", "b/c~d"}));
  EXPECT_FALSE(pointer_steps("a").has_value());
  EXPECT_FALSE(pointer_steps("/~2").has_value());
}

/// The cases of RFC 7396, appendix A, whose target and patch are objects.
TEST(MergePatch, DoesWhatTheStandardSays) {
  const std::vector<std::array<const char*, 3>> cases = {
      {R"({"a":"b"})", R"({"a":"c"})", R"({"a": "c"})"},
      {R"({"a":"b"})", R"({"b":"c"})", R"({"a": "b", "b": "c"})"},
      {R"({"a":"b"})", R"({"a":null})", "{}"},
      {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b": "c"})"},
      {R"({"a":["b"]})", R"({"a":"c"})", R"({"a": "c"})"},
      {R"({"a":"c"})", R"({"a":["b"]})", R"({"a": ["b"]})"},
      {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a": {"b": "d"}})"},
      {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a": [1]})"},
      {R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a": {"bb": {}}})"}};
  for (const auto& [target, patch, expected] : cases) {
    LocatedValue value = parsed(target);
    merge_patch(value, parsed(patch), [](const auto&, const auto&, const auto&) {});
    drop_null_members(value);
    EXPECT_EQ(to_compact_json(value), expected) << target << " + " << patch;
  }
}

}  // namespace
}  // namespace docket::scenario_detail
