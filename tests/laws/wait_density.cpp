#include <cmath>

#include "laws/queue_theory.hpp"

namespace docket::test {

// density(x) = arrivals * (at_once * exp(-rate(0) x) + integral over y < x of density(y) stays(y) exp(-rate(y) (x -
// y)))
WaitDensity::WaitDensity(double arrivals, double reviewers, double idle, const Density& stays, const Density& rate)
    : density_(static_cast<std::size_t>(24 / kStep)) {
  double total = idle;
  for (std::size_t cell = 0; cell < density_.size(); ++cell) {
    const double x = level(cell);
    double above = std::exp(-reviewers * x);
    for (std::size_t below = 0; below < cell; ++below) {
      const double y = level(below);
      above += density_[below] * stays(y) * kStep * std::exp(-rate(y) * (x - y));
    }
    // Half of the cell's own mass lies below its middle.
    density_[cell] = arrivals * above / (1 - arrivals * stays(x) * kStep / 2);
    total += density_[cell] * kStep;
  }
  at_once_ = idle / total;
  for (double& density : density_) {
    density /= total;
  }
}

double WaitDensity::mean(const Density& f) const {
  double sum = 0;
  for (std::size_t cell = 0; cell < density_.size(); ++cell) {
    sum += density_[cell] * kStep * f(level(cell));
  }
  return sum;
}

// From n present it takes n busy periods, one after the other, to nobody: B_n. By the first step,
//   m_n = E[B_n] = (1 + arrivals m_{n+1} + m_{n-1}) / (arrivals + 1), and the same with squares.
double busy_period_square(double arrivals) {
  constexpr std::size_t kMost = 400;
  const double rate = arrivals + 1;
  std::vector<double> mean(kMost + 1);
  std::vector<double> square(kMost + 1);
  for (int round = 0; round < 20'000; ++round) {
    for (std::size_t n = 1; n < kMost; ++n) {
      const double next = (arrivals * mean[n + 1] + mean[n - 1]) / rate;
      mean[n] = 1 / rate + next;
      square[n] = 2 / (rate * rate) + 2 * next / rate + (arrivals * square[n + 1] + square[n - 1]) / rate;
    }
    mean[kMost] = mean[kMost - 1];
    square[kMost] = square[kMost - 1];
  }
  return square[1];
}

}  // namespace docket::test
