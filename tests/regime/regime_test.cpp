#include "docket/regime/regime.hpp"

#include <gtest/gtest.h>

namespace docket {
namespace {

const Instant kServed = Instant() + Duration::hours(5);

TEST(Reading, CountsFromServiceAndMayBeDueAtOnce) {
  EXPECT_EQ(due_at({"immediate", Duration(), ReadingBasis::law}, kServed, nullptr), kServed);
  EXPECT_EQ(due_at({"day", Duration::hours(24), ReadingBasis::what_if}, kServed, nullptr),
            kServed + Duration::hours(24));
}

TEST(Reading, OfTheLawTakesTheTimeOfARenewingRungAndAWhatIfKeepsItsOwn) {
  Rung rung;
  rung.within = Duration::hours(2);
  EXPECT_EQ(due_at({"law", Duration::hours(24), ReadingBasis::law}, kServed, &rung), kServed + Duration::hours(2));
  for (const ReadingBasis basis : {ReadingBasis::practice, ReadingBasis::what_if}) {
    EXPECT_EQ(due_at({"other", Duration::hours(24), basis}, kServed, &rung), kServed + Duration::hours(24));
  }
  rung.within.reset();
  EXPECT_EQ(due_at({"law", Duration::hours(24), ReadingBasis::law}, kServed, &rung), kServed + Duration::hours(24));
}

}  // namespace
}  // namespace docket
