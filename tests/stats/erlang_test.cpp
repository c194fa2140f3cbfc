#include "docket/stats/erlang.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "docket/core/check.hpp"

namespace docket {
namespace {

TEST(Erlang, AgreesWithPrintedTables) {
  EXPECT_NEAR(erlang_c(1, 0.8), 0.8, 1e-12);
  EXPECT_NEAR(erlang_c(10, 8), 0.40918015, 1e-8);
  EXPECT_NEAR(erlang_c(18, 16), 0.53118119, 1e-8);
  EXPECT_NEAR(erlang_c(120, 100), 0.033195895, 1e-8);
}

TEST(Erlang, EverybodyWaitsWhereServersCannotKeepUp) {
  EXPECT_EQ(erlang_c(3, 3), 1);
  EXPECT_EQ(wait_tail(3, 4, 100), 1);
  EXPECT_EQ(sojourn_tail(0, 0.5, 100), 1);
  EXPECT_EQ(erlang_c(1, 0), 0);
  EXPECT_THROW((void)erlang_c(1, -1), Fault);
}

TEST(Erlang, MissesAsManyDeadlinesAsPublished) {
  EXPECT_NEAR(sojourn_tail(10, 8, 0.5), 0.704182, 1e-6);
  EXPECT_NEAR(sojourn_tail(3, 2.5, 2), 0.46194225, 1e-8);
  EXPECT_NEAR(sojourn_tail(11, 10, 6), 0.012623564, 1e-9);
  // One server: the time in the system is exponential.
  EXPECT_NEAR(sojourn_tail(1, 0.7, 4), std::exp(-0.3 * 4), 1e-12);
  // Where the line drains as fast as one server works the formula has a hole, which the values around it close.
  EXPECT_NEAR(sojourn_tail(4, 3, 2), sojourn_tail(4, 3 + 1e-7, 2), 1e-6);
}

TEST(Erlang, FewerWaitTheMoreServersThereAre) {
  for (std::uint32_t servers = 9; servers < 30; ++servers) {
    EXPECT_GT(erlang_c(servers, 8.5), erlang_c(servers + 1, 8.5));
    EXPECT_GT(sojourn_tail(servers, 8.5, 3), sojourn_tail(servers + 1, 8.5, 3));
    EXPECT_GT(erlang_a(servers, 8.5, 2), erlang_a(servers + 1, 8.5, 2));
  }
}

TEST(ErlangA, IsErlangCWherePatienceHasNoEndAndPoissonWhereItEqualsTheWork) {
  EXPECT_NEAR(erlang_a(10, 8, 1e9), erlang_c(10, 8), 1e-6);
  // With patience as long as the work the number present is Poisson, whatever the servers.
  double below = 0;
  double weight = std::exp(-8.0);
  for (int n = 0; n < 10; ++n) {
    below += weight;
    weight *= 8.0 / (n + 1);
  }
  EXPECT_NEAR(erlang_a(10, 8, 1), 1 - below, 1e-12);
  EXPECT_LT(erlang_a(5, 8, 1), 1);
}

TEST(SquareRootRule, IsNearTheFewestServersOfErlangC) {
  for (const double load : {5.0, 20.0, 100.0, 900.0}) {
    for (const double waits : {0.5, 0.2, 0.05}) {
      std::uint32_t fewest = 1;
      while (erlang_c(fewest, load) > waits) {
        ++fewest;
      }
      EXPECT_NEAR(square_root_servers(load, waits), fewest, 1.5) << load << " " << waits;
    }
  }
}

}  // namespace
}  // namespace docket
