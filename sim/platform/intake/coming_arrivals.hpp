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
        block_(kAtOnce, stream.arrivals.is_memoryless() ? std::max(stream.starts_at, from) : stream.starts_at),
        place_(kAtOnce) {}

  /// When the next one comes, never() for none.
  [[nodiscard]] Instant next() {
    Instant at = next_of_all();
    while (at < from_) [[unlikely]] {
        at = next_of_all();
      }
    return at <= stream_.ends_at ? at : Instant::never();
  }

 private:
  Instant next_of_all() {
    if (place_ == kAtOnce) [[unlikely]] {
      stream_.arrivals.fill(key_, made_, block_.back(), block_);
      made_ += kAtOnce;
      place_ = 0;
    }
    return block_[place_++];
  }

  static constexpr std::size_t kAtOnce = 32;
  const WorkStreamSpec& stream_;
  StreamKey key_;
  Instant from_;
  std::vector<Instant> block_;
  std::size_t place_;
  std::uint64_t made_ = 0;
};

}  // namespace docket
