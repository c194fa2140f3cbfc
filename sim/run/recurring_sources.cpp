#include "run/recurring_sources.hpp"

#include <algorithm>

namespace docket {

std::uint32_t recurring_sources(const Scenario& scenario, const Opening* opening) {
  constexpr std::size_t kSamples = 1;
  constexpr std::size_t kOfPool = 2;  // changes of shift, and when its reviewers choose
  std::size_t sources = kSamples + scenario.authorities.size() + scenario.order_streams.size() +
                        scenario.work_streams.size() + kOfPool * scenario.platform.pools.size();
  for (const PoolSpec& pool : scenario.platform.pools) {
    sources += pool.reviewers.value_or(0);
  }
  if (opening != nullptr) {
    for (const ExtraHands& extra : opening->hands) {
      sources += extra.people;
    }
  }
  return static_cast<std::uint32_t>(std::min<std::size_t>(sources, UINT32_MAX));
}

}  // namespace docket
