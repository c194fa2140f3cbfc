// Finished points on their way into a store.
#include "cli/gathered_points.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stop_token>
#include <thread>

#include "docket/core/problem_text.hpp"
#include "support/temporary_folder.hpp"

namespace docket {
namespace {

StoredPoint point(std::size_t number, PointStatus status) {
  StoredPoint stored;
  stored.point = number;
  stored.status = status;
  stored.replications = 1;
  stored.replay = "docket run a.json";
  return stored;
}

ResultStore empty_store(const std::string& path, std::size_t points) {
  StoreHead head{"1.2", "title", "{}", "7", "", "", {{"a.json", "{}"}}, {}, {"m"}};
  std::vector<StoredPoint> planned;
  for (std::size_t number = 0; number < points; ++number) {
    planned.push_back(point(number, PointStatus::planned));
  }
  Result<ResultStore> store = ResultStore::make_or_go_on(path, head, planned);
  EXPECT_TRUE(store.has_value()) << render_problems(store.problems());
  return std::move(store).value();
}

class PointsOnTheirWay : public testing::Test {
 protected:
  static constexpr std::size_t kPoints = 300;

  void finish(std::size_t number) {
    gathered_.put(point(number, PointStatus::done), {{0, 1, "", {static_cast<double>(number)}}});
  }

  test::TemporaryFolder folder_;
  ResultStore store_ = empty_store(folder_.path("r.db"), kPoints);
  GatheredPoints gathered_{store_};
};

TEST_F(PointsOnTheirWay, TheFirstIsStoredAtOnce) {
  finish(7);
  EXPECT_EQ(store_.counts().done, 1U);
}

TEST_F(PointsOnTheirWay, AllAreStoredInTheEndEachWithItsRuns) {
  for (std::size_t number = 0; number < kPoints; ++number) {
    finish(number);
  }
  gathered_.store_all();
  EXPECT_EQ(store_.counts().done, kPoints);
  for (std::size_t number = 0; number < kPoints; ++number) {
    const auto found = store_.find(number);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->runs.size(), 1U);
    EXPECT_EQ(found->runs.front().values, std::vector{static_cast<double>(number)});
  }
}

TEST_F(PointsOnTheirWay, TheLastIsStoredByWhoLooksAfterAWhile) {
  finish(0);
  finish(1);
  gathered_.look();
  EXPECT_EQ(store_.counts().done, 1U);
  std::this_thread::sleep_for(std::chrono::milliseconds(1050));
  gathered_.look();
  EXPECT_EQ(store_.counts().done, 2U);
}

TEST_F(PointsOnTheirWay, AreStoredByWhoBringsOneLateWhereNobodyLooks) {
  finish(0);
  std::this_thread::sleep_for(std::chrono::milliseconds(2050));
  finish(1);
  EXPECT_EQ(store_.counts().done, 2U);
}

TEST_F(PointsOnTheirWay, AreStoredAtOnceWhenMuchIsHeld) {
  const std::vector<StoredRun> many = {{0, 1, "", std::vector<double>(600'000)}};
  finish(0);
  std::size_t number = 1;
  for (; store_.counts().done == 1; ++number) {
    ASSERT_LT(number, 20U);
    gathered_.put(point(number, PointStatus::done), many);
  }
  EXPECT_EQ(store_.counts().done, number);
}

TEST_F(PointsOnTheirWay, AreStoredWhenWhoHoldsThemGoes) {
  {
    GatheredPoints others(store_);
    others.put(point(1, PointStatus::done), {{0, 1, "", {1.0}}});
    others.put(point(2, PointStatus::done), {{0, 1, "", {1.0}}});
    EXPECT_EQ(store_.counts().done, 1U);
  }
  EXPECT_EQ(store_.counts().done, 2U);
}

TEST_F(PointsOnTheirWay, AreRefusedAtOnceAfterSomethingCouldNotBeStored) {
  finish(0);
  finish(1);
  std::this_thread::sleep_for(std::chrono::milliseconds(1050));
  const ResultStore::Together somebody_else(store_);
  gathered_.look();
  EXPECT_THROW(finish(2), StoreFailed);
}

TEST_F(PointsOnTheirWay, WaitForAnotherTimeWhereTheyCannotBeStored) {
  finish(0);
  finish(1);
  std::this_thread::sleep_for(std::chrono::milliseconds(1050));
  {
    const ResultStore::Together somebody_else(store_);  // within it no other can begin
    gathered_.look();
    EXPECT_THROW(gathered_.store_all(), StoreFailed);
  }
  EXPECT_EQ(store_.counts().done, 1U);
  gathered_.store_all();
  EXPECT_EQ(store_.counts().done, 2U);
}

TEST_F(PointsOnTheirWay, AreStoredOnceWhoeverLooksMeanwhile) {
  {
    const std::jthread looks([this](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        gathered_.look();
      }
    });
    for (std::size_t number = 0; number < kPoints; ++number) {
      finish(number);
      std::this_thread::sleep_for(std::chrono::milliseconds(number % 100 == 0 ? 450 : 0));
    }
    gathered_.store_all();
  }
  EXPECT_EQ(store_.counts().done, kPoints);
  EXPECT_EQ(store_.counts().runs, kPoints);
}

TEST_F(PointsOnTheirWay, NoneIsStoredTwice) {
  finish(0);
  gathered_.store_all();
  gathered_.store_all();
  EXPECT_EQ(store_.counts().runs, 1U);
}

}  // namespace
}  // namespace docket
