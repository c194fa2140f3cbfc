// A priority queue of times that only move forward, for any number of irregular events.
//
// Read a time as nine digits of six bits. An entry lies on the rung of the highest digit in which it differs from the
// floor (a time the clock has reached or is about to reach), in the bucket of its own digit there. So the lowest
// occupied bucket of the lowest occupied rung holds the earliest entries, and finding it takes two counts of trailing
// zeros. Opening a bucket deals its entries one rung lower; a small bucket is sorted at once and becomes the front,
// from which entries leave one by one. An entry moves at most once a rung, always by appending to a vector, and never
// sifts through a heap: this is why a million pending events cost little more than a thousand. (Ahuja, Mehlhorn,
// Orlin and Tarjan 1990 for the radix heap; Tang, Goh and Thng 2005 for ending in a short sorted list.)
//
// Equal times leave in no particular order: who goes first is decided elsewhere.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace docket::engine_detail {

class RadixLadder {
 public:
  /// Times are below it.
  static constexpr std::uint64_t kNever = UINT64_MAX >> 12U;
  struct Entry {
    std::uint64_t time;
    std::uint32_t slot;
    std::uint32_t generation;
  };

  /// REQUIRES: entry.time is not before any time that first(limit) has settled on (see there).
  void push(Entry entry);

  /// The earliest entry if it is not later than `limit`, else null. May reorder itself on the assumption that nothing
  /// will be pushed before the earlier of `limit` and the returned entry. Amortised O(rungs) an entry. Calls
  /// warm_up(slot) for entries that will be first before long: the memory behind a million slots is far from any cache,
  /// and waiting for it would take longer than everything else here.
  template <class WarmUp>
  [[nodiscard]] const Entry* first(std::uint64_t limit, WarmUp&& warm_up);

  /// The earliest entry if that is known without looking for it, else null. O(1).
  [[nodiscard]] const Entry* known_first() const { return front_.empty() ? nullptr : &front_.back(); }

  /// Removes the entry that first() or known_first() returned. O(1).
  void drop_first() {
    front_.pop_back();
    bound_ = --size_ == 0 ? kNever : bound_;
  }
  /// Whether no other entry has the time of the one that first() or known_first() returned. O(1).
  [[nodiscard]] bool first_is_alone() const {
    return front_.size() < 2 || front_[front_.size() - 2].time != front_.back().time;
  }
  /// Forgets every promise about time. REQUIRES: the ladder is empty.
  void restart_at(std::uint64_t time) {
    floor_ = front_end_ = time;
    bound_ = kNever;
  }

  /// Removes the entries for which `is_dead` holds. O(size).
  template <class Predicate>
  void remove_if(Predicate&& is_dead);

  /// The earliest time among entries for which `is_live` holds, or UINT64_MAX. Moves nothing; linear in the bucket
  /// (with its dead neighbours) that holds it.
  template <class Predicate>
  [[nodiscard]] std::uint64_t earliest_if(Predicate&& is_live) const;

  /// No entry is earlier: a cheap answer to "is there anything to do before that?". kNever when it is empty.
  [[nodiscard]] std::uint64_t bound() const { return bound_; }
  /// Until first() is asked again, the answer is that there may be.
  void forget_bound() { bound_ = 0; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  using Bucket = std::vector<Entry>;
  static constexpr std::uint32_t kDigitBits = 6;
  static constexpr std::uint32_t kDigits = 1U << kDigitBits;
  static constexpr std::uint32_t kRungs = 9;               // 9 * 6 bits hold 52
  static constexpr std::size_t kSmallBucket = 32;          // sorted at once rather than dealt
  static constexpr std::size_t kLongestFront = 64;         // dealt out again rather than sorted into
  static constexpr std::size_t kBucketWorthWarming = 256;  // so many records fit a first-level cache
  static constexpr std::size_t kKeptCapacity = 1024;       // an emptied bucket returns more memory than this

  static std::uint32_t digit(std::uint64_t time, std::uint32_t rung) {
    return static_cast<std::uint32_t>(time >> (rung * kDigitBits)) & (kDigits - 1);
  }
  void hang(Entry entry, std::uint32_t rung) {
    const std::uint32_t column = digit(entry.time, rung);
    Bucket& bucket = buckets_[rung][column];
    if (bucket.size() == bucket.capacity()) [[unlikely]] {
      grow(bucket);
    }
    bucket.push_back(entry);
    occupied_[rung] |= std::uint64_t{1} << column;
    occupied_rungs_ |= 1U << rung;
  }
  // Out of line, so that what hangs an entry is short.
  [[gnu::noinline]] static void grow(Bucket& bucket) { bucket.reserve(2 * bucket.size() + 1); }
  void hang_from_floor(Entry entry) {
    const std::uint64_t difference = entry.time ^ floor_;
    hang(entry, static_cast<std::uint32_t>(std::bit_width(difference | 1U) - 1) / kDigitBits);
  }
  void mark_empty(std::uint32_t rung, std::uint32_t column) {
    occupied_[rung] &= ~(std::uint64_t{1} << column);
    if (occupied_[rung] == 0) {
      occupied_rungs_ &= ~(1U << rung);
    }
  }
  /// Visits (rung, column) of the occupied buckets, earliest first, while `visit` returns true.
  template <class Visit>
  void for_each_bucket(Visit&& visit) const;
  void insert_into_front(Entry entry);
  void deal_front();
  void deal(Bucket& bucket, std::uint32_t rung);
  void sort_into_front(Bucket& bucket);
  template <class WarmUp>
  bool open_lowest_bucket(std::uint64_t limit, WarmUp& warm_up);

  Bucket front_;                 // latest first, so that the earliest leaves from the back
  std::uint64_t front_end_ = 0;  // whatever is earlier belongs to the front
  std::uint64_t floor_ = 0;      // its digits give every bucket its meaning; no entry is earlier
  std::uint64_t bound_ = kNever;
  std::size_t size_ = 0;
  std::uint32_t occupied_rungs_ = 0;
  std::array<std::uint64_t, kRungs> occupied_ = {};
  std::array<std::array<Bucket, kDigits>, kRungs> buckets_;
};

inline void RadixLadder::push(Entry entry) {
  ++size_;
  bound_ = std::min(bound_, entry.time);
  if (entry.time < front_end_) {
    insert_into_front(entry);
  } else {
    hang_from_floor(entry);
  }
}

template <class WarmUp>
const RadixLadder::Entry* RadixLadder::first(std::uint64_t limit, WarmUp&& warm_up) {
  while (front_.empty()) {
    if (!open_lowest_bucket(limit, warm_up)) {
      return nullptr;
    }
  }
  bound_ = front_.back().time;
  return bound_ <= limit ? &front_.back() : nullptr;
}

// Either sorts the earliest bucket into the (empty) front or deals it one rung lower. In the second case column 0
// there begins at the floor itself, so it is earlier than `limit` and opened before anything else is pushed.
template <class WarmUp>
bool RadixLadder::open_lowest_bucket(std::uint64_t limit, WarmUp& warm_up) {
  if (occupied_rungs_ == 0) {
    bound_ = kNever;
    return false;
  }
  const auto rung = static_cast<std::uint32_t>(std::countr_zero(occupied_rungs_));
  const auto column = static_cast<std::uint32_t>(std::countr_zero(occupied_[rung]));
  const std::uint32_t shift = rung * kDigitBits;
  const std::uint64_t above = floor_ >> (shift + kDigitBits);
  const std::uint64_t begin = (above << kDigitBits | column) << shift;
  if (begin > limit) {
    bound_ = begin;
    return false;
  }
  mark_empty(rung, column);
  floor_ = front_end_ = begin;
  Bucket& bucket = buckets_[rung][column];
  if (bucket.size() <= kBucketWorthWarming) {
    for (const Entry& entry : bucket) {
      warm_up(entry.slot);
    }
  }
  if (rung == 0 || bucket.size() <= kSmallBucket) {
    sort_into_front(bucket);
    front_end_ = begin + (std::uint64_t{1} << shift);
  } else {
    deal(bucket, rung - 1);
  }
  return true;
}

template <class Predicate>
void RadixLadder::remove_if(Predicate&& is_dead) {
  std::size_t removed = std::erase_if(front_, is_dead);
  for_each_bucket([&](std::uint32_t rung, std::uint32_t column) {
    removed += std::erase_if(buckets_[rung][column], is_dead);
    if (buckets_[rung][column].empty()) {
      mark_empty(rung, column);
    }
    return true;
  });
  size_ -= removed;
  bound_ = size_ == 0 ? kNever : bound_;
}

template <class Predicate>
std::uint64_t RadixLadder::earliest_if(Predicate&& is_live) const {
  std::uint64_t earliest = UINT64_MAX;
  const auto consider = [&](const Bucket& bucket) {
    for (const Entry& entry : bucket) {
      if (entry.time < earliest && is_live(entry)) {
        earliest = entry.time;
      }
    }
    return earliest == UINT64_MAX;
  };
  if (consider(front_)) {
    for_each_bucket([&](std::uint32_t rung, std::uint32_t column) { return consider(buckets_[rung][column]); });
  }
  return earliest;
}

template <class Visit>
void RadixLadder::for_each_bucket(Visit&& visit) const {
  for (std::uint32_t rung = 0; rung < kRungs; ++rung) {
    for (std::uint64_t rest = occupied_[rung]; rest != 0; rest &= rest - 1) {
      if (!visit(rung, static_cast<std::uint32_t>(std::countr_zero(rest)))) {
        return;
      }
    }
  }
}

}  // namespace docket::engine_detail
