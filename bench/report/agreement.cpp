#include "report/agreement.hpp"

#include <fmt/core.h>

#include <cmath>

namespace docket::bench {
namespace {

constexpr std::uint32_t kRuns = 32;
constexpr double kMostStandardErrors = 4;

struct Estimate {
  double mean = 0;
  double variance_of_mean = 0;
};

Estimate estimate(const std::vector<Outcome>& outcomes, double Outcome::*figure) {
  double sum = 0;
  for (const Outcome& outcome : outcomes) {
    sum += outcome.*figure;
  }
  const auto count = static_cast<double>(outcomes.size());
  const double mean = sum / count;
  double squares = 0;
  for (const Outcome& outcome : outcomes) {
    squares += (outcome.*figure - mean) * (outcome.*figure - mean);
  }
  return {mean, squares / (count - 1) / count};
}

struct Played {
  std::string name;
  std::vector<Outcome> outcomes;
};

std::string difference(const Played& a, const Played& b, double Outcome::*figure, const char* name) {
  const Estimate of_a = estimate(a.outcomes, figure);
  const Estimate of_b = estimate(b.outcomes, figure);
  const double allowed = kMostStandardErrors * std::sqrt(of_a.variance_of_mean + of_b.variance_of_mean);
  return std::fabs(of_a.mean - of_b.mean) <= allowed
             ? std::string()
             : fmt::format("{} of {} is {:.6g}, of {} {:.6g}; chance explains a difference of {:.2g}", name, a.name,
                           of_a.mean, b.name, of_b.mean, allowed);
}

}  // namespace

std::string disagreement(const std::vector<Player>& players) {
  std::vector<Played> all;
  std::uint32_t seed = 0;
  for (const Player& player : players) {
    Played played{player.name, {}};
    while (played.outcomes.size() < kRuns) {
      played.outcomes.push_back(player.play(++seed));
    }
    all.push_back(std::move(played));
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    auto told = difference(all[0], all[i], &Outcome::mean_sojourn_seconds, "mean time in the system (s)");
    told = told.empty() ? difference(all[0], all[i], &Outcome::late_share, "share of late items") : told;
    if (!told.empty()) {
      return told;
    }
  }
  return {};
}

}  // namespace docket::bench
