// docket run --batches from outside.
#include <gtest/gtest.h>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::has;

test::Ended run_one_order(std::vector<std::string> options) {
  test::Call call;
  call.input = test::kOneOrder;
  options.insert(options.begin(), {"run", "-"});
  return test::run_program(options, call);
}

TEST(BatchesOption, SaysThatItShowsBatchesOfOneRun) {
  const test::Ended table = run_one_order({"--batches", "4"});
  EXPECT_EQ(table.code, 0) << table.err;
  EXPECT_TRUE(has(table.out, "4 batches of one run, seed 11\n")) << table.out;
  EXPECT_TRUE(has(table.out, "over the batches")) << table.out;
  EXPECT_TRUE(has(run_one_order({"--batches", "4", "--format", "json"}).out, "\"are_batches\": true"));
}

TEST(BatchesOption, IsRefusedBesideReplicationsAndWithoutAKnownEnd) {
  const test::Ended both = run_one_order({"--batches", "4", "--replications", "3"});
  EXPECT_EQ(both.code, 2);
  EXPECT_TRUE(has(both.err, "only one of them")) << both.err;
  EXPECT_EQ(run_one_order({"--batches", "1"}).code, 2);
  const test::Ended endless = run_one_order({"--batches", "4", "--set", "/run/ends_at=null"});
  EXPECT_EQ(endless.code, 2);
  EXPECT_TRUE(has(endless.err, "without run/ends_at")) << endless.err;
}

}  // namespace
}  // namespace docket
