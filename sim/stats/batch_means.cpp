#include "docket/stats/batch_means.hpp"

#include <limits>
#include <numeric>

#include "docket/core/check.hpp"

namespace docket {
double neighbour_correlation(std::span<const double> values) {
  if (values.size() < 3) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  double together = 0;
  double alone = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double here = values[i] - mean;
    together += i > 0 ? here * (values[i - 1] - mean) : 0;
    alone += here * here;
  }
  return together / alone;
}

std::vector<double> means_of_batches(std::span<const double> series, std::size_t batches) {
  ensure(batches > 0 && batches <= series.size(), "a series was cut into more batches than it has observations");
  const std::size_t length = series.size() / batches;
  auto next = series.begin() + static_cast<std::ptrdiff_t>(series.size() % batches);
  std::vector<double> means(batches);
  for (double& mean : means) {
    const auto end = next + static_cast<std::ptrdiff_t>(length);
    mean = std::accumulate(next, end, 0.0) / static_cast<double>(length);
    next = end;
  }
  return means;
}

BatchMeans batch_means(std::span<const double> series, std::size_t batches, double confidence) {
  ensure(batches >= 2, "batch means need two batches");
  if (series.size() < batches) {
    return {};
  }
  const std::vector<double> means = means_of_batches(series, batches);
  const Interval interval = mean_interval(means, confidence);
  return {interval, series.size() % batches, neighbour_correlation(means)};
}

}  // namespace docket
