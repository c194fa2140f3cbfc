// When is the next of a few thousand recurring sources due?
//
// A winner tree: every leaf holds one source's time, every inner node the smaller of its two children, the root the
// earliest. A node is one 64-bit word, time above leaf number, so that comparing two nodes is one unsigned minimum
// without a branch, and 64 sources fill sixteen cache lines. Replacing a time walks one path from leaf to root. The
// leaf number in the low bits only says whose time it is: who goes first among equal times is decided elsewhere.
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
    depth_ = static_cast<std::uint32_t>(std::countr_zero(wider));
  }

  /// O(log leaves).
  void set(std::uint32_t leaf, std::uint64_t time) {
    std::uint64_t* nodes = nodes_.data();
    std::uint32_t node = width_ + leaf;
    std::uint64_t smaller = time << kLeafBits | leaf;
    nodes[node] = smaller;
    on_every_level([&] {
      smaller = smaller_of(smaller, nodes[node ^ 1U]);
      node >>= 1U;
      nodes[node] = smaller;
    });
  }

  [[nodiscard]] std::uint64_t time_of(std::uint32_t leaf) const { return nodes_[width_ + leaf] >> kLeafBits; }
  /// The earliest time, or kNever.
  [[nodiscard]] std::uint64_t first_time() const { return nodes_[1] >> kLeafBits; }
  /// A leaf with the earliest time.
  [[nodiscard]] std::uint32_t first_leaf() const { return static_cast<std::uint32_t>(nodes_[1]) & (kMostLeaves - 1); }

  /// The earliest time of all leaves but first_leaf(): the smallest of what the winner met on its way up.
  [[nodiscard, gnu::always_inline]] inline std::uint64_t second_time() const {
    const std::uint64_t* nodes = nodes_.data();
    std::uint32_t node = width_ + first_leaf();
    std::uint64_t smallest = UINT64_MAX;
    on_every_level([&] {
      smallest = smaller_of(smallest, nodes[node ^ 1U]);
      node >>= 1U;
    });
    return smallest >> kLeafBits;
  }

 private:
  /// std::min by value: given addresses, compilers choose between these, by a jump that nobody can predict.
  static constexpr std::uint64_t smaller_of(std::uint64_t a, std::uint64_t b) { return b < a ? b : a; }

  /// Calls step() once for each level below the root. Written out, because a loop's own steps would be a third of the
  /// work.
  template <class Step>
  [[gnu::always_inline]] void on_every_level(Step&& step) const {
    static_assert(kLeafBits == 12);
    if (depth_ == 1) {
      step();
      return;
    }
    switch (depth_) {
      // NOLINTBEGIN(bugprone-branch-clone): each falls through to the next
      case 12:
        step();
        [[fallthrough]];
      case 11:
        step();
        [[fallthrough]];
      case 10:
        step();
        [[fallthrough]];
      case 9:
        step();
        [[fallthrough]];
      case 8:
        step();
        [[fallthrough]];
      case 7:
        step();
        [[fallthrough]];
      case 6:
        step();
        [[fallthrough]];
      case 5:
        step();
        [[fallthrough]];
      case 4:
        step();
        [[fallthrough]];
      case 3:
        step();
        [[fallthrough]];
      case 2:
        step();
        [[fallthrough]];
      case 1:
        step();
        [[fallthrough]];
      // NOLINTEND(bugprone-branch-clone)
      default:
        break;
    }
  }

  std::uint32_t depth_ = 0;                                      // of the leaves below the root
  std::uint32_t width_ = 1;                                      // leaves there is room for: a power of two
  std::vector<std::uint64_t> nodes_ = {UINT64_MAX, UINT64_MAX};  // [1] is the root, [0] is unused; a tree of one leaf
};

}  // namespace docket::engine_detail
