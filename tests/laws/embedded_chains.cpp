// Queues without a closed form, as chains at chosen instants: their stationary chances by repeating the step.
#include <algorithm>
#include <cmath>

#include "laws/queue_theory.hpp"

namespace docket::test {
namespace {

using Chances = std::vector<double>;
using Step = std::function<Chances(const Chances&)>;

Chances settled(std::size_t levels, const Step& step) {
  Chances now(levels);
  now[0] = 1;
  for (int i = 0; i < 20'000; ++i) {
    Chances next = step(now);
    double moved = 0;
    for (std::size_t n = 0; n < levels; ++n) {
      moved = std::max(moved, std::abs(next[n] - now[n]));
    }
    now = std::move(next);
    if (moved < 1e-15) {
      break;
    }
  }
  return now;
}

Chances poisson_chances(double mean, std::size_t count) {
  Chances chances = {std::exp(-mean)};
  while (chances.size() < count) {
    chances.push_back(chances.back() * mean / static_cast<double>(chances.size()));
  }
  return chances;
}

/// Reviewers of rate `service` at work for a time, nobody arrives: by uniformisation.
Chances worked(const Chances& start, double time, std::size_t reviewers, double service) {
  const auto most = static_cast<double>(reviewers);
  const double mean = most * service * time;
  const Chances weights = poisson_chances(mean / 2, static_cast<std::size_t>(mean / 2 + 12 * std::sqrt(mean / 2) + 40));
  Chances now = start;
  for (int half = 0; half < 2; ++half) {  // exp(-mean) of the whole might be 0
    Chances sum(now.size());
    for (const double weight : weights) {
      for (std::size_t n = 0; n < now.size(); ++n) {
        sum[n] += weight * now[n];
      }
      for (std::size_t n = 0; n < now.size(); ++n) {
        const double leaves = static_cast<double>(std::min(n, reviewers)) / most;
        const double comes =
            n + 1 < now.size() ? now[n + 1] * static_cast<double>(std::min(n + 1, reviewers)) / most : 0;
        now[n] = now[n] * (1 - leaves) + comes;
      }
    }
    now = std::move(sum);
  }
  return now;
}

Waiting seen_by_arrivals(const Chances& chance, std::size_t reviewers) {
  Waiting waiting;
  for (std::size_t n = reviewers; n < chance.size(); ++n) {
    waiting.chance += chance[n];
    waiting.mean += chance[n] * static_cast<double>(n - reviewers + 1) / static_cast<double>(reviewers);
  }
  return waiting;
}

}  // namespace

Waiting constant_gaps(double gap, std::size_t reviewers) {
  const Chances seen = settled(200, [&](const Chances& now) {
    Chances joined(now.size());
    for (std::size_t n = 0; n < now.size(); ++n) {
      joined[std::min(n + 1, now.size() - 1)] += now[n];
    }
    return worked(joined, gap, reviewers, 1);
  });
  return seen_by_arrivals(seen, reviewers);
}

Waiting constant_work(double arrivals, std::size_t reviewers) {
  constexpr std::size_t kLevels = 150;
  const Chances come = poisson_chances(arrivals, kLevels);
  const Chances present = settled(kLevels, [&](const Chances& now) {
    Chances next(kLevels);
    for (std::size_t n = 0; n < kLevels; ++n) {
      const std::size_t left = n - std::min(n, reviewers);
      for (std::size_t k = 0; left + k < kLevels; ++k) {
        next[left + k] += now[n] * come[k];
      }
    }
    return next;
  });
  Waiting waiting;
  for (std::size_t n = reviewers; n < kLevels; ++n) {
    waiting.chance += present[n];
    waiting.mean += present[n] * static_cast<double>(n - reviewers) / arrivals;
  }
  return waiting;
}

Waiting renewal_gaps(const Density& gap_density, double longest_gap, double* wait_deviation) {
  constexpr std::size_t kLevels = 120;
  Chances services;  // done in a gap, if there is work enough
  for (std::size_t k = 0; k < kLevels; ++k) {
    services.push_back(integral(
        [&](double t) {
          const double log_chance =
              (k == 0 ? 0 : static_cast<double>(k) * std::log(t)) - t - std::lgamma(double(k) + 1);
          return t > 0 || k == 0 ? gap_density(t) * std::exp(log_chance) : 0;
        },
        0, longest_gap, 4000));
  }
  const Chances seen = settled(kLevels, [&](const Chances& now) {
    Chances next(kLevels);
    for (std::size_t n = 0; n < kLevels; ++n) {
      double rest = now[n];
      for (std::size_t k = 0; k <= n; ++k) {
        next[std::min(n + 1 - k, kLevels - 1)] += now[n] * services[k];
        rest -= now[n] * services[k];
      }
      next[0] += rest;
    }
    return next;
  });
  const Waiting waiting = seen_by_arrivals(seen, 1);
  double square = 0;
  for (std::size_t n = 1; n < kLevels; ++n) {
    square += seen[n] * static_cast<double>(n) * static_cast<double>(n + 1);
  }
  *wait_deviation = std::sqrt(square - waiting.mean * waiting.mean);
  return waiting;
}

double done_by(double t, std::size_t items, std::size_t reviewers, double service) {
  Chances start(items + 1);
  start[items] = 1;
  return worked(start, t, reviewers, service)[0];
}

}  // namespace docket::test
