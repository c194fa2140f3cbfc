// Queues whose answers are known, solved here by other ways than the formulas that the validation cases cite: chains
// instead of closed forms, integrals instead of tables of moments.
//
// Times are in units of the rates that are given. Everything is in steady state unless it says otherwise.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace docket::test {

using Density = std::function<double(double)>;

/// Simpson's rule over [low, high].
double integral(const Density& f, double low, double high, int steps = 20'000);
/// The x in [low, high] at which a falling function reaches `level`.
double where_falls_to(const Density& f, double level, double low, double high);

/// P(Erlang(phases, rate) > t).
double erlang_tail(std::size_t phases, double rate, double t);

/// M/M/c, with customers who give up waiting after exponential times where give_up > 0.
class MarkovLine {
 public:
  MarkovLine(double arrivals, double service, std::size_t reviewers, double give_up = 0);

  [[nodiscard]] double present_mean() const;
  [[nodiscard]] double present_variance() const;
  [[nodiscard]] double waiting_mean() const;
  [[nodiscard]] double busy_share() const;
  /// Of arrivals, those who give up included.
  [[nodiscard]] double wait_chance() const;
  [[nodiscard]] double give_up_chance() const { return give_up_ * waiting_mean() / arrivals_; }

  // REQUIRES: nobody gives up. First in first out.
  [[nodiscard]] double wait_moment(int power) const;  ///< 1 or 2
  [[nodiscard]] double wait_deviation() const;
  [[nodiscard]] double wait_tail(double t) const;
  [[nodiscard]] double time_tail(double t) const;
  /// E[max(0, time - t)].
  [[nodiscard]] double tardiness(double t) const;

 private:
  double arrivals_;
  double service_;
  std::size_t reviewers_;
  double give_up_;
  std::vector<double> chance_;  // by number present
};

/// First three moments of the work.
struct Moments {
  double first = 0;
  double second = 0;
  double third = 0;
};
/// By integration of a density over [low, high].
Moments moments_of(const Density& density, double low, double high);
/// Of values with chances.
Moments moments_of(const std::vector<std::pair<double, double>>& values);
Moments mixed(const std::vector<std::pair<double, Moments>>& parts);

/// M/G/1, first in first out.
struct OneServer {
  double wait = 0;
  double wait_deviation = 0;
  double present = 0;
};
OneServer one_server(double arrivals, const Moments& work);

/// Mean waits of classes under non-preemptive priorities, the highest first, by conservation of work: each class with
/// all above it waits, in loads, like a single class of the same work would (Kleinrock 1965), but for the work in hand.
struct WorkClass {
  double arrivals = 0;
  Moments work;
};
std::vector<double> priority_waits(const std::vector<WorkClass>& classes);

/// Chance that an arrival with constant gaps finds all c reviewers (rate 1 each) busy, and its mean wait.
struct Waiting {
  double chance = 0;
  double mean = 0;
};
Waiting constant_gaps(double gap, std::size_t reviewers);
/// Poisson arrivals, work of constant length 1.
Waiting constant_work(double arrivals, std::size_t reviewers);
/// One reviewer of rate 1, renewal arrivals: the numbers that arrivals see, by the chances of k services in a gap.
Waiting renewal_gaps(const Density& gap_density, double longest_gap, double* wait_deviation);

/// Numbers present and waiting when orders of items arrive; chances of sizes from 1. Reviewers work at rate 1.
struct Crowd {
  double present = 0;
  double waiting = 0;
  std::vector<double> chance;  // by number present
};
Crowd orders_of_items(double orders, const std::vector<double>& chance_of_size, std::size_t reviewers);

/// Times of the items, and of whole orders, that come to such a crowd, first in first out.
class OrdersInLine {
 public:
  OrdersInLine(double orders, const std::vector<double>& chance_of_size, std::size_t reviewers);

  [[nodiscard]] double item_tail(double t) const;       ///< P(time > t)
  [[nodiscard]] double item_tardiness(double t) const;  ///< E[max(0, time - t)]
  [[nodiscard]] double order_mean() const;
  [[nodiscard]] double order_tail(double t) const;

 private:
  /// The last item of an order begins after `departures`, with so many of the order's items in service.
  struct LastBegins {
    double chance = 0;
    std::size_t departures = 0;
    std::vector<double> chance_of_own;
  };
  void add_items(const Crowd& crowd, const std::vector<double>& chance_of_size);
  void add_orders(const Crowd& crowd, const std::vector<double>& chance_of_size);
  [[nodiscard]] LastBegins last_begins(std::size_t present, std::size_t size) const;
  [[nodiscard]] std::vector<double> items_at_work(double t) const;

  std::size_t reviewers_;
  std::vector<double> items_after_;  // chance of an item to begin after so many departures
  std::vector<LastBegins> orders_;
};

/// One order of n items in an empty house of c reviewers of rate `service`: all done by t?
double done_by(double t, std::size_t items, std::size_t reviewers, double service);

/// The wait that is offered to arrivals, on a grid, where service or customers depend on it: what arrivals lift over
/// each level sinks below it again by time (level crossings).
class WaitDensity {
 public:
  /// `idle`: chance that nobody would wait over the chance that one reviewer is idle. `stays`: share of those offered a
  /// wait who take it. `rate`: of all reviewers at work on somebody offered that wait and on those before.
  WaitDensity(double arrivals, double reviewers, double idle, const Density& stays, const Density& rate);

  /// Share of arrivals that need not wait.
  [[nodiscard]] double at_once() const { return at_once_; }
  /// Of f over all waits but 0.
  [[nodiscard]] double mean(const Density& f) const;

 private:
  static constexpr double kStep = 1.0 / 256;
  static double level(std::size_t cell) { return (static_cast<double>(cell) + 0.5) * kStep; }

  double at_once_ = 0;
  std::vector<double> density_;  // in the middle of each cell
};

/// E[B^2] of the time from one present to nobody, M/M/1 of rate 1: by the equations of the first step for each number
/// present.
double busy_period_square(double arrivals);

}  // namespace docket::test
