#include "docket/stats/erlang.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "docket/core/check.hpp"

namespace docket {
namespace {

/// Erlang B by its recursion, which is stable for any number of servers.
double loss(std::uint32_t servers, double load) {
  double blocked = 1;
  for (std::uint32_t c = 1; c <= servers; ++c) {
    blocked = load * blocked / (c + load * blocked);
  }
  return blocked;
}

/// Halfin and Whitt: the share that waits in an ever larger system with load + beta sqrt(load) servers.
double waits_in_large_systems(double beta) {
  const double below = std::erfc(-beta / std::numbers::sqrt2) / 2;
  const double density = std::exp(-beta * beta / 2) / std::sqrt(2 * std::numbers::pi);
  return 1 / (1 + beta * below / density);
}

}  // namespace

double erlang_c(std::uint32_t servers, double load) {
  ensure(load >= 0 && std::isfinite(load), "a load must be finite and not negative");
  if (load >= servers) {
    return 1;
  }
  const double blocked = loss(servers, load);
  return servers * blocked / (servers - load * (1 - blocked));
}

double wait_tail(std::uint32_t servers, double load, double time) {
  return load >= servers ? 1 : erlang_c(servers, load) * std::exp(-(servers - load) * time);
}

double sojourn_tail(std::uint32_t servers, double load, double time) {
  if (load >= servers) {
    return 1;
  }
  const double waits = erlang_c(servers, load);
  const double drain = servers - load;  // rate at which the line before an arrival moves
  const double apart = drain - 1;
  // Wait and work together: two exponentials, which merge into one of Erlang's where their rates meet.
  const double both = std::abs(apart) < 1e-9 ? std::exp(-time) * (1 + time)
                                             : (drain * std::exp(-time) - std::exp(-drain * time)) / apart;
  return (1 - waits) * std::exp(-time) + waits * both;
}

double erlang_a(std::uint32_t servers, double load, double patience) {
  ensure(load >= 0 && std::isfinite(load), "a load must be finite and not negative");
  ensure(patience > 0, "patience must be positive");
  if (servers == 0 || load == 0) {
    return servers == 0 ? 1 : 0;
  }
  // States below `servers` weigh 1 / loss - 1 beside the state in which all are at work and nobody waits.
  const double below = 1 / loss(servers, load) - 1;
  constexpr double kNothing = 1e-15;
  double weight = 1;
  double waiting = 1;
  for (double line = 1; weight > kNothing * waiting; ++line) {
    weight *= load / (servers + line / patience);
    waiting += weight;
  }
  return waiting / (below + waiting);
}

std::uint32_t square_root_servers(double load, double waits) {
  ensure(waits > 0 && waits < 1, "the share that waits must lie between 0 and 1");
  constexpr double kMostBeta = 40;
  double low = 0;
  double high = kMostBeta;
  for (int halving = 0; halving < 60; ++halving) {
    const double beta = (low + high) / 2;
    (waits_in_large_systems(beta) > waits ? low : high) = beta;
  }
  return static_cast<std::uint32_t>(std::max(1.0, std::ceil(load + high * std::sqrt(load))));
}

}  // namespace docket
