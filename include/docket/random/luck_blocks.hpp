// The first draw of many entities for one purpose, made in blocks of neighbours.
//
// What an entity draws depends on its address alone (law 6), so it may as well be drawn early, together with its
// neighbours', which takes about a third of the time. Blocks lie in a small direct-mapped cache; an entity whose block
// was displaced meanwhile, or never made, costs time and nothing else. Where few entities come to draw, as at a stage
// that one in ten reaches, most of every block would be wasted: such a place goes over to drawing one at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/random/address.hpp"
#include "docket/random/distribution.hpp"

namespace docket {

template <class Value>
class LuckBlocks {
 public:
  /// Puts the values of consecutive ordinals, from `first_ordinal` on, into `out`.
  using Fill = std::function<void(StreamKey stream, std::uint64_t first_ordinal, std::span<Value> out)>;

  /// What `fill` gives at one ordinal, in a quarter of the time that a block of one takes.
  using Draw = std::function<Value(StreamKey stream, std::uint64_t ordinal)>;

  LuckBlocks(Fill fill, Draw draw) : fill_(std::move(fill)), draw_(std::move(draw)), blocks_(1) {}

  /// The value at (stream, ordinal): always what `fill` gives there. O(1).
  [[nodiscard]] Value at(StreamKey stream, std::uint64_t ordinal) {
    const Block& block = blocks_[place_of(stream, ordinal)];
    if (block.first == (ordinal & ~kWithin) && block.stream == stream) [[likely]] {
      ++uses_;
      return block.values[ordinal & kWithin];
    }
    return miss(stream, ordinal);
  }

 private:
  static constexpr std::uint64_t kBlockSize = 64;
  static constexpr std::uint64_t kWithin = kBlockSize - 1;
  static constexpr std::size_t kBlocks = 32;
  static constexpr std::uint64_t kUsesWorthABlock = 20;
  static constexpr std::uint64_t kBlocksOnTrial = 32;

  struct Block {
    StreamKey stream;
    std::uint64_t first = UINT64_MAX;
    std::array<Value, kBlockSize> values = {};
  };

  [[nodiscard]] std::size_t place_of(StreamKey stream, std::uint64_t ordinal) const {
    return (stream.value + ordinal / kBlockSize) & mask_;
  }

  [[gnu::noinline]] Value miss(StreamKey stream, std::uint64_t ordinal) {
    if (made_ >= kBlocksOnTrial && uses_ < made_ * kUsesWorthABlock) {
      return draw_(stream, ordinal);
    }
    blocks_.resize(kBlocks);
    mask_ = kBlocks - 1;
    ++made_;
    ++uses_;
    Block& block = blocks_[place_of(stream, ordinal)];
    block.stream = stream;
    block.first = ordinal & ~kWithin;
    fill_(stream, block.first, block.values);
    return block.values[ordinal & kWithin];
  }

  Fill fill_;
  Draw draw_;
  std::vector<Block> blocks_;
  std::size_t mask_ = 0;  // their number, a power of two, less 1
  std::uint64_t made_ = 0;
  std::uint64_t uses_ = 0;
};

/// sample_duration(seconds, Draws(stream, ordinal, purpose)) of many entities. REQUIRES: `seconds` outlives it.
LuckBlocks<Duration> duration_blocks(const Distribution& seconds, Purpose purpose);

/// Draws(stream, ordinal, purpose).unit() of many entities.
LuckBlocks<double> unit_blocks(Purpose purpose);

/// The same of neighbours, from `first_ordinal` on, who all draw now.
void draw_units(StreamKey stream, std::uint64_t first_ordinal, Purpose purpose, std::span<double> out);

}  // namespace docket
