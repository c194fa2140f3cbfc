// How durations are spread, in bounded memory, whatever their number and the order in which they come.
//
// Buckets: below 256 microseconds each value has its own; above, every power of two is cut into 128 equal buckets.
// So a bucket is never wider than 1/128 of its lowest value, and the value in its middle, which represents it,
// differs from every recorded value of the bucket by at most 1/256 of that value (0.39 %).
//
// Memory: one page of 1 KB for each power of two that occurs; an empty histogram holds none and is under 128 bytes.
// Merging is exact: any grouping and order of adds and merges gives equal histograms.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "docket/core/check.hpp"
#include "docket/core/time.hpp"

namespace docket {

class DurationHistogram {
 public:
  /// A bucket with at least one value; both ends belong to it.
  struct Bucket {
    Duration lowest;
    Duration highest;
    std::uint64_t count = 0;

    constexpr auto operator<=>(const Bucket&) const = default;
  };

  /// O(1). A negative value is a Fault: signed lateness is to be split into tardiness and earliness first.
  void add(Duration value, std::uint64_t count = 1) {
    ensure(value >= Duration(), "a histogram was given a negative duration");
    const std::size_t bucket = bucket_of(static_cast<std::uint64_t>(value.count_us()));
    page(bucket / kBucketsPerPage)[bucket % kBucketsPerPage] += count;
    count_ += count;
  }

  void merge(const DurationHistogram& other);

  [[nodiscard]] std::uint64_t count() const { return count_; }

  /// The smallest recorded value that at least the share `p` of all values does not exceed (the value of rank
  /// ceil(p * count), at least 1; type 1 of Hyndman and Fan 1996), reported as the middle of its bucket: within
  /// 1/256 of the exact value, and exact below 256 microseconds.
  /// REQUIRES 0 <= p <= 1 and count() > 0. O(buckets in use).
  [[nodiscard]] Duration quantile(double p) const;

  /// Number and share of values greater than `limit`, where a value in the limit's own bucket counts as not greater.
  /// That is the exact answer for the upper end of that bucket, which is less than 1/128 above `limit`.
  /// The share of an empty histogram is NaN.
  [[nodiscard]] std::uint64_t count_above(Duration limit) const;
  [[nodiscard]] double share_above(Duration limit) const;

  /// All buckets that hold something, in ascending order.
  [[nodiscard]] std::vector<Bucket> buckets() const;

  bool operator==(const DurationHistogram& other) const;

 private:
  static constexpr unsigned kPrecisionBits = 7;
  static constexpr std::size_t kBucketsPerPage = std::size_t{1} << kPrecisionBits;
  static constexpr std::size_t kPages = 64 - kPrecisionBits;  // page 0 ends at 2^7, page 56 at 2^63
  using Page = std::array<std::uint64_t, kBucketsPerPage>;

  // Page k > 0 holds the values whose highest bit is bit k + 6; the 7 bits below it choose the bucket.
  static constexpr std::size_t bucket_of(std::uint64_t us) {
    const auto shift = static_cast<unsigned>(std::bit_width(us | kBucketsPerPage)) - kPrecisionBits - 1;
    return shift * kBucketsPerPage + static_cast<std::size_t>(us >> shift);
  }
  static Bucket bucket_at(std::size_t page, std::size_t position, std::uint64_t count);
  /// Calls visit(page, position, count) for all buckets that hold something, in ascending order, while it returns true.
  template <class Visit>
  void for_each_bucket(Visit&& visit) const;

  void make_page(std::size_t number);  // out of line: add() stays small enough to be inlined everywhere
  Page& page(std::size_t number) {
    if (slots_[number] == 0) [[unlikely]] {
      make_page(number);
    }
    return pages_[slots_[number] - std::size_t{1}];
  }
  [[nodiscard]] const Page* find_page(std::size_t number) const {
    return slots_[number] == 0 ? nullptr : &pages_[slots_[number] - std::size_t{1}];
  }

  std::uint64_t count_ = 0;
  std::vector<Page> pages_;                   // in the order of their first use
  std::array<std::uint8_t, kPages> slots_{};  // of each page, its place in pages_ counted from 1; 0: no such page yet
};

}  // namespace docket
