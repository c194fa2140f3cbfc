#include "docket/journal/journal.hpp"

#include <gtest/gtest.h>

#include "support/small_scenario.hpp"

namespace docket {
namespace {

TEST(Journal, HandsEveryRecordToEverySinkInOrder) {
  test::RecordKeeper first;
  test::RecordKeeper second;
  Journal journal({&first, &second});
  for (int i = 0; i < 1'000; ++i) {
    journal.write(Sampled{Instant() + Duration::seconds(i)});
  }
  journal.flush();
  ASSERT_EQ(first.records().size(), 1'000U);
  ASSERT_EQ(second.records().size(), 1'000U);
  for (int i = 0; i < 1'000; ++i) {
    EXPECT_EQ(std::get<Sampled>(first.records()[static_cast<std::size_t>(i)]).at, Instant() + Duration::seconds(i));
  }
}

TEST(Journal, HandsNothingTwice) {
  test::RecordKeeper sink;
  Journal journal({&sink});
  journal.write(Sampled{});
  journal.flush();
  journal.flush();
  EXPECT_EQ(sink.records().size(), 1U);
}

}  // namespace
}  // namespace docket
