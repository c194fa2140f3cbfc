#include "docket/stats/sobol_indices.hpp"

#include <cstddef>
#include <numeric>

#include "docket/core/check.hpp"
#include "docket/stats/running_interval.hpp"
#include "stats/luck_free.hpp"

namespace docket {
namespace {

using stats_detail::mean_of;
using stats_detail::product_of_means;

using Values = std::vector<double>;

/// Of a variance beside the mean's square: what comes of a mean that is no double.
constexpr double kRounding = 1e-28;

Values minus(const Values& x, const Values& y) {
  ensure(x.size() == y.size(), "places of a row were played a different number of times");
  Values difference(x.size());
  for (std::size_t r = 0; r < x.size(); ++r) {
    difference[r] = x[r] - y[r];
  }
  return difference;
}

Values minus(const Values& x, double centre) { return minus(x, Values(x.size(), centre)); }

double variance_of(const Values& x) {
  RunningInterval values;
  for (const double value : x) {
    values.add(value);
  }
  return values.variance();
}

double sum_of(const Values& x) { return std::accumulate(x.begin(), x.end(), 0.0); }

/// The ratio of two sums over rows.
Interval ratio(const Values& part, const Values& whole) {
  const auto count = static_cast<double>(part.size());
  const double part_sum = sum_of(part);
  const double whole_sum = sum_of(whole);
  if (!(whole_sum > 0)) {
    return {};
  }
  RunningInterval pseudo;
  for (std::size_t row = 0; row < part.size(); ++row) {
    const double without = (part_sum - part[row]) / (whole_sum - whole[row]);
    pseudo.add(count * part_sum / whole_sum - (count - 1) * without);
  }
  return pseudo.interval();
}

}  // namespace

SobolIndices sobol_indices(std::span<const SobolRow> rows) {
  SobolIndices indices;
  if (rows.empty()) {
    return indices;
  }
  const auto count = static_cast<double>(rows.size());
  indices.mean = 0;
  indices.luck = 0;
  for (const SobolRow& row : rows) {
    indices.mean += (mean_of(row.a) + mean_of(row.b)) / 2 / count;
    indices.luck += (variance_of(row.a) + variance_of(row.b)) / 2 / count;
  }
  Values whole;
  for (const SobolRow& row : rows) {
    const Values a = minus(row.a, indices.mean);
    const Values b = minus(row.b, indices.mean);
    whole.push_back((product_of_means(a, a) + product_of_means(b, b)) / 2);
  }
  indices.variance = sum_of(whole) / count;
  if (indices.variance < kRounding * indices.mean * indices.mean) {
    indices.variance = 0;
    whole.assign(whole.size(), 0);
  }
  for (std::size_t input = 0; input < rows.front().mixed.size(); ++input) {
    Values first;
    Values total;
    for (const SobolRow& row : rows) {
      const Values step = minus(row.mixed[input], row.a);
      first.push_back(product_of_means(minus(row.b, indices.mean), step));
      total.push_back(product_of_means(step, step) / 2);
    }
    indices.inputs.push_back({ratio(first, whole), ratio(total, whole)});
  }
  return indices;
}

}  // namespace docket
