// When is the next of a few thousand recurring sources due?
//
// A winner tree: every leaf holds one source's time, every inner node the smaller of its two children, the root the
// earliest. A node is one 64-bit word, time above leaf number, so that comparing two nodes is one unsigned minimum
// without a branch, and 64 sources fill sixteen cache lines. The leaf number in the low bits only says whose time it
// is: who goes first among equal times is decided elsewhere.
//
// A change walks one path from leaf to root. Taking a time out asks on every level who is first now, one level after
// the other. Giving one to a leaf that has none only asks on every level whether that is earlier than what is there, on
// all levels at once: so who is next is known soon after the time is, and that is what everything else waits for.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace docket::engine_detail {

class TimeTree {
 public:
  static constexpr std::uint32_t kLeafBits = 12;
  static constexpr std::uint32_t kMostLeaves = 1U << kLeafBits;
  /// Times are below 2^52, and a leaf with this one has none.
  static constexpr std::uint64_t kNever = UINT64_MAX >> kLeafBits;

  /// Makes room for `leaves` leaves; the new ones have no time. O(leaves) when the tree doubles, else O(1).
  void grow_to(std::uint32_t leaves) {
    if (leaves <= width_) {
      return;
    }
    const std::uint32_t wider = std::bit_ceil(leaves);
    std::vector<std::uint64_t> nodes(2 * std::size_t{wider}, UINT64_MAX);
    std::copy(nodes_.begin() + width_, nodes_.end(), nodes.begin() + wider);
    for (std::uint32_t i = wider - 1; i > 0; --i) {
      nodes[i] = std::min(nodes[2 * i], nodes[2 * i + 1]);
    }
    nodes_.swap(nodes);
    width_ = wider;
  }

  /// Gives the leaf a time, in place of the one it has, if any. O(log leaves).
  void set(std::uint32_t leaf, std::uint64_t time) {
    const std::uint64_t word = time << kLeafBits | leaf;
    if (word > nodes_[width_ + leaf]) [[unlikely]] {
      clear_first(leaf);
    }
    std::uint64_t* nodes = nodes_.data();
    std::uint32_t node = width_ + leaf;
    nodes[node] = word;
    while (node > 1) {
      node >>= 1U;
      nodes[node] = smaller_of(nodes[node], word);
    }
  }
  /// It has none any more. O(log leaves).
  void clear(std::uint32_t leaf) {
    std::uint64_t* nodes = nodes_.data();
    std::uint32_t node = width_ + leaf;
    std::uint64_t smaller = kNever << kLeafBits | leaf;
    nodes[node] = smaller;
    while (node > 1) {
      smaller = smaller_of(smaller, nodes[node ^ 1U]);
      node >>= 1U;
      nodes[node] = smaller;
    }
  }

  [[nodiscard]] std::uint64_t time_of(std::uint32_t leaf) const { return nodes_[width_ + leaf] >> kLeafBits; }
  /// The earliest time, or kNever.
  [[nodiscard]] std::uint64_t first_time() const { return nodes_[1] >> kLeafBits; }
  /// A leaf with the earliest time.
  [[nodiscard]] std::uint32_t first_leaf() const { return static_cast<std::uint32_t>(nodes_[1]) & (kMostLeaves - 1); }

 private:
  [[gnu::noinline]] void clear_first(std::uint32_t leaf) { clear(leaf); }

  /// std::min by value: given addresses, compilers choose between these, by a jump that nobody can predict.
  static constexpr std::uint64_t smaller_of(std::uint64_t a, std::uint64_t b) { return b < a ? b : a; }

  std::uint32_t width_ = 1;                                      // leaves there is room for: a power of two
  std::vector<std::uint64_t> nodes_ = {UINT64_MAX, UINT64_MAX};  // [1] is the root, [0] is unused; a tree of one leaf
};

}  // namespace docket::engine_detail
