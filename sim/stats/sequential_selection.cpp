#include "docket/stats/sequential_selection.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "docket/core/check.hpp"
#include "docket/stats/running_interval.hpp"

namespace docket {
namespace {

double variance_of_difference(std::span<const double> a, std::span<const double> b) {
  RunningInterval difference;
  for (std::size_t r = 0; r < a.size(); ++r) {
    difference.add(a[r] - b[r]);
  }
  return difference.variance();
}

/// h² of the procedure.
double squared_h(std::size_t systems, std::size_t first, double confidence) {
  const auto others = static_cast<double>(systems - 1);
  const auto freedom = static_cast<double>(first - 1);
  const double eta = (std::pow(2 * (1 - confidence) / others, -2 / freedom) - 1) / 2;
  return 2 * eta * freedom;
}

}  // namespace

SequentialSelection::SequentialSelection(std::span<const std::vector<double>> first, double indifference,
                                         double confidence)
    : indifference_(indifference),
      reaches_(first.size() * first.size(), 0),
      in_play_(first.size()),
      taken_(first.empty() ? 0 : first.front().size()) {
  ensure(taken_ >= 2, "a selection needs two replications of each system first");
  ensure(indifference > 0, "a selection needs an indifference above 0");
  ensure(confidence < 1 && confidence * static_cast<double>(std::max<std::size_t>(first.size(), 2)) > 1,
         "the confidence of a selection is no better than a guess, or is certainty");
  std::iota(in_play_.begin(), in_play_.end(), std::size_t{0});
  for (const std::vector<double>& values : first) {
    ensure(values.size() == taken_, "systems have a different number of first replications");
    sums_.push_back(std::accumulate(values.begin(), values.end(), 0.0));
  }
  if (first.size() == 1) {
    return;
  }
  const double factor = squared_h(first.size(), taken_, confidence) / (indifference * indifference);
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (std::size_t l = 0; l < i; ++l) {
      const double reach = factor * variance_of_difference(first[i], first[l]);
      reaches_[i * first.size() + l] = reach;
      reaches_[l * first.size() + i] = reach;
    }
  }
  screen();
}

std::uint64_t SequentialSelection::most() const {
  double greatest = 0;
  for (const std::size_t i : in_play_) {
    for (const std::size_t l : in_play_) {
      greatest = std::max(greatest, reach(i, l));
    }
  }
  constexpr double kBeyondAll = 0x1p62;
  const auto last = static_cast<std::uint64_t>(std::min(std::floor(greatest), kBeyondAll)) + 1;
  return is_decided() ? taken_ : std::max(taken_, last);
}

void SequentialSelection::add(std::span<const double> values) {
  ensure(!is_decided() && values.size() == in_play_.size(), "a selection was given other values than it asked for");
  for (std::size_t place = 0; place < values.size(); ++place) {
    sums_[in_play_[place]] += values[place];
  }
  ++taken_;
  screen();
}

double SequentialSelection::slack(std::size_t i, std::size_t l) const {
  const auto r = static_cast<double>(taken_);
  return std::max(0.0, indifference_ / (2 * r) * (reach(i, l) - r));
}

bool SequentialSelection::falls_behind(std::size_t i) const {
  const auto r = static_cast<double>(taken_);
  return std::ranges::any_of(in_play_, [&](std::size_t l) { return (sums_[i] - sums_[l]) / r > slack(i, l); });
}

void SequentialSelection::screen() {
  std::vector<std::size_t> kept;
  std::ranges::copy_if(in_play_, std::back_inserter(kept), [this](std::size_t i) { return !falls_behind(i); });
  in_play_ = std::move(kept);
  // Equals to the last bit stay side by side for ever; the first of them is as good as the others.
  if (taken_ >= most()) {
    in_play_ = {*std::ranges::min_element(in_play_, {}, [this](std::size_t i) { return sums_[i]; })};
  }
}

}  // namespace docket
