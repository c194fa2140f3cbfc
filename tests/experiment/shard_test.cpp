// Shards cut the work of a sweep into equal parts, and lose nothing of it.
#include "docket/experiment/shard.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace docket {
namespace {

/// Of all points together, if each has so many replications.
std::uint64_t replications_in(const Shard& shard, std::size_t points, std::uint32_t replications) {
  std::uint64_t count = 0;
  for (std::size_t point = 0; point < points; ++point) {
    count += shard.part_of(point, points, replications).count();
  }
  return count;
}

TEST(Shard, PlaysEveryReplicationOnce) {
  for (const std::size_t points : {1U, 2U, 7U, 30U}) {
    for (const std::uint32_t of : {1U, 2U, 3U, 8U, 100U}) {
      for (std::size_t point = 0; point < points; ++point) {
        const auto replications = static_cast<std::uint32_t>(1 + 13 * point);
        std::uint32_t next = 0;
        for (std::uint32_t number = 1; number <= of; ++number) {
          const ReplicationSpan part = Shard{number, of}.part_of(point, points, replications);
          ASSERT_TRUE(part.count() == 0 || part.first == next) << point << " " << number << "/" << of;
          next = std::max(next, part.end);
        }
        EXPECT_EQ(next, replications) << point << " in " << of;
      }
    }
  }
}

TEST(Shard, IsAsLargeAsAnyOther) {
  for (const std::uint32_t of : {2U, 3U, 9U, 50U}) {
    std::uint64_t least = UINT64_MAX;
    std::uint64_t most = 0;
    for (std::uint32_t number = 1; number <= of; ++number) {
      const std::uint64_t count = replications_in({number, of}, 7, 20);
      least = std::min(least, count);
      most = std::max(most, count);
    }
    EXPECT_LE(most - least, 1U) << of;
  }
}

TEST(Shard, TouchesEveryPointOfWhichItHasAPart) {
  for (std::uint32_t number = 1; number <= 12; ++number) {
    const Shard shard{number, 12};
    for (std::size_t point = 0; point < 5; ++point) {
      EXPECT_EQ(shard.part_of(point, 5, 1'000'000).count() > 0, shard.touches(point, 5)) << number << " " << point;
    }
  }
}

TEST(Shard, KeepsItsPlaceAmongMillions) {
  const Shard last{kMostShards, kMostShards};
  EXPECT_EQ(last.part_of(999'999, 1'000'000, 4'000'000'000U), (ReplicationSpan{0, 4'000'000'000U}));
  EXPECT_EQ((Shard{2, 3}.part_of(0, 1, 4'000'000'000U).count()), 1'333'333'333U);
}

TEST(Shard, IsReadAsItIsWritten) {
  EXPECT_EQ(shard_of("2/10"), (Shard{2, 10}));
  EXPECT_EQ(shard_of("2/10")->text(), "2/10");
  for (const char* no_shard : {"", "2", "/", "2/", "/2", "0/2", "3/2", "-1/2", "1/2/3", "1/2 ", "1/1000001", "a/b"}) {
    EXPECT_FALSE(shard_of(no_shard)) << no_shard;
  }
}

}  // namespace
}  // namespace docket
