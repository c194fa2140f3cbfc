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

}  // namespace docket::experiment_detail
