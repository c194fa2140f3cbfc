#include "docket/stats/warm_up.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "docket/stats/batch_means.hpp"

namespace docket {
namespace {

constexpr std::size_t kBatch = 5;
constexpr std::size_t kAlwaysKept = 5;
constexpr std::size_t kFewestBatches = 10;

// From the end backwards, so that the spread of every rest is one stable update away from the next longer one.
std::size_t least_error_truncation(std::span<const double> means) {
  double mean = 0;
  double squares = 0;
  double least = std::numeric_limits<double>::infinity();
  std::size_t best = 0;
  for (std::size_t d = means.size(); d-- > 0;) {
    const auto kept = static_cast<double>(means.size() - d);
    const double before = means[d] - mean;
    mean += before / kept;
    squares += before * (means[d] - mean);
    const double error = squares / (kept * kept);
    if (means.size() - d >= kAlwaysKept && error <= least) {
      least = error;
      best = d;
    }
  }
  return best;
}

}  // namespace

WarmUp find_warm_up(std::span<const double> series) {
  const std::size_t batches = series.size() / kBatch;
  if (batches < kFewestBatches) {
    return {};
  }
  const std::size_t best = least_error_truncation(means_of_batches(series.first(batches * kBatch), batches));
  return {kBatch * std::min(best, batches / 2), best <= batches / 2};
}

}  // namespace docket
