#include "docket/stats/paired.hpp"

#include "docket/core/check.hpp"
#include "docket/stats/running_interval.hpp"

namespace docket {

PairedComparison compare_pairs(std::span<const double> a, std::span<const double> b, double confidence) {
  ensure(a.size() == b.size(), "a paired comparison was given samples of different size");
  RunningInterval difference;
  std::uint64_t above = 0;
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    difference.add(a[i] - b[i]);
    above += a[i] > b[i] ? 1U : 0U;
    below += a[i] < b[i] ? 1U : 0U;
  }
  return {difference.interval(confidence), share_interval(above, a.size(), confidence),
          share_interval(below, a.size(), confidence)};
}

}  // namespace docket
