// When each of a fixed number of servers is done: a winner tree whose nodes are single words, time above server, so
// that a level costs one minimum without a branch.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace docket::bench {

template <std::uint32_t leaf_bits>
class WinnerTree {
 public:
  static constexpr std::uint32_t kLeaves = 1U << leaf_bits;
  static constexpr std::uint64_t kNever = UINT64_MAX >> leaf_bits;

  WinnerTree() { nodes_.fill(UINT64_MAX); }

  [[nodiscard]] std::uint64_t first_time() const { return nodes_[1] >> leaf_bits; }
  [[nodiscard]] std::uint32_t first_leaf() const { return static_cast<std::uint32_t>(nodes_[1]) & (kLeaves - 1); }

  void set(std::uint32_t leaf, std::uint64_t time) {
    std::uint32_t node = kLeaves + leaf;
    std::uint64_t smaller = time << leaf_bits | leaf;
    nodes_[node] = smaller;
    while (node > 1) {
      smaller = std::min(smaller, nodes_[node ^ 1U]);
      node >>= 1U;
      nodes_[node] = smaller;
    }
  }

 private:
  alignas(64) std::array<std::uint64_t, 2 * std::size_t{kLeaves}> nodes_;
};

}  // namespace docket::bench
