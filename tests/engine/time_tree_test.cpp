#include "docket/engine/time_tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "docket/core/hash.hpp"

namespace docket::engine_detail {
namespace {

void expect_agreement(const TimeTree& tree, const std::vector<std::uint64_t>& times) {
  std::vector<std::uint64_t> sorted = times;
  sorted.push_back(TimeTree::kNever);
  std::sort(sorted.begin(), sorted.end());
  ASSERT_EQ(tree.first_time(), sorted[0]);
  for (std::size_t leaf = 0; leaf < times.size(); ++leaf) {
    ASSERT_EQ(tree.time_of(static_cast<std::uint32_t>(leaf)), times[leaf]);
  }
  if (sorted[0] != TimeTree::kNever) {
    ASSERT_EQ(times[tree.first_leaf()], sorted[0]);
  }
}

TEST(TimeTree, AgreesWithALinearSearchWhileItGrows) {
  TimeTree tree;
  std::vector<std::uint64_t> times;
  std::uint64_t state = 1;
  const auto draw = [&state](std::uint64_t below) { return mix_bits(++state) % below; };
  for (int i = 0; i < 20'000; ++i) {
    if (times.empty() || (times.size() < 130 && draw(100) == 0)) {
      times.push_back(TimeTree::kNever);
      tree.grow_to(static_cast<std::uint32_t>(times.size()));
    }
    const auto leaf = static_cast<std::uint32_t>(draw(times.size()));
    if (draw(4) == 0) {
      times[leaf] = TimeTree::kNever;
      tree.clear(leaf);
    } else {
      times[leaf] = draw(50);
      tree.set(leaf, times[leaf]);
    }
    expect_agreement(tree, times);
  }
}

TEST(TimeTree, HoldsItsMostLeavesAndLatestTime) {
  TimeTree tree;
  tree.grow_to(TimeTree::kMostLeaves);
  tree.set(TimeTree::kMostLeaves - 1, TimeTree::kNever - 1);
  EXPECT_EQ(tree.first_leaf(), TimeTree::kMostLeaves - 1);
  EXPECT_EQ(tree.first_time(), TimeTree::kNever - 1);
}

}  // namespace
}  // namespace docket::engine_detail
