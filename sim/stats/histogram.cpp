#include "docket/stats/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace docket {
namespace {

Duration middle_of(const DurationHistogram::Bucket& bucket) {
  const std::int64_t width = (bucket.highest - bucket.lowest).count_us();
  return bucket.lowest + Duration::microseconds(width / 2);
}

// 0.07 * 100 is 7.000000000000001 in binary, yet the rank meant is 7: two roundings are given back before ceil.
std::uint64_t rank_of(double p, std::uint64_t count) {
  constexpr double kGivenBack = 1.0 - 4 * std::numeric_limits<double>::epsilon();
  const double rank = std::ceil(p * static_cast<double>(count) * kGivenBack);
  return std::clamp<std::uint64_t>(static_cast<std::uint64_t>(rank), 1, count);
}

}  // namespace

DurationHistogram::Bucket DurationHistogram::bucket_at(std::size_t page, std::size_t position, std::uint64_t count) {
  if (page == 0) {
    const auto exact = Duration::microseconds(static_cast<std::int64_t>(position));
    return {exact, exact, count};
  }
  const std::int64_t width = std::int64_t{1} << (page - 1);
  const std::int64_t lowest = static_cast<std::int64_t>(kBucketsPerPage + position) * width;
  return {Duration::microseconds(lowest), Duration::microseconds(lowest + (width - 1)), count};
}

void DurationHistogram::make_page(std::size_t number) {
  pages_.emplace_back();
  slots_[number] = static_cast<std::uint8_t>(pages_.size());
}

void DurationHistogram::merge(const DurationHistogram& other) {
  for (std::size_t number = 0; number < kPages; ++number) {
    if (other.find_page(number) == nullptr) {
      continue;
    }
    Page& mine = page(number);
    const Page& theirs = *other.find_page(number);  // looked up after page(): merging with itself must not dangle
    std::transform(mine.begin(), mine.end(), theirs.begin(), mine.begin(), std::plus<>());
  }
  count_ += other.count_;
}

template <class Visit>
void DurationHistogram::for_each_bucket(Visit&& visit) const {
  for (std::size_t number = 0; number < kPages; ++number) {
    const Page* counts = find_page(number);
    for (std::size_t position = 0; counts != nullptr && position < kBucketsPerPage; ++position) {
      if ((*counts)[position] > 0 && !visit(number, position, (*counts)[position])) {
        return;
      }
    }
  }
}

std::vector<DurationHistogram::Bucket> DurationHistogram::buckets() const {
  std::vector<Bucket> found;
  for_each_bucket([&](std::size_t page, std::size_t position, std::uint64_t count) {
    found.push_back(bucket_at(page, position, count));
    return true;
  });
  return found;
}

Duration DurationHistogram::quantile(double p) const {
  ensure(p >= 0 && p <= 1, "a quantile was asked for outside [0, 1]");
  ensure(count_ > 0, "a quantile of an empty histogram was asked for");
  std::uint64_t still_to_pass = rank_of(p, count_);
  for (std::size_t number = 0; number < kPages; ++number) {
    const Page* counts = find_page(number);
    if (counts == nullptr) {
      continue;
    }
    if (const auto here = std::accumulate(counts->begin(), counts->end(), std::uint64_t{0}); here < still_to_pass) {
      still_to_pass -= here;
      continue;
    }
    std::size_t position = 0;
    for (; (*counts)[position] < still_to_pass; ++position) {
      still_to_pass -= (*counts)[position];
    }
    return middle_of(bucket_at(number, position, (*counts)[position]));
  }
  throw Fault("the buckets of a histogram hold fewer values than it counted");
}

std::uint64_t DurationHistogram::count_above(Duration limit) const {
  std::uint64_t above = 0;
  for_each_bucket([&](std::size_t page, std::size_t position, std::uint64_t count) {
    above += bucket_at(page, position, count).lowest > limit ? count : 0;
    return true;
  });
  return above;
}

double DurationHistogram::share_above(Duration limit) const {
  return static_cast<double>(count_above(limit)) / static_cast<double>(count_);
}

bool DurationHistogram::operator==(const DurationHistogram& other) const { return buckets() == other.buckets(); }

}  // namespace docket
