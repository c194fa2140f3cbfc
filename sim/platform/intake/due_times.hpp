// How long the items, jobs or batches of a work stream have from their arrival.
#pragma once

#include "docket/order/entity.hpp"
#include "docket/order/source.hpp"
#include "docket/random/luck_blocks.hpp"

namespace docket {

class DueTimes {
 public:
  /// REQUIRES: the stream outlives it.
  DueTimes(const WorkStreamSpec& stream, StreamKey key)
      : due_(stream.due ? &*stream.due : nullptr),
        key_(key),
        within_(duration_blocks(due_ == nullptr ? no_time() : due_->within,
                                purpose_of(DrawKind::due_time, due_ == nullptr || due_->is_per_item ? 0 : 1))) {}

  [[nodiscard]] Instant of_batch(std::uint64_t batch, Instant arrived_at) {
    return due_ != nullptr && !due_->is_per_item ? arrived_at + within_.at(key_, batch) : Instant::never();
  }
  [[nodiscard]] Instant of_item(std::uint64_t item, Instant arrived_at) {
    return due_ != nullptr && due_->is_per_item ? arrived_at + within_.at(key_, item) : Instant::never();
  }
  /// A job is its own batch.
  [[nodiscard]] Instant of_job(std::uint64_t job, Instant arrived_at) {
    return due_ != nullptr ? arrived_at + within_.at(key_, job) : Instant::never();
  }

 private:
  static const Distribution& no_time() {
    static const Distribution none;
    return none;
  }
  const DueSpec* due_;
  StreamKey key_;
  LuckBlocks<Duration> within_;
};

}  // namespace docket
