// Scenarios are read a few at a time; nobody can tell but by the clock.
#include "cli/scenarios_ahead.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <new>
#include <string>
#include <thread>
#include <vector>

namespace docket {
namespace {

Scenario of_title(std::size_t point) {
  Scenario scenario;
  scenario.title = std::to_string(point);
  return scenario;
}

std::vector<std::size_t> every_third(std::size_t count) {
  std::vector<std::size_t> points;
  for (std::size_t point = 0; point < count; ++point) {
    points.push_back(3 * point);
  }
  return points;
}

TEST(ScenariosAhead, GiveEachPointItsOwn) {
  std::vector<std::size_t> read;
  ScenariosAhead ahead(every_third(100), [&read](std::size_t point) -> Result<Scenario> {
    read.push_back(point);
    return of_title(point);
  });
  for (const std::size_t point : every_third(100)) {
    EXPECT_EQ(ahead.take(point).value().title, std::to_string(point));
  }
  EXPECT_EQ(read, every_third(100)) << "each once";
}

TEST(ScenariosAhead, AreReadBeforeTheyAreAskedForWhereThatIsQuick) {
  std::size_t read = 0;
  ScenariosAhead ahead(every_third(100), [&read](std::size_t point) -> Result<Scenario> {
    ++read;
    return of_title(point);
  });
  (void)ahead.take(0);
  EXPECT_GT(read, 1U);
  EXPECT_LT(read, 20U);
}

TEST(ScenariosAhead, AreReadOneByOneWhereItTakesLong) {
  std::size_t read = 0;
  ScenariosAhead ahead(every_third(100), [&read](std::size_t point) -> Result<Scenario> {
    ++read;
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    return of_title(point);
  });
  (void)ahead.take(0);
  EXPECT_EQ(read, 1U);
}

TEST(ScenariosAhead, AreNoLongerReadAheadFromTheFirstOnThatTakesLong) {
  std::vector<std::size_t> read;
  ScenariosAhead ahead(every_third(100), [&read](std::size_t point) -> Result<Scenario> {
    read.push_back(point);
    std::this_thread::sleep_for(std::chrono::milliseconds(point == 6 ? 3 : 0));
    return of_title(point);
  });
  (void)ahead.take(0);
  EXPECT_LE(read.size(), 3U) << "the third takes long";
}

TEST(ScenariosAhead, GiveEachPointItsOwnToManyThreads) {
  constexpr std::size_t kPoints = 2000;
  const std::vector<std::size_t> points = every_third(kPoints);
  ScenariosAhead ahead(points, [](std::size_t point) -> Result<Scenario> { return of_title(point); });
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> right = 0;
  const auto work = [&] {
    for (std::size_t place = next++; place < kPoints; place = next++) {
      right += ahead.take(points[place]).value().title == std::to_string(points[place]) ? 1 : 0;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back(work);
    }
  }
  EXPECT_EQ(right, kPoints);
}

TEST(ScenariosAhead, TellAMistakeAtItsOwnPoint) {
  ScenariosAhead ahead(every_third(3), [](std::size_t point) -> Result<Scenario> {
    return point == 3 ? Result<Scenario>(Problems{{{}, "/a", "wrong", "", "", {}}}) : Result<Scenario>(of_title(point));
  });
  EXPECT_TRUE(ahead.take(0).has_value());
  EXPECT_FALSE(ahead.take(3).has_value());
  EXPECT_TRUE(ahead.take(6).has_value());
}

TEST(ScenariosAhead, ThatDoNotFitIntoMemoryAreAMatterOfTheirPoint) {
  ScenariosAhead ahead(every_third(2), [](std::size_t point) -> Result<Scenario> {
    if (point == 3) {
      throw std::bad_alloc();
    }
    return of_title(point);
  });
  EXPECT_TRUE(ahead.take(0).has_value());
  EXPECT_THROW((void)ahead.take(3), std::bad_alloc);
}

}  // namespace
}  // namespace docket
