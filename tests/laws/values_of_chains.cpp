#include <cmath>

#include "laws/validation_values.hpp"

namespace docket::test {

void add_chains(Values& all) {
  const auto put = [&](const std::string& name, const Waiting& waiting) {
    all[name + "/had-to-wait"] = waiting.chance;
    all[name + "/wait"] = waiting.mean;
  };
  put("md3", constant_work(2.4, 3));
  put("gm3-constant", constant_gaps(0.4, 3));
  const Waiting one = constant_gaps(1.25, 1);
  put("gm1-constant", one);
  // The wait of an arrival that has to is exponential there, with a mean of wait / chance.
  const double conditional = one.mean / one.chance;
  all["gm1-constant/wait-deviation"] = std::sqrt(2 * conditional * one.mean - one.mean * one.mean);
  double deviation = 0;
  put("gm1-uniform", renewal_gaps([](double) { return 1 / 2.5; }, 2.5, &deviation));
  all["gm1-uniform/wait-deviation"] = deviation;
  put("gm1-erlang", renewal_gaps([](double t) { return gamma_density(t / 1.25, 3) / 1.25; }, 40, &deviation));
  all["gm1-erlang/wait-deviation"] = deviation;
}

void add_waits_that_matter(Values& all) {
  const auto always_stays = [](double) { return 1.0; };
  const WaitDensity hasty(0.9, 1, 1, always_stays, [](double x) { return x < 2 ? 1.0 : 2.0; });
  const double mean = hasty.mean([](double x) { return x; });
  all["haste/had-to-wait"] = 1 - hasty.at_once();
  all["haste/rushed"] = hasty.mean([](double x) { return x < 2 ? 0.0 : 1.0; });
  all["haste/wait"] = mean;
  all["haste/wait-deviation"] = std::sqrt(hasty.mean([](double x) { return x * x; }) - mean * mean);
  const auto add_patience = [&](const std::string& name, double arrivals, double reviewers, double idle,
                                double patience) {
    const auto stays = [patience](double x) { return x < patience ? 1.0 : 0.0; };
    const WaitDensity offered(arrivals, reviewers, idle, stays, [reviewers](double) { return reviewers; });
    const double gave_up = offered.mean([&](double x) { return 1 - stays(x); });
    all[name + "/gave-up"] = gave_up;
    all[name + "/had-to-wait"] = (1 - offered.at_once() - gave_up) / (1 - gave_up);
    all[name + "/busy"] = arrivals * (1 - gave_up) / reviewers;
  };
  add_patience("patience-constant-one", 1.2, 1, 1, 2);
  double weight = 1;  // of n present, against 4 of them
  double idle = 1;
  for (int n = 4; n > 0; --n) {
    weight *= n / 5.0;
    idle += weight;
  }
  add_patience("patience-constant-five", 5, 5, idle, 0.5);
}

}  // namespace docket::test
