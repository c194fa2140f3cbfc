// Every malformed file of this folder, one fault each, is answered as its row in expected.json says: all problems at
// their places, and no other. A failure shows the row as it would be now; read it as a newcomer would before taking it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "docket/cli/disk_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "malformed/expected_problems.hpp"
#include "support/schema_check.hpp"

namespace docket::test {
namespace {

bool is_trace(const std::string& name) { return name.ends_with(".csv"); }

/// Traces are read by a scenario that is sound with another trace.
Problems read_problems(const std::string& name) {
  const DiskFiles files;
  const SystemZones zones;
  const auto read = is_trace(name) ? read_scenario(malformed_path("parts/with-trace.json"), files, zones,
                                                   {{"/order_streams/recorded/trace=../" + name}})
                                   : read_scenario(malformed_path(name), files, zones);
  return read.has_value() ? read.value().warnings : read.problems();
}

/// With files named from this folder, on every machine alike.
Problems problems_as_in_table(const std::string& name) {
  Problems problems = read_problems(name);
  const std::string folder = malformed_path("");
  for (Problem& problem : problems) {
    for (std::string* text : {&problem.place.file, &problem.message, &problem.hint}) {
      for (auto at = text->find(folder); at != std::string::npos; at = text->find(folder)) {
        text->erase(at, folder.size());
      }
    }
  }
  return problems;
}

/// Of a text that is no JSON, and of a trace, a schema says nothing.
bool breaks_schema(const std::string& name) {
  std::ifstream file(malformed_path(name), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return nlohmann::json::accept(text) && !schema_violations(text, FileKind::scenario).empty();
}

/// Texts of the table are parts of what is said; a text that it leaves out is not said.
bool is_said(const std::string& expected, const std::string& said) {
  return expected.empty() ? said.empty() : said.find(expected) != std::string::npos;
}

bool is_as_expected(const Problem& said, const Problem& expected) {
  return said.place == expected.place && said.pointer == expected.pointer && said.severity == expected.severity &&
         said.nearest == expected.nearest && is_said(expected.message, said.message) &&
         is_said(expected.hint, said.hint);
}

class AMalformedFile : public testing::TestWithParam<MalformedFile> {};

TEST_P(AMalformedFile, IsAnsweredAsExpected) {
  const MalformedFile& file = GetParam();
  const Problems said = problems_as_in_table(file.name);
  const bool is_seen_by_schema = breaks_schema(file.name);
  EXPECT_EQ(is_seen_by_schema, file.breaks_schema) << file.name;
  EXPECT_TRUE(std::ranges::equal(said, file.problems, is_as_expected))
      << "the row as it would be now:\n"
      << as_expected(file.name, is_seen_by_schema, said);
  EXPECT_FALSE(file.problems.empty()) << "what is expected of " << file.name << "?";
}

std::string name_of_test(const testing::TestParamInfo<MalformedFile>& tested) {
  std::string name = tested.param.name;
  std::ranges::replace_if(
      name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(InThisFolder, AMalformedFile, testing::ValuesIn(expected_problems()), name_of_test);

TEST(MalformedFiles, AreAllInTheTableAndNoOthers) {
  const std::vector<MalformedFile> table = expected_problems();
  std::vector<std::string> expected;
  std::ranges::transform(table, std::back_inserter(expected), &MalformedFile::name);
  EXPECT_EQ(expected, malformed_names());
  EXPECT_GE(expected.size(), 80U);
}

TEST(MalformedFiles, NameSoundParts) {
  const DiskFiles files;
  const SystemZones zones;
  for (const char* name : {"parts/sound.json", "parts/with-trace.json"}) {
    const auto read = read_scenario(malformed_path(name), files, zones);
    ASSERT_TRUE(read.has_value()) << name;
    EXPECT_TRUE(read.value().warnings.empty()) << name << ": " << read.value().warnings.front().message;
  }
}

}  // namespace
}  // namespace docket::test
