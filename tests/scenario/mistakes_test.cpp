// Mistakes together: in one document, in several files, everywhere.
#include "scenario/mistakes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/located_json.hpp"
#include "scenario/sample_scenario.hpp"
#include "support/sanitizers.hpp"

namespace docket {
namespace {

using test::problems_with;

TEST(Mistakes, AreAllReportedAtOnceSortedByPlace) {
  test::MemoryFiles files;
  test::put_sample(files);
  files.put("full/main.json", R"({"extends": "base.json",
 "platform": {"pools": {"legal": {"reviewers": 2.5, "shift": "ofice"}},
              "policy": {"rules": {"rest": {"decide": "blok"}, "late": {"when": {"sources": ["first"]}}}}},
 "item_groups": {"list": {"cuont": 3}},
 "evidence": {"/platform/pools/legal/reviewers": {"assumption": "made up"}}})");
  const Problems problems = read_scenario("full/main.json", files, test::FixedZones()).problems();
  ASSERT_EQ(problems.size(), 4U) << render_problems(problems);
  EXPECT_TRUE(std::ranges::is_sorted(problems, {}, &Problem::place));
  EXPECT_EQ(problems[0].place, (Place{"full/main.json", 2, 48}));
  EXPECT_EQ(problems[1].place, (Place{"full/main.json", 2, 62}));
  EXPECT_EQ(problems[3].place, (Place{"full/main.json", 4, 27})) << "an unknown key is placed at the key";
  EXPECT_EQ(problems[3].nearest, "count");
}

TEST(Mistakes, AreNamedInTheFileThatWroteThem) {
  test::MemoryFiles files;
  test::put_sample(files);
  files.put("full/trace.csv", "served_at,items\n1h,many\n");
  const Problems in_trace = read_scenario("full/main.json", files, test::FixedZones()).problems();
  ASSERT_EQ(in_trace.size(), 1U) << render_problems(in_trace);
  EXPECT_EQ(in_trace[0].place, (Place{"full/trace.csv", 2, 4}));

  const Problems of_setting = problems_with({"/run/seed=1", "/regimes/in/readings/day/within=soon"});
  ASSERT_EQ(of_setting.size(), 1U);
  EXPECT_EQ(of_setting[0].place, (Place{"--set 2", 0, 0}));
}

TEST(Mistakes, OfIncludingAreReported) {
  test::MemoryFiles files;
  files.put("a.json", R"({"extends": "b.json"})");
  files.put("b.json", R"({"extends": "a.json"})");
  EXPECT_NE(render_problems(read_scenario("a.json", files, test::FixedZones()).problems())
                .find("extend each other in a circle: a.json -> b.json -> a.json"),
            std::string::npos);
  EXPECT_FALSE(read_scenario("none.json", files, test::FixedZones()).has_value());
  const Problems lost = problems_with({"/regimes/in/file=lost.json"});
  ASSERT_EQ(lost.size(), 1U) << render_problems(lost);
  EXPECT_NE(lost[0].message.find("cannot read \"full/lost.json\""), std::string::npos) << "counted from the scenario";
}

/// What a wrong value makes unknown is not called wrong too.
TEST(Mistakes, AreSaidOnceEach) {
  for (const char* setting : {"/authorities/ministry/looks=6h", "/item_groups/list/kinds=[\"account\"]",
                              "/orders/first/items=list", "/platform/policy/order=late",
                              "/platform/policy/rules/late/when=always", "/platform/shifts/office/weekly=09:00-17:00",
                              "/script/warned/do=warn", "/script/warned/by=minister", "/run/precision/relative=5%"}) {
    const Problems problems = problems_with({setting});
    EXPECT_EQ(problems.size(), 1U) << setting << "\n" << render_problems(problems);
  }
}

TEST(Mistakes, OfATraitTooManyAreReportedOnce) {
  std::string truth = "{";
  for (int i = 0; i < 40; ++i) {
    truth += (i == 0 ? "" : ",") + std::string("\"t") + std::to_string(i) + "\":{\"share\":1}";
  }
  const Problems problems = problems_with({"/item_groups/tag/truth=" + truth + "}"});
  EXPECT_TRUE(std::ranges::any_of(
      problems, [](const Problem& problem) { return problem.message.find("at most 32") != std::string::npos; }));
}

void collect(const scenario_detail::LocatedValue& value, const std::string& pointer, std::vector<std::string>& all) {
  for (const auto& member : value.members) {
    const std::string below = scenario_detail::pointer_to(pointer, member.key);
    all.push_back(below);
    collect(member.value, below, all);
  }
}

/// Whatever is taken away or replaced, the reader comes back, and each problem has a place.
TEST(Mistakes, NeverBreakTheReader) {
  test::MemoryFiles files;
  test::put_sample(files);
  const std::string resolved = read_scenario("full/main.json", files, test::FixedZones()).value().resolved_json;
  files.put("full/resolved.json", resolved);
  Problems none;
  const auto document = scenario_detail::parse_json(resolved, "resolved", none);
  std::vector<std::string> pointers;
  collect(*document, "", pointers);
  std::size_t tried = 0;
  std::size_t refused = 0;
  std::size_t number = 0;
  for (const std::string& pointer : pointers) {
    for (const char* value : {"null", "true", "[1]"}) {
      if (!test::is_taken(number++, 10)) {
        continue;
      }
      ++tried;
      const auto read = read_scenario("full/resolved.json", files, test::FixedZones(), {{pointer + "=" + value}});
      refused += read.has_value() ? 0U : 1U;
      for (const Problem& problem : read.problems()) {
        ASSERT_FALSE(problem.place.file.empty()) << pointer << "=" << value;
      }
    }
  }
  EXPECT_GT(refused, tried / 3);
}

}  // namespace
}  // namespace docket
