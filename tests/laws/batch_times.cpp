// What an item waits for is a number of departures, which come at the rate of all reviewers while anybody waits; then
// it takes its own time. An order is done when those of its items are done that are in service when its last begins.
#include <algorithm>
#include <cmath>
#include <utility>

#include "laws/queue_theory.hpp"

namespace docket::test {
namespace {

constexpr double kNever = 1e-10;

double erlang_density(std::size_t phases, double rate, double x) {
  const auto k = static_cast<double>(phases);
  return x > 0 ? std::exp(k * std::log(rate) + (k - 1) * std::log(x) - rate * x - std::lgamma(k)) : 0;
}

/// P(Erlang(k, rate) <= t) for k = 0 to `most`, by the far end of the Poisson distribution: small ones stay exact.
std::vector<double> erlang_done(std::size_t most, double rate, double t) {
  const double load = rate * t;
  const std::size_t end = most + static_cast<std::size_t>(load) + 500;
  std::vector<double> done(most + 1);
  double sum = 0;
  for (std::size_t i = end; i-- > 0;) {
    const auto k = static_cast<double>(i);
    sum += std::exp(k * std::log(load) - load - std::lgamma(k + 1));
    if (i <= most) {
      done[i] = sum;
    }
  }
  return done;
}

/// P(the longest of n exponential times of rate 1 > t), over chances of n.
double longest_tail(const std::vector<double>& chances, double t) {
  const double one_done = 1 - std::exp(-t);
  double tail = 0;
  double done = 1;
  for (const double chance : chances) {
    tail += chance * (1 - done);
    done *= one_done;
  }
  return tail;
}

double longest_mean(const std::vector<double>& chances) {
  double mean = 0;
  double longest = 0;
  for (std::size_t n = 1; n < chances.size(); ++n) {
    longest += 1 / static_cast<double>(n);
    mean += chances[n] * longest;
  }
  return mean;
}

}  // namespace

OrdersInLine::OrdersInLine(double orders, const std::vector<double>& chance_of_size, std::size_t reviewers)
    : reviewers_(reviewers) {
  const Crowd crowd = orders_of_items(orders, chance_of_size, reviewers);
  add_items(crowd, chance_of_size);
  add_orders(crowd, chance_of_size);
}

// An item stands at place j of its order as often as orders have j items or more.
void OrdersInLine::add_items(const Crowd& crowd, const std::vector<double>& chance_of_size) {
  items_after_.assign(crowd.chance.size() + chance_of_size.size(), 0);
  double mean_size = 0;
  for (std::size_t size = 1; size <= chance_of_size.size(); ++size) {
    mean_size += static_cast<double>(size) * chance_of_size[size - 1];
  }
  double as_large = 1;
  for (std::size_t place = 0; place < chance_of_size.size(); ++place) {
    for (std::size_t present = 0; present < crowd.chance.size(); ++present) {
      const std::size_t ahead = present + place;
      items_after_[ahead < reviewers_ ? 0 : ahead + 1 - reviewers_] += crowd.chance[present] * as_large / mean_size;
    }
    as_large -= chance_of_size[place];
  }
}

void OrdersInLine::add_orders(const Crowd& crowd, const std::vector<double>& chance_of_size) {
  for (std::size_t present = 0; present < crowd.chance.size(); ++present) {
    for (std::size_t size = 1; size <= chance_of_size.size(); ++size) {
      const double chance = crowd.chance[present] * chance_of_size[size - 1];
      if (chance > kNever) {
        orders_.push_back(last_begins(present, size));
        orders_.back().chance = chance;
      }
    }
  }
}

// Whoever leaves is any of those in service; the place goes to the next of the order.
OrdersInLine::LastBegins OrdersInLine::last_begins(std::size_t present, std::size_t size) const {
  const std::size_t at_once = std::min(size, reviewers_ - std::min(present, reviewers_));
  std::vector<double> own(reviewers_ + 1);
  own[at_once] = 1;
  for (std::size_t begun = at_once; begun < size; ++begun) {
    for (std::size_t n = reviewers_; n > 0; --n) {
      const auto share = static_cast<double>(n) / static_cast<double>(reviewers_);
      own[n] = own[n] * share + own[n - 1] * (1 - share + 1 / static_cast<double>(reviewers_));
    }
    own[0] = 0;
  }
  return {1, present + size > reviewers_ ? present + size - reviewers_ : 0, std::move(own)};
}

double OrdersInLine::item_tail(double t) const {
  const std::vector<double> begun = erlang_done(items_after_.size(), static_cast<double>(reviewers_), t);
  const std::vector<double> at_work = items_at_work(t);
  double tail = 0;
  for (std::size_t k = 0; k < items_after_.size(); ++k) {
    tail += items_after_[k] * (1 - begun[k] + at_work[k]);
  }
  return tail;
}

double OrdersInLine::item_tardiness(double t) const {
  const auto rate = static_cast<double>(reviewers_);
  const std::vector<double> begun = erlang_done(items_after_.size() + 1, rate, t);
  const std::vector<double> at_work = items_at_work(t);
  double late = 0;
  for (std::size_t k = 0; k < items_after_.size(); ++k) {
    const double not_begun = static_cast<double>(k) / rate * (1 - begun[k + 1]) + (1 - t) * (1 - begun[k]);
    late += items_after_[k] * (not_begun + at_work[k]);
  }
  return late;
}

// P(begun after k departures by t, still at work then) = e^-t (c / (c - 1))^k P(Erlang(k, c - 1) <= t).
std::vector<double> OrdersInLine::items_at_work(double t) const {
  const auto rate = static_cast<double>(reviewers_);
  std::vector<double> chances = erlang_done(items_after_.size(), rate - 1, t);
  for (std::size_t k = 0; k < chances.size(); ++k) {
    chances[k] *= chances[k] > 0 ? std::exp(static_cast<double>(k) * std::log(rate / (rate - 1)) - t) : 0;
  }
  return chances;
}

double OrdersInLine::order_mean() const {
  double mean = 0;
  for (const LastBegins& order : orders_) {
    const double wait = static_cast<double>(order.departures) / static_cast<double>(reviewers_);
    mean += order.chance * (wait + longest_mean(order.chance_of_own));
  }
  return mean;
}

double OrdersInLine::order_tail(double t) const {
  const auto rate = static_cast<double>(reviewers_);
  double tail = 0;
  for (const LastBegins& order : orders_) {
    const std::size_t k = order.departures;
    const auto still_at_work = [&](double begun) { return longest_tail(order.chance_of_own, t - begun); };
    const auto both = [&](double begun) { return erlang_density(k, rate, begun) * still_at_work(begun); };
    const double begun_late = k > 0 ? erlang_tail(k, rate, t) : 0;
    tail += order.chance * (k > 0 ? begun_late + integral(both, 0, t, 600) : still_at_work(0));
  }
  return tail;
}

}  // namespace docket::test
