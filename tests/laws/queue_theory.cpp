#include "laws/queue_theory.hpp"

#include <algorithm>
#include <cmath>

namespace docket::test {

double integral(const Density& f, double low, double high, int steps) {
  const double h = (high - low) / steps;
  double sum = f(low) + f(high);
  for (int i = 1; i < steps; ++i) {
    sum += (i % 2 == 1 ? 4 : 2) * f(low + i * h);
  }
  return sum * h / 3;
}

double where_falls_to(const Density& f, double level, double low, double high) {
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (f(middle) > level ? low : high) = middle;
  }
  return (low + high) / 2;
}

double erlang_tail(std::size_t phases, double rate, double t) {
  double term = std::exp(-rate * t);
  double sum = 0;
  for (std::size_t k = 0; k < phases; ++k) {
    sum += term;
    term *= rate * t / static_cast<double>(k + 1);
  }
  return sum;
}

MarkovLine::MarkovLine(double arrivals, double service, std::size_t reviewers, double give_up)
    : arrivals_(arrivals), service_(service), reviewers_(reviewers), give_up_(give_up), chance_{1} {
  double sum = 1;
  while (chance_.size() < 2 * reviewers || chance_.back() > 1e-17 * sum) {
    const std::size_t n = chance_.size();
    const std::size_t busy = std::min(n, reviewers);
    const double leave = static_cast<double>(busy) * service + static_cast<double>(n - busy) * give_up;
    chance_.push_back(chance_.back() * arrivals / leave);
    sum += chance_.back();
  }
  for (double& chance : chance_) {
    chance /= sum;
  }
}

double MarkovLine::present_mean() const {
  double sum = 0;
  for (std::size_t n = 0; n < chance_.size(); ++n) {
    sum += static_cast<double>(n) * chance_[n];
  }
  return sum;
}

double MarkovLine::present_variance() const {
  double squares = 0;
  for (std::size_t n = 0; n < chance_.size(); ++n) {
    squares += static_cast<double>(n * n) * chance_[n];
  }
  return squares - present_mean() * present_mean();
}

double MarkovLine::waiting_mean() const {
  double sum = 0;
  for (std::size_t n = reviewers_; n < chance_.size(); ++n) {
    sum += static_cast<double>(n - reviewers_) * chance_[n];
  }
  return sum;
}

double MarkovLine::busy_share() const { return (present_mean() - waiting_mean()) / static_cast<double>(reviewers_); }

double MarkovLine::wait_chance() const {
  double sum = 0;
  for (std::size_t n = reviewers_; n < chance_.size(); ++n) {
    sum += chance_[n];
  }
  return sum;
}

double MarkovLine::wait_moment(int power) const {
  const double rate = service_ * static_cast<double>(reviewers_);
  double sum = 0;
  for (std::size_t n = reviewers_; n < chance_.size(); ++n) {
    const auto phases = static_cast<double>(n - reviewers_ + 1);
    sum += chance_[n] * (power == 1 ? phases / rate : phases * (phases + 1) / (rate * rate));
  }
  return sum;
}

double MarkovLine::wait_deviation() const { return std::sqrt(wait_moment(2) - wait_moment(1) * wait_moment(1)); }

double MarkovLine::wait_tail(double t) const {
  const double rate = service_ * static_cast<double>(reviewers_);
  double term = std::exp(-rate * t);
  double tail = 0;  // of the Erlang distribution with one more phase at each step
  double sum = 0;
  for (std::size_t n = reviewers_; n < chance_.size(); ++n) {
    tail += term;
    term *= rate * t / static_cast<double>(n - reviewers_ + 1);
    sum += chance_[n] * tail;
  }
  return sum;
}

double MarkovLine::time_tail(double t) const {
  const auto waited_longer = [&](double s) { return wait_tail(t - s) * service_ * std::exp(-service_ * s); };
  return std::exp(-service_ * t) + integral(waited_longer, 0, std::min(t, 40 / service_), 400);
}

double MarkovLine::tardiness(double t) const {
  return integral([&](double s) { return time_tail(s); }, t,
                  t + 40 / (service_ - arrivals_ / static_cast<double>(reviewers_)), 200);
}

Moments moments_of(const Density& density, double low, double high) {
  const auto moment = [&](int power) {
    return integral([&](double x) { return std::pow(x, power) * density(x); }, low, high, 400'000);
  };
  return {moment(1), moment(2), moment(3)};
}

Moments moments_of(const std::vector<std::pair<double, double>>& values) {
  Moments sums;
  for (const auto& [value, chance] : values) {
    sums.first += chance * value;
    sums.second += chance * value * value;
    sums.third += chance * value * value * value;
  }
  return sums;
}

Moments mixed(const std::vector<std::pair<double, Moments>>& parts) {
  Moments sums;
  for (const auto& [chance, part] : parts) {
    sums.first += chance * part.first;
    sums.second += chance * part.second;
    sums.third += chance * part.third;
  }
  return sums;
}

// Pollaczek and Khinchine by Takacs' recursion: the moments of the wait from those of the work.
OneServer one_server(double arrivals, const Moments& work) {
  const double idle = 1 - arrivals * work.first;
  const double first = arrivals / idle * work.second / 2;
  const double second = arrivals / idle * (work.third / 3 + 2 * first * work.second / 2);
  return {first, std::sqrt(second - first * first), arrivals * (first + work.first)};
}

std::vector<double> priority_waits(const std::vector<WorkClass>& classes) {
  double in_hand = 0;
  for (const WorkClass& one : classes) {
    in_hand += one.arrivals * one.work.second / 2;
  }
  std::vector<double> waits;
  double load = 0;
  double load_waiting = 0;  // sum of load times wait of the classes so far
  for (const WorkClass& one : classes) {
    const double own = one.arrivals * one.work.first;
    load += own;
    const double conserved = load * in_hand / (1 - load);
    waits.push_back((conserved - load_waiting) / own);
    load_waiting = conserved;
  }
  return waits;
}

}  // namespace docket::test
