// Many points at once: the same results for every number of threads, whatever fails.
#include "docket/experiment/sweep.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <map>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <utility>

#include "support/small_scenario.hpp"

namespace docket {
namespace {

Scenario scenario_of(std::size_t point) {
  Scenario scenario = test::one_order(5 + point);
  scenario.run.replications = static_cast<std::uint32_t>(1 + point % 4);
  return scenario;
}

std::vector<std::size_t> first(std::size_t count) {
  std::vector<std::size_t> points(count);
  std::iota(points.begin(), points.end(), std::size_t{0});
  return points;
}

using Fingerprints = std::map<std::size_t, std::vector<std::uint64_t>>;

Fingerprints swept(std::uint32_t threads, const Shard& shard = {}) {
  Fingerprints found;
  SweepOptions options;
  options.threads = threads;
  options.shard = shard;
  options.of_points = 20;
  const auto deliver = [&found](const PlayedPoint& played) {
    for (const RunResult& result : played.replications.results) {
      found[played.point].push_back(result.fingerprint);
    }
  };
  EXPECT_EQ(sweep(first(20), scenario_of, deliver, options), Limit::none);
  return found;
}

TEST(Sweep, DeliversTheSameOfEachPointForEveryNumberOfThreads) {
  const Fingerprints one = swept(1);
  ASSERT_EQ(one.size(), 20U);
  EXPECT_EQ(one.at(7).size(), 4U);
  for (const std::uint32_t threads : {2U, 3U, 8U}) {
    EXPECT_EQ(swept(threads), one);
  }
}

TEST(Sweep, PlaysWhatReplicateDoes) {
  const Scenario scenario = scenario_of(3);
  ReplicateOptions options;
  options.seed = scenario.run.seed;
  const Replications alone = replicate(scenario, MetricCatalogue(scenario), options);
  const Fingerprints all = swept(2);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(all.at(3)[i], alone.results[i].fingerprint);
  }
}

TEST(Sweep, PlaysInShardsWhatItPlaysAlone) {
  Fingerprints all;
  for (std::uint32_t number = 1; number <= 13; ++number) {
    for (const auto& [point, fingerprints] : swept(2, {number, 13})) {
      all[point].insert(all[point].end(), fingerprints.begin(), fingerprints.end());
    }
  }
  EXPECT_EQ(all, swept(1));
}

TEST(Sweep, CutsNoPointThatMayEndEarly) {
  const auto prepare = [](std::size_t point) -> Result<Scenario> {
    Scenario scenario = scenario_of(point);
    scenario.run.precision = PrecisionSpec{"items_answered", "", 1e9, false, 8};
    scenario.run.replications = 3;
    return scenario;
  };
  std::size_t owners = 0;
  for (std::uint32_t number = 1; number <= 5; ++number) {
    SweepOptions options;
    options.threads = 1;
    options.shard = {number, 5};
    options.of_points = 1;
    const Limit limit = sweep(
        first(1), prepare,
        [&owners](const PlayedPoint& played) {
          EXPECT_EQ(played.failure, "");
          EXPECT_EQ(played.in_all_shards, played.replications.results.size());
          owners += played.replications.results.empty() ? 0 : 1;
        },
        options);
    EXPECT_EQ(limit, Limit::none);
  }
  EXPECT_EQ(owners, 1U);
}

TEST(Sweep, LetsEveryThreadHelpWithTheLastPoint) {
  std::atomic<int> playing = 0;
  std::atomic<int> most = 0;
  SweepOptions options;
  options.threads = 4;
  options.run.should_stop = [&] {
    // Asked by each thread that plays; the first to come waits a little for others.
    const int now = ++playing;
    most = std::max(most.load(), now);
    for (int spin = 0; spin < 2000 && most < 2; ++spin) {
      std::this_thread::sleep_for(std::chrono::microseconds(50));
      most = std::max(most.load(), playing.load());
    }
    --playing;
    return Limit::none;
  };
  const auto prepare = [](std::size_t) -> Result<Scenario> {
    Scenario scenario = test::one_order(50);
    scenario.run.replications = 64;
    return scenario;
  };
  std::size_t delivered = 0;
  sweep(
      first(1), prepare, [&](const PlayedPoint& played) { delivered += played.replications.results.size(); }, options);
  EXPECT_EQ(delivered, 64U);
  EXPECT_GE(most, 2);
}

TEST(Sweep, GoesOnWhenPointsFail) {
  const auto prepare = [](std::size_t point) -> Result<Scenario> {
    if (point % 3 == 1) {
      return Problems{{.place = {"--set 1", 0, 0}, .pointer = "/x", .message = "no good", .nearest = {}, .hint = {}}};
    }
    return scenario_of(point);
  };
  std::map<std::size_t, std::string> failures;
  std::size_t played_points = 0;
  SweepOptions options;
  options.threads = 3;
  const auto deliver = [&](const PlayedPoint& played) {
    ++played_points;
    if (!played.failure.empty()) {
      failures[played.point] = played.failure;
      EXPECT_TRUE(played.replications.results.empty());
    }
  };
  EXPECT_EQ(sweep(first(9), prepare, deliver, options), Limit::none);
  EXPECT_EQ(played_points, 9U);
  ASSERT_EQ(failures.size(), 3U);
  EXPECT_NE(failures.at(4).find("--set 1: /x: no good"), std::string::npos);
}

TEST(Sweep, DeliversNoPointThatWasCutShort) {
  std::atomic<bool> is_stopped = false;
  SweepOptions options;
  options.threads = 2;
  options.run.should_stop = [&is_stopped] { return is_stopped ? Limit::interruption : Limit::none; };
  std::size_t delivered = 0;
  const auto deliver = [&](const PlayedPoint& played) {
    EXPECT_EQ(played.replications.results.size(), 1 + played.point % 4);
    is_stopped = ++delivered == 5;
  };
  EXPECT_EQ(sweep(first(100), scenario_of, deliver, options), Limit::interruption);
  EXPECT_LE(delivered, 8U);
}

/// One point of 40 replications, and what it takes to play it in pieces.
class InPieces : public testing::Test {
 protected:
  static constexpr std::uint32_t kReplications = 40;

  static Scenario scenario_of(std::size_t /*point*/) {
    Scenario scenario = test::one_order(5);
    scenario.run.replications = kReplications;
    return scenario;
  }

  /// Plays on until so many replications more are played; what came of it is in `fingerprints_`.
  Limit play_on(std::uint64_t replications) {
    std::atomic<bool> is_stopped = false;
    SweepOptions options;
    options.threads = 2;
    options.run.should_stop = [&is_stopped] { return is_stopped ? Limit::interruption : Limit::none; };
    options.on_progress = [&](const SweepProgress& progress) { is_stopped = progress.replications >= replications; };
    options.played_before = [this](std::size_t /*point*/, std::uint32_t first) {
      return static_cast<std::uint32_t>(fingerprints_.size()) - first;
    };
    const auto keep = [this](const PlayedPoint& played) {
      for (const RunResult& result : played.replications.results) {
        EXPECT_EQ(result.replication, fingerprints_.size());
        fingerprints_.push_back(result.fingerprint);
      }
      in_all_ = played.in_all_shards;
    };
    options.on_cut_short = keep;
    return sweep(first(1), scenario_of, keep, options);
  }

  std::vector<std::uint64_t> fingerprints_;
  std::uint32_t in_all_ = 0;
};

TEST_F(InPieces, APointLosesNoReplicationThatIsComplete) {
  int pieces = 1;
  for (; play_on(7) != Limit::none; ++pieces) {
    EXPECT_GE(fingerprints_.size(), static_cast<std::size_t>(7 * pieces));
  }
  EXPECT_GE(pieces, 3);
  EXPECT_EQ(in_all_, kReplications);
  const std::vector<std::uint64_t> in_pieces = std::exchange(fingerprints_, {});
  EXPECT_EQ(play_on(UINT64_MAX), Limit::none);
  EXPECT_EQ(in_pieces, fingerprints_);
}

TEST(Sweep, EndsWhenNothingCanBeDelivered) {
  SweepOptions options;
  options.threads = 2;
  const auto deliver = [](const PlayedPoint&) { throw std::runtime_error("the disk is full"); };
  EXPECT_THROW(sweep(first(10), scenario_of, deliver, options), std::runtime_error);
}

TEST(Sweep, CountsPointsAndReplications) {
  SweepProgress last;
  SweepOptions options;
  options.threads = 2;
  options.on_progress = [&last](const SweepProgress& progress) { last = progress; };
  sweep(
      first(8), scenario_of, [](const PlayedPoint&) {}, options);
  EXPECT_EQ(last.points, 8U);
  EXPECT_EQ(last.of_points, 8U);
  EXPECT_EQ(last.replications, 20U);
}

}  // namespace
}  // namespace docket
