// The table of fields against the reader that it is made from.
#include <gtest/gtest.h>

#include <algorithm>

#include "docket/core/utc_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "docket/study/read_study.hpp"
#include "scenario/located_json.hpp"
#include "scenario/sample_scenario.hpp"
#include "scenario/sections.hpp"

namespace docket {
namespace {

using namespace scenario_detail;

LocatedValue parsed(const std::string& json) {
  Problems problems;
  auto value = parse_json(json, "example", problems);
  EXPECT_TRUE(value.has_value() && problems.empty()) << json;
  return value.value_or(LocatedValue{});
}

/// Defines all ids that examples refer to.
LocatedValue world_of_examples() {
  return parsed(R"({"regimes": {"in-69a": {"ladder": {"rungs": {"notice": {}}}}}, "item_groups": {"list": {}},
                    "authorities": {"ministry": {}}, "orders": {"first-list": {}}, "script": {"warning": {}},
                    "platform": {"shifts": {"office": {}}, "channels": {"mailbox": {}}, "pools": {"legal": {}},
                                 "stages": {"review": {}}}})");
}

void prepare(Reader& reader) {
  reader.has_clock = true;
  reader.run.starts_at = *parse_instant("2021-01-31T00:00:00Z");
  reader.run.ends_at = Instant::at(Duration::days(30));
  reader.run.zone = reader.zones().find("UTC");
  reader.names.kinds.add("account");
  for (NameTable* table : {&reader.names.orders, &reader.names.sources}) {
    table->add("first-list");
  }
}

TEST(FieldTable, GivesExamplesAndDefaultsThatTheReaderTakes) {
  const LocatedValue world = world_of_examples();
  const test::FixedZones zones;
  std::size_t taken = 0;
  for (const DescribedField& field : described_scenario()) {
    if (!field.accepts) {
      continue;
    }
    for (const std::string& json : {field.info.example, field.info.fallback_json}) {
      if (!json.empty()) {
        Reader reader(world, zones);
        prepare(reader);
        const LocatedValue value = parsed(json);
        EXPECT_TRUE(field.accepts(reader, Node{&value, field.info.pointer})) << field.info.pointer << ": " << json;
        ++taken;
      }
    }
  }
  EXPECT_GT(taken, 150U);
}

TEST(FieldTable, SaysOfEachKeyWhatItMeansAndHowItIsWritten) {
  for (const auto& fields : {describe_scenario(), describe_facts(), describe_study()}) {
    for (const FieldInfo& field : fields) {
      EXPECT_FALSE(field.meaning.empty()) << field.pointer;
      EXPECT_FALSE(field.type.empty()) << field.pointer;
      EXPECT_FALSE(field.expects.empty()) << field.pointer;
      EXPECT_FALSE(field.schema.empty()) << field.pointer;
      parsed(field.example);
    }
  }
}

std::vector<std::string> members_in_table(const std::string& object) {
  std::vector<std::string> keys;
  for (const FieldInfo& field : describe_scenario()) {
    const std::size_t slash = field.pointer.rfind('/');
    const bool is_of_file = field.file_role != FileRole::none && field.file_role != FileRole::alternative;
    if (field.pointer.substr(0, slash) == object && !is_of_file) {
      keys.push_back(field.pointer.substr(slash + 1));
    }
  }
  std::ranges::sort(keys);
  return keys;
}

/// The keys that the hint of an unknown key lists.
std::vector<std::string> keys_in_hint(const std::string& hint) {
  std::vector<std::string> keys;
  for (std::size_t begin = hint.find('"'); begin != std::string::npos;) {
    const std::size_t end = hint.find('"', begin + 1);
    keys.push_back(hint.substr(begin + 1, end - begin - 1));
    begin = hint.find('"', end + 1);
  }
  std::ranges::sort(keys);
  return keys;
}

class AnObject : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(AnObject, TakesExactlyTheKeysOfTheTable) {
  const auto [pointer, pattern] = GetParam();
  test::MemoryFiles files;
  test::put_sample(files);
  const std::string unknown = std::string(pointer) + "/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
  const Problems problems =
      read_scenario("full/main.json", files, test::FixedZones(), {{unknown + "=1"}, {}}).problems();
  const auto found = std::ranges::find(problems, unknown, &Problem::pointer);
  ASSERT_NE(found, problems.end()) << unknown;
  EXPECT_EQ(keys_in_hint(found->hint), members_in_table(pattern));
}

INSTANTIATE_TEST_SUITE_P(
    OfTheLanguage, AnObject,
    testing::Values(std::pair("", ""), std::pair("/run", "/run"), std::pair("/platform", "/platform"),
                    std::pair("/platform/pools/legal", "/platform/pools/*"),
                    std::pair("/platform/stages/review/rushed", "/platform/stages/*/rushed"),
                    std::pair("/regimes/in", "/regimes/*"), std::pair("/orders/first", "/orders/*"),
                    std::pair("/order_streams/daily", "/order_streams/*"), std::pair("/script/said", "/script/*"),
                    std::pair("/item_groups/list/kinds/post", "/item_groups/*/kinds/*"),
                    std::pair("/record/R2/all_dark", "/record/*/all_dark")));

}  // namespace
}  // namespace docket
