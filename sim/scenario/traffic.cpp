#include "scenario/traffic.hpp"

#include "docket/core/check.hpp"

namespace docket::scenario_detail {

Flow solve_traffic(std::vector<Flow> shares, Flow flow) {
  const std::size_t n = flow.size();
  Flow leaving(n);  // share that leaves a stage for good or for stages not yet taken out
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t j = k + 1; j <= n; ++j) {
      leaving[k] += shares[k][j];
    }
    ensure(leaving[k] > 0, "the load of stages without a way out was asked for");
    for (std::size_t j = k + 1; j <= n; ++j) {
      const double passed_on = shares[k][j] / leaving[k];
      for (std::size_t i = k + 1; i < n; ++i) {
        shares[i][j] += shares[i][k] * passed_on;
      }
      if (j < n) {
        flow[j] += times(flow[k], passed_on);
      }
    }
  }
  for (std::size_t k = n; k-- > 0;) {
    for (std::size_t i = k + 1; i < n; ++i) {
      flow[k] += times(flow[i], shares[i][k]);
    }
    flow[k] /= leaving[k];
  }
  return flow;
}

}  // namespace docket::scenario_detail
