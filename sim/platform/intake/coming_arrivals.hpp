// The arrivals of one work stream, made in blocks, one after the other.
#pragma once

#include <cstdint>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/source.hpp"

namespace docket {

class ComingArrivals {
 public:
  /// REQUIRES: the stream outlives it.
  ComingArrivals(const WorkStreamSpec& stream, StreamKey key)
      : stream_(stream), key_(key), block_(kAtOnce, stream.starts_at), place_(kAtOnce) {}

  /// When the next one comes, never() for none.
  [[nodiscard]] Instant next() {
    if (place_ == kAtOnce) [[unlikely]] {
      stream_.arrivals.fill(key_, made_, block_.back(), block_);
      made_ += kAtOnce;
      place_ = 0;
    }
    const Instant at = block_[place_++];
    return at <= stream_.ends_at ? at : Instant::never();
  }

 private:
  static constexpr std::size_t kAtOnce = 32;
  const WorkStreamSpec& stream_;
  StreamKey key_;
  std::vector<Instant> block_;
  std::size_t place_;
  std::uint64_t made_ = 0;
};

}  // namespace docket
