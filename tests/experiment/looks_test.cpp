#include "experiment/looks.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace docket {
namespace {

using experiment_detail::Looks;
using experiment_detail::replications_to_agree;

TEST(Looks, TakeAllOfTheErrorAtMost) {
  Looks looks(10, 1'000'000);
  double taken = looks.share();
  for (int i = 0; i < 40 && !looks.is_last(); ++i) {
    looks.plan(0);
    taken += looks.share();
  }
  EXPECT_GT(taken, 0.9);
  EXPECT_LE(taken, 1);
}

TEST(Looks, ComeAQuarterLaterAtLeastAndAtTheLastAtTheLatest) {
  Looks looks(100, 1000);
  looks.plan(0);
  EXPECT_EQ(looks.next(), 125U);
  looks.plan(400.5);
  EXPECT_EQ(looks.next(), 401U);
  looks.plan(1e300);
  EXPECT_TRUE(looks.is_last());
}

TEST(ReplicationsToAgree, AreThoseOfTheIntervalAloneWhenTheMeanIsRightAndLuckIsIn) {
  // Of many, the mean of those to come is off by one standard error of its own: (2 + 1) * 4 / sqrt(n) = 0.1.
  EXPECT_NEAR(replications_to_agree({2, 0, 4}, 0.1, 2, 1e9), 14'400, 0.02 * 14'400);
}

TEST(ReplicationsToAgree, AreMoreWhenTheMeanIsOffButWhatIsOffFades) {
  const double right = replications_to_agree({1000, 0, 4}, 0.2, 2, 1e9);
  const double off = replications_to_agree({1000, 0.1, 4}, 0.2, 2, 1e9);
  EXPECT_GT(right, 1600);
  EXPECT_GT(off, 1.05 * right);
  EXPECT_LT(off, 2 * right);
}

TEST(ReplicationsToAgree, AreThoseThatAreThereWhenTheyDoAndTheMostWhenNoneWill) {
  EXPECT_EQ(replications_to_agree({500, 0, 1}, 1, 2, 1e9), 500);
  EXPECT_EQ(replications_to_agree({10, 0, 1}, 1e-6, 2, 777), 777);
}

}  // namespace
}  // namespace docket
