#include "experiment/looks.hpp"

#include <algorithm>
#include <cmath>

#include "docket/core/check.hpp"

namespace docket::experiment_detail {

void Looks::plan(double wanted) {
  ensure(!is_last(), "a look was planned after the last");
  share_ = following_share();
  ++looks_;
  const std::uint64_t soonest = next_ + std::max<std::uint64_t>(next_ / 4, 1);
  const auto most = static_cast<double>(most_);
  next_ = std::min(most_, std::max(soonest, static_cast<std::uint64_t>(std::min(std::ceil(wanted), most))));
}

double replications_to_agree(const NearMean& seen, double margin, double critical, double most) {
  constexpr double kUsualLuck = 1;  // standard errors by which the mean of those to come may be off
  constexpr double kStep = 1.01;
  double count = seen.count;
  const auto is_enough = [&] {
    const double luck = kUsualLuck * seen.deviation * std::sqrt(count - seen.count) / count;
    const double off = std::hypot(seen.off * seen.count / count, luck);
    return critical * seen.deviation / std::sqrt(count) + off <= margin;
  };
  while (count < most && !is_enough()) {
    count = std::max(count + 1, std::ceil(count * kStep));
  }
  return std::min(count, most);
}

}  // namespace docket::experiment_detail
