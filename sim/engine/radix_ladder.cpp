#include "docket/engine/radix_ladder.hpp"

#include <algorithm>

namespace docket::engine_detail {

void RadixLadder::insert_into_front(Entry entry) {
  front_.push_back(entry);
  std::size_t place = front_.size() - 1;
  for (; place > 0 && front_[place - 1].time < entry.time; --place) {
    front_[place] = front_[place - 1];
  }
  front_[place] = entry;
  if (front_.size() > kLongestFront && front_end_ - floor_ > 1) {
    deal_front();
  }
}

// The front covers a stretch of time whose own and lower rungs are empty, so its entries fit there again.
void RadixLadder::deal_front() {
  for (const Entry& entry : front_) {
    hang_from_floor(entry);
  }
  front_.clear();
  front_end_ = floor_;
}

void RadixLadder::sort_into_front(Bucket& bucket) {
  front_.swap(bucket);
  std::sort(front_.begin(), front_.end(), [](const Entry& a, const Entry& b) { return a.time > b.time; });
}

// Either sorts the earliest bucket into the (empty) front or deals it one rung lower. In the second case column 0
// there begins at the floor itself, so it is earlier than `limit` and opened before anything else is pushed.
bool RadixLadder::open_lowest_bucket(std::uint64_t limit) {
  if (occupied_rungs_ == 0) {
    return false;
  }
  const auto rung = static_cast<std::uint32_t>(std::countr_zero(occupied_rungs_));
  const auto column = static_cast<std::uint32_t>(std::countr_zero(occupied_[rung]));
  const std::uint32_t shift = rung * kDigitBits;
  const std::uint64_t above = floor_ >> (shift + kDigitBits);
  const std::uint64_t begin = (above << kDigitBits | column) << shift;
  if (begin > limit) {
    return false;
  }
  mark_empty(rung, column);
  floor_ = front_end_ = begin;
  Bucket& bucket = buckets_[rung][column];
  if (rung == 0 || bucket.size() <= kSmallBucket) {
    sort_into_front(bucket);
    front_end_ = begin + (std::uint64_t{1} << shift);
    return true;
  }
  for (const Entry& entry : bucket) {
    hang(entry, rung - 1);
  }
  bucket.clear();
  if (bucket.capacity() > kKeptCapacity) {
    bucket.shrink_to_fit();
  }
  return true;
}

}  // namespace docket::engine_detail
