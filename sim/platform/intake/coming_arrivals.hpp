// The arrivals of one work stream, made in blocks, one after the other.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/source.hpp"

namespace docket {

class ComingArrivals {
 public:
  /// Those before `from` are passed over. REQUIRES: the stream outlives it.
  ComingArrivals(const WorkStreamSpec& stream, StreamKey key, Instant from = {})
      : stream_(stream),
        key_(key),
        from_(from),
        latest_(stream.arrivals.is_memoryless() ? std::max(stream.starts_at, from) : stream.starts_at) {}

  /// When the next one comes, never() for none.
  [[nodiscard]] Instant next() {
    if (place_ == made_ahead_) [[unlikely]] {
      fill();
    }
    return block_[place_++];
  }

 private:
  [[gnu::noinline]] void fill() {
    do {
      block_.resize(kAtOnce);
      stream_.arrivals.fill(key_, made_, latest_, block_);
      made_ += kAtOnce;
      latest_ = block_.back();
      if (block_.front() < from_) {
        std::erase_if(block_, [this](Instant at) { return at < from_; });
      }
    } while (block_.empty());
    if (block_.back() > stream_.ends_at) {
      std::ranges::replace_if(
          block_, [this](Instant at) { return at > stream_.ends_at; }, Instant::never());
    }
    place_ = 0;
    made_ahead_ = block_.size();
  }

  static constexpr std::size_t kAtOnce = 64;
  const WorkStreamSpec& stream_;
  StreamKey key_;
  Instant from_;
  Instant latest_;              // that was made
  std::vector<Instant> block_;  // of which those before place_ have come
  std::size_t place_ = 0;
  std::size_t made_ahead_ = 0;  // how many those are in all
  std::uint64_t made_ = 0;
};

}  // namespace docket
