// What is too much is refused where it is written, with how to raise the limit, and what is just enough is read.
#include <gtest/gtest.h>

#include "docket/scenario/read_scenario.hpp"
#include "scenario/sample_scenario.hpp"

namespace docket {
namespace {

// The sample lists 11 items in two groups and 7 in the two rows of its trace, beside one written order.
Problems problems_under(const ReadLimits& limits) {
  test::MemoryFiles files;
  test::put_sample(files);
  return read_scenario("full/main.json", files, test::FixedZones(), {{}, limits}).problems();
}

struct Case {
  ReadLimit ReadLimits::*limit;
  std::uint64_t enough;
  std::string pointer;  // where one less is refused
};

class ALimitOfReading : public testing::TestWithParam<Case> {};

TEST_P(ALimitOfReading, RefusesOneMoreWhereItIsWrittenAndSaysHowToRaiseIt) {
  const Case& c = GetParam();
  ReadLimits limits;
  limits.*c.limit = {c.enough, "--more"};
  EXPECT_TRUE(problems_under(limits).empty());
  limits.*c.limit = {c.enough - 1, "--more"};
  const Problems problems = problems_under(limits);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, c.pointer) << problems[0].message;
  EXPECT_NE(problems[0].message.find(std::to_string(c.enough - 1)), std::string::npos) << problems[0].message;
  EXPECT_EQ(problems[0].hint, "--more raises the limit");
  EXPECT_GT(problems[0].place.line, 0U);
}

INSTANTIATE_TEST_SUITE_P(OfCounts, ALimitOfReading,
                         testing::Values(Case{&ReadLimits::items, 18, "/order_streams/recorded/trace/1/1"},
                                         Case{&ReadLimits::orders, 3, "/order_streams/recorded/trace/1"},
                                         Case{&ReadLimits::replications, 50, "/run/precision/max_replications"}));

TEST(ReadLimits, HoldForASingleGroup) {
  ReadLimits limits;
  limits.items.most = 9;
  const Problems problems = problems_under(limits);
  ASSERT_EQ(problems.size(), 1U) << "the first that is too much, not every later one";
  EXPECT_EQ(problems[0].pointer, "/item_groups/list/count");
  EXPECT_EQ(problems[0].hint, "") << "nothing is known to raise it";
}

TEST(ReadLimits, HoldForNesting) {
  test::MemoryFiles files{{"deep.json", "{\"a\": [[[1]]]}"}};
  const auto deepest_of = [&](std::uint64_t levels) {
    ReadLimits limits;
    limits.nesting = {levels, "--deeper"};
    return read_scenario("deep.json", files, test::FixedZones(), {{}, limits}).problems().front();
  };
  EXPECT_EQ(deepest_of(3).message, "lists and objects are nested more than 3 levels deep");
  EXPECT_EQ(deepest_of(3).hint, "--deeper raises the limit");
  EXPECT_EQ(deepest_of(3).place.column, 9U);
  EXPECT_NE(deepest_of(4).hint, "--deeper raises the limit");
}

}  // namespace
}  // namespace docket
