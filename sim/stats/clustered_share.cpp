#include "docket/stats/clustered_share.hpp"

#include <algorithm>

#include "docket/core/check.hpp"
#include "docket/stats/critical_value.hpp"

namespace docket {

void ClusteredShare::add(double hits, double things) {
  ensure(hits >= 0 && hits <= things, "more hits than things in a cluster");
  if (things <= 0) {
    return;
  }
  ++clusters_;
  hits_ += hits;
  things_ += things;
  hits_squared_ += hits * hits;
  things_squared_ += things * things;
  products_ += hits * things;
}

double ClusteredShare::design_effect() const {
  const double p = share();
  const double of_coins = p * (1 - p) / things_;
  if (clusters_ < 2 || !(of_coins > 0)) {
    return 1;
  }
  const auto n = static_cast<double>(clusters_);
  const double residuals = std::max(0.0, hits_squared_ - 2 * p * products_ + p * p * things_squared_);
  return std::max(1.0, n / (n - 1) * residuals / (things_ * things_) / of_coins);
}

double ClusteredShare::effective_things(double confidence) const {
  if (hits_ <= 0 || hits_ >= things_) {
    return static_cast<double>(clusters_);
  }
  if (things_ <= static_cast<double>(clusters_)) {
    return things_;  // coins: nothing had to be estimated
  }
  const double widening = normal_critical(confidence) / student_t_critical(confidence, clusters_ - 1);
  return things_ / design_effect() * widening * widening;
}

ShareInterval ClusteredShare::interval(double confidence) const {
  if (clusters_ < 2) {
    return {clusters_ == 0 ? ShareInterval{}.share : share(), 0, 1, clusters_};
  }
  const double tail = (1 - confidence) / 2;
  const double n = effective_things(confidence);
  const double k = share() * n;
  return {share(), k <= 0 ? 0 : beta_quantile(tail, k, n - k + 1), k >= n ? 1 : beta_quantile(1 - tail, k + 1, n - k),
          clusters_};
}

}  // namespace docket
