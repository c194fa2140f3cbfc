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

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace docket::engine_detail {

class RadixLadder {
 public:
  struct Entry {
    std::uint64_t time;  ///< below 2^52
    std::uint32_t slot;
    std::uint32_t generation;
  };

  /// REQUIRES: entry.time is not before any time that first(limit) has settled on (see there).
  void push(Entry entry);

  /// The earliest entry if it is not later than `limit`, else null. May reorder itself on the assumption that nothing
  /// will be pushed before the earlier of `limit` and the returned entry. Amortised O(rungs) an entry.
  [[nodiscard]] const Entry* first(std::uint64_t limit);

  /// Removes the entry that first() returned. O(1).
  void drop_first() {
    front_.pop_back();
    --size_;
  }
  /// Whether the next entry has this time, given that one with this time was first.
  [[nodiscard]] bool next_is_at(std::uint64_t time) const { return !front_.empty() && front_.back().time == time; }

  /// A few entries after the first one, to warm caches; null if that is not known yet.
  [[nodiscard]] const Entry* soon() const {
    constexpr std::size_t kAhead = 4;
    return front_.size() > kAhead ? &front_[front_.size() - 1 - kAhead] : nullptr;
  }

  /// Forgets every promise about time. REQUIRES: the ladder is empty.
  void restart_at(std::uint64_t time) { floor_ = front_end_ = time; }

  /// Removes the entries for which `is_dead` holds. O(size).
  template <class Predicate>
  void remove_if(Predicate&& is_dead);

  /// The earliest time among entries for which `is_live` holds, or UINT64_MAX. Moves nothing; linear in the bucket
  /// (with its dead neighbours) that holds it.
  template <class Predicate>
  [[nodiscard]] std::uint64_t earliest_if(Predicate&& is_live) const;

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  using Bucket = std::vector<Entry>;
  static constexpr std::uint32_t kDigitBits = 6;
  static constexpr std::uint32_t kDigits = 1U << kDigitBits;
  static constexpr std::uint32_t kRungs = 9;          // 9 * 6 bits hold 52
  static constexpr std::size_t kSmallBucket = 32;     // sorted at once rather than dealt
  static constexpr std::size_t kLongestFront = 64;    // dealt out again rather than sorted into
  static constexpr std::size_t kKeptCapacity = 1024;  // an emptied bucket returns more memory than this

  static std::uint32_t digit(std::uint64_t time, std::uint32_t rung) {
    return static_cast<std::uint32_t>(time >> (rung * kDigitBits)) & (kDigits - 1);
  }
  void hang(Entry entry, std::uint32_t rung);
  void hang_from_floor(Entry entry);
  void insert_into_front(Entry entry);
  void deal_front();
  bool open_lowest_bucket(std::uint64_t limit);

  Bucket front_;                 // latest first, so that the earliest leaves from the back
  std::uint64_t front_end_ = 0;  // whatever is earlier belongs to the front
  std::uint64_t floor_ = 0;      // digits of this time give every bucket its meaning; no entry is earlier
  std::size_t size_ = 0;
  std::uint32_t occupied_rungs_ = 0;
  std::array<std::uint64_t, kRungs> occupied_ = {};
  std::array<std::array<Bucket, kDigits>, kRungs> buckets_;
};

}  // namespace docket::engine_detail
