// When is the next of a few thousand recurring sources due?
//
// A winner tree: every leaf holds one source's time, every inner node the smallest of its four children, the root the
// earliest. A node is one 64-bit word, time above leaf number, so that comparing two nodes is one unsigned minimum
// without a branch, and 64 sources fill eleven cache lines. The leaf number in the low bits only says whose time it is:
// who goes first among equal times is decided elsewhere.
//
// A change walks one path from leaf to root. Taking a time out asks on every level who is first now, one level after
// the other. Giving one to a leaf that has none only asks on every level whether that is earlier than what is there, on
// all levels at once: so who is next is known soon after the time is, and that is what everything else waits for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace docket::engine_detail {

class TimeTree {
 public:
  static constexpr std::uint32_t kLeafBits = 12;
  static constexpr std::uint32_t kMostLeaves = 1U << kLeafBits;
  /// Times are below 2^52, and a leaf with this one has none.
  static constexpr std::uint64_t kNever = UINT64_MAX >> kLeafBits;

  /// Makes room for `leaves` leaves; the new ones have no time. O(leaves) when the tree grows, else O(1).
  void grow_to(std::uint32_t leaves) {
    if (leaves <= width_) {
      return;
    }
    std::uint32_t wider = 4;
    std::uint32_t inner = 0;
    for (; wider < leaves; wider *= 4) {
      inner += wider;
    }
    std::vector<std::uint64_t> nodes(std::size_t{inner} + wider, UINT64_MAX);
    std::copy(nodes_.begin() + inner_, nodes_.end(), nodes.begin() + inner);
    for (std::uint32_t i = inner; i-- > 0;) {
      const auto first_child = nodes.begin() + 4 * (i + 1);
      nodes[i] = *std::min_element(first_child, first_child + 4);
    }
    nodes_.swap(nodes);
    inner_ = inner;
    width_ = wider;
  }

  /// Gives the leaf a time, in place of the one it has, if any. O(log leaves).
  void set(std::uint32_t leaf, std::uint64_t time) {
    const std::uint64_t word = time << kLeafBits | leaf;
    std::uint64_t* const nodes = nodes_.data();
    std::uint32_t node = inner_ + leaf;
    if (word > nodes[node]) [[unlikely]] {
      clear_first(leaf);
    }
    nodes[node] = word;
    while (node >= 4) {
      node = node / 4 - 1;
      nodes[node] = smaller_of(nodes[node], word);
    }
    root_ = smaller_of(root_, word);
  }
  /// It has none any more. O(log leaves).
  void clear(std::uint32_t leaf) {
    std::uint64_t* const nodes = nodes_.data();
    std::uint32_t node = inner_ + leaf;
    std::uint64_t smallest = kNever << kLeafBits | leaf;
    nodes[node] = smallest;
    for (;;) {
      const std::uint64_t smaller = smaller_of(nodes[node ^ 1U], nodes[node ^ 2U]);
      smallest = smaller_of(smaller_of(nodes[node ^ 3U], smaller), smallest);
      if (node < 4) {
        break;
      }
      node = node / 4 - 1;
      nodes[node] = smallest;
    }
    root_ = smallest;
  }

  [[nodiscard]] std::uint64_t time_of(std::uint32_t leaf) const { return nodes_[inner_ + leaf] >> kLeafBits; }
  /// The earliest time, or kNever.
  [[nodiscard]] std::uint64_t first_time() const { return root_ >> kLeafBits; }
  /// A leaf with the earliest time.
  [[nodiscard]] std::uint32_t first_leaf() const { return static_cast<std::uint32_t>(root_) & (kMostLeaves - 1); }

 private:
  [[gnu::noinline]] void clear_first(std::uint32_t leaf) { clear(leaf); }

  /// std::min by value: given addresses, compilers choose between these, by a jump that nobody can predict.
  static constexpr std::uint64_t smaller_of(std::uint64_t a, std::uint64_t b) { return b < a ? b : a; }

  std::uint64_t root_ = UINT64_MAX;
  std::uint32_t inner_ = 0;  // nodes between root and leaves
  std::uint32_t width_ = 4;  // leaves there is room for: a power of four
  // All but the root: level by level, the leaves last. The children of node i are the four from 4 (i + 1) on, those of
  // the root the first four.
  std::vector<std::uint64_t> nodes_ = std::vector<std::uint64_t>(4, UINT64_MAX);
};

}  // namespace docket::engine_detail
