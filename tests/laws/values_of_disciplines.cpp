#include <cmath>

#include "laws/validation_values.hpp"

namespace docket::test {

void add_priorities(Values& all) {
  const auto two = priority_waits({{0.3, exponential_work()}, {0.5, exponential_work()}});
  all["priorities-one-line/urgent-time"] = two[0] + 1;
  all["priorities-one-line/usual-time"] = two[1] + 1;
  all["priorities-one-line/wait"] = one_server(0.8, exponential_work()).wait;
  all["priorities-two-lines/first-wait"] = two[0];
  all["priorities-two-lines/second-wait"] = two[1];
  const auto shapes = priority_waits({{0.4, {0.5, 0.25, 0.125}}, {0.3, uniform_work(0, 2)}, {0.2, lognormal_work()}});
  all["priorities-three-shapes/first-wait"] = shapes[0];
  all["priorities-three-shapes/second-wait"] = shapes[1];
  all["priorities-three-shapes/third-wait"] = shapes[2];
  // Five reviewers with equal work: the first k classes wait, together, like the only ones would, but for the chance
  // that all reviewers are busy, which is that of all classes.
  const double busy = MarkovLine(4, 1, 5).wait_chance();
  const std::vector<double> arrivals = {1, 1.5, 1.5};
  double above = 0;
  double waiting_above = 0;
  for (std::size_t k = 0; k < arrivals.size(); ++k) {
    above += arrivals[k];
    const double waiting = busy * above / (5 - above);
    const double wait = (waiting - waiting_above) / arrivals[k];
    waiting_above = waiting;
    all["priorities-five-reviewers/wait-" + std::to_string(k + 1)] = wait;
    all["priorities-five-reviewers-one-line/time-" + std::to_string(k + 1)] = wait + 1;
  }
  all["priorities-five-reviewers-one-line/wait"] = MarkovLine(4, 1, 5).wait_moment(1);
  all["priorities-five-reviewers-one-line/had-to-wait"] = busy;
}

void add_disciplines(Values& all) {
  all["lifo/had-to-wait"] = MarkovLine(0.8, 1, 1).wait_chance();
  all["lifo/wait"] = MarkovLine(0.8, 1, 1).wait_moment(1);
  // Who waits does so for a busy period.
  all["lifo/wait-deviation"] = std::sqrt(0.8 * busy_period_square(0.8) - 16);
  // Shortest first: as many priorities as lengths of work; here 2000 classes.
  std::vector<WorkClass> classes;
  constexpr int kClasses = 2000;
  constexpr double kLongest = 25;
  for (int i = 0; i < kClasses; ++i) {
    const double low = kLongest * i / kClasses;
    const double high = kLongest * (i + 1) / kClasses;
    const Density density = [](double x) { return std::exp(-x); };
    const auto moment = [&](int power) {
      return integral([&](double x) { return std::pow(x, power) * density(x); }, low, high, 4);
    };
    const double chance = moment(0);
    classes.push_back({0.8 * chance, {moment(1) / chance, moment(2) / chance, moment(3) / chance}});
  }
  const std::vector<double> waits = priority_waits(classes);
  double wait = 0;
  for (std::size_t i = 0; i < waits.size(); ++i) {
    wait += waits[i] * classes[i].arrivals / 0.8;
  }
  all["shortest-first/wait"] = wait;
  all["endless-pool-lognormal/present"] = 8 * lognormal_work().first;
  all["endless-pool-lognormal/present-variance"] = 8 * lognormal_work().first;
}

}  // namespace docket::test
