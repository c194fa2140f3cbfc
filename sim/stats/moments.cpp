#include "docket/stats/moments.hpp"

#include <cmath>
#include <limits>

namespace docket {
namespace {

UInt128 magnitude(Int128 x) { return x < 0 ? -static_cast<UInt128>(x) : static_cast<UInt128>(x); }

Int128 nearest_quotient(Int128 sum, Int128 count) {
  const Int128 half = sum < 0 ? -(count / 2) : count / 2;
  return (sum + half) / count;
}

}  // namespace

void DurationMoments::merge(const DurationMoments& other) {
  count_ += other.count_;
  sum_ += other.sum_us();
  squares_ += other.squares_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
}

Duration DurationMoments::min() const {
  ensure(count_ > 0, "the least of no durations was asked for");
  return min_;
}

Duration DurationMoments::max() const {
  ensure(count_ > 0, "the greatest of no durations was asked for");
  return max_;
}

double DurationMoments::mean_seconds() const {
  return static_cast<double>(sum_us()) / static_cast<double>(count_) / 1e6;
}

// With q the whole number nearest to the mean and sum = q n + r, |r| <= n / 2:
//   S(x - q)^2    = S x^2 - q (sum + r)       exact; q and sum + r never differ in sign
//   S(x - mean)^2 = S(x - q)^2 - r^2 / n      at most half is taken away, so no digits are lost
double DurationMoments::variance_seconds2() const {
  if (count_ < 2) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  const auto n = static_cast<Int128>(count_);
  const Int128 sum = sum_us();
  const Int128 q = nearest_quotient(sum, n);
  const Int128 r = sum - q * n;
  Wide192 about_q = squares_;
  about_q -= Wide192::product(magnitude(sum + r), static_cast<std::uint64_t>(magnitude(q)));
  const auto rest = static_cast<double>(r);
  const double about_mean = about_q.in_double() - rest * (rest / static_cast<double>(count_));
  return about_mean / static_cast<double>(count_ - 1) / 1e12;
}

double DurationMoments::deviation_seconds() const { return std::sqrt(variance_seconds2()); }

}  // namespace docket
