// What counts as a value of a scenario: noted while reading, wherever evidence could be asked for.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "docket/scenario/field_info.hpp"
#include "scenario/load_document.hpp"
#include "scenario/sample_scenario.hpp"
#include "scenario/sections.hpp"

namespace docket {
namespace {

using namespace scenario_detail;

std::vector<std::string> noted_pointers() {
  test::MemoryFiles files;
  test::put_sample(files);
  Problems problems;
  const auto document = load_files("full/main.json", files, {}, {}, problems);
  const test::FixedZones zones;
  Reader reader(document.value(), zones);
  Scenario scenario;
  Fields root(reader, reader.root());
  scenario_fields(root, scenario);
  std::vector<std::string> pointers;
  std::ranges::transform(reader.values, std::back_inserter(pointers),
                         [](const NotedValue& value) { return value.node.pointer; });
  return pointers;
}

TEST(Values, AreNumbersTimesSharesMoneyAndHours) {
  const std::vector<std::string> noted = noted_pointers();
  const std::set<std::string> all(noted.begin(), noted.end());
  for (const char* pointer :
       {"/run/starts_at", "/regimes/in/readings/day/within", "/item_groups/list/count",
        "/item_groups/list/kinds/post/count", "/orders/first/served_at", "/script/said/after_act/warned",
        "/platform/shifts/office/weekly/mon-fri", "/platform/shifts/office/holidays", "/platform/pools/legal/reviewers",
        "/platform/pools/legal/cost_per_hour", "/platform/stages/scan/next/review",
        "/platform/stages/review/judgement/unlawful/sensitivity", "/record/R2/all_dark/between"}) {
    EXPECT_TRUE(all.contains(pointer)) << pointer;
  }
}

TEST(Values, AreNotIdsWordsTitlesOrSettingsOfTheRun) {
  const std::vector<std::string> noted = noted_pointers();
  const std::set<std::string> all(noted.begin(), noted.end());
  for (const char* pointer : {"/docket", "/title", "/run/seed", "/run/replications", "/orders/first/from",
                              "/regimes/in/docket_regime", "/platform/stages/review/discipline",
                              "/platform/stages/review/next", "/regimes/in/ladder/rungs/notice/notice"}) {
    EXPECT_FALSE(all.contains(pointer)) << pointer;
  }
}

TEST(Values, AreWholeAndStandOnce) {
  std::vector<std::string> noted = noted_pointers();
  EXPECT_NE(std::ranges::find(noted, "/platform/stages/check/handling"), noted.end());
  std::ranges::sort(noted);
  EXPECT_EQ(std::ranges::adjacent_find(noted), noted.end());
  for (const std::string& pointer : noted) {
    EXPECT_TRUE(std::ranges::none_of(noted, [&](const std::string& other) { return other.starts_with(pointer + "/"); }))
        << pointer << " has parts that count as values of their own";
  }
}

TEST(Values, AreMarkedInTheTableOfFields) {
  const std::vector<FieldInfo> fields = describe_scenario();
  const auto is_value = [&fields](const char* pointer) {
    const auto field = std::ranges::find(fields, pointer, &FieldInfo::pointer);
    EXPECT_NE(field, fields.end()) << pointer;
    return field != fields.end() && field->is_value;
  };
  EXPECT_TRUE(is_value("/platform/stages/*/handling"));
  EXPECT_TRUE(is_value("/orders/*/served_at"));
  EXPECT_FALSE(is_value("/run/seed"));
  EXPECT_FALSE(is_value("/platform/stages/*/pool"));
}

}  // namespace
}  // namespace docket
