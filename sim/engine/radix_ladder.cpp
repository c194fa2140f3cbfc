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

void RadixLadder::deal(Bucket& bucket, std::uint32_t rung) {
  for (const Entry& entry : bucket) {
    hang(entry, rung);
  }
  bucket.clear();
  if (bucket.capacity() > kKeptCapacity) {
    bucket.shrink_to_fit();
  }
}

// Most buckets hold a few entries. Of these, each is put where as many as are later come before it: no comparison is
// guessed wrongly, and nothing is read again that was just written in other pieces, for both of which a processor waits
// longer than for all the comparisons.
void RadixLadder::sort_into_front(Bucket& bucket) {
  constexpr std::size_t kFew = 16;
  const std::size_t size = bucket.size();
  if (size > kFew) {
    front_.swap(bucket);
    std::sort(front_.begin(), front_.end(), [](const Entry& a, const Entry& b) { return a.time > b.time; });
    return;
  }
  front_.resize(size);
  const Entry* const unsorted = bucket.data();
  for (std::size_t i = 0; i < size; ++i) {
    const Entry entry = unsorted[i];
    std::size_t later = 0;
    for (std::size_t j = 0; j < i; ++j) {
      later += unsorted[j].time >= entry.time ? 1U : 0U;
    }
    for (std::size_t j = i + 1; j < size; ++j) {
      later += unsorted[j].time > entry.time ? 1U : 0U;
    }
    front_[later] = entry;
  }
  bucket.clear();
}

}  // namespace docket::engine_detail
