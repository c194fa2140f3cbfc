// Orders of several items and c reviewers: the flow up across each level is the flow down across it.
//
//   c_n p_{n+1} = lambda * sum over m <= n of p_m P(size > n - m),   c_n = min(n + 1, c)
#include <algorithm>
#include <utility>

#include "laws/queue_theory.hpp"

namespace docket::test {

Crowd orders_of_items(double orders, const std::vector<double>& chance_of_size, std::size_t reviewers) {
  std::vector<double> larger = {1};  // P(size > k)
  for (const double chance : chance_of_size) {
    larger.push_back(std::max(larger.back() - chance, 0.0));
  }
  const auto size_above = [&](std::size_t k) { return k < larger.size() ? larger[k] : 0; };
  std::vector<double> weight = {1};
  double sum = 1;
  double present = 0;
  double waiting = 0;
  for (std::size_t n = 0; n < 12'000; ++n) {
    double up = 0;
    for (std::size_t m = n + 1 > larger.size() ? n + 1 - larger.size() : 0; m <= n; ++m) {
      up += weight[m] * size_above(n - m);
    }
    weight.push_back(orders * up / static_cast<double>(std::min(n + 1, reviewers)));
    sum += weight.back();
    present += static_cast<double>(n + 1) * weight.back();
    waiting += static_cast<double>(n + 1 - std::min(n + 1, reviewers)) * weight.back();
  }
  for (double& chance : weight) {
    chance /= sum;
  }
  return {present / sum, waiting / sum, std::move(weight)};
}

}  // namespace docket::test
