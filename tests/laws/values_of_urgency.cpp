// Priorities that interrupt, and priorities that grow.
#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "laws/validation_values.hpp"

namespace docket::test {
namespace {

/// E[exp(-theta S)] as a function of theta.
using Transform = std::function<double(double)>;

Transform exponential_transform(double mean) {
  return [=](double theta) { return 1 / (1 + mean * theta); };
}
Transform uniform_transform(double low, double high) {
  return [=](double theta) {
    return integral([theta](double s) { return std::exp(-theta * s); }, low, high, 200) / (high - low);
  };
}
Transform constant_transform(double value) {
  return [=](double theta) { return std::exp(-theta * value); };
}

/// All that goes first, as one stream of work.
struct Above {
  double arrivals = 0;
  Moments work;
  Transform transform;

  [[nodiscard]] double load() const { return arrivals * work.first; }
  [[nodiscard]] double busy_mean() const { return work.first / (1 - load()); }
  [[nodiscard]] double busy_square() const { return work.second / std::pow(1 - load(), 3); }
  /// Of a busy period: the fixed point of Kendall's equation.
  [[nodiscard]] double busy_transform(double theta) const {
    double busy = 0;
    for (int i = 0; i < 500; ++i) {
      busy = transform(theta + arrivals - arrivals * busy);
    }
    return busy;
  }
};

/// From when work is begun to when it is done, with all that goes first in between.
struct Completion {
  double first = 0;
  double second = 0;
};

Completion resumed(const Above& above, const Moments& work) {
  const double interrupted = 1 + above.arrivals * above.busy_mean();
  return {work.first * interrupted,
          work.second * interrupted * interrupted + work.first * above.arrivals * above.busy_square()};
}

/// By the slopes of its transform at 0.
Completion of_transform(const Transform& completion) {
  constexpr double kStep = 1e-3;
  const double before = completion(-kStep);
  const double after = completion(kStep);
  return {(before - after) / (2 * kStep), (before - 2 + after) / (kStep * kStep)};
}

/// Begun again with another time of work at each interruption: what interrupts comes before the work is done or not.
Transform drawn_anew(const Above& above, const Transform& work) {
  return [=](double theta) {
    const double done = work(theta + above.arrivals);
    const double interrupted = above.arrivals / (theta + above.arrivals) * (1 - done);
    return done / (1 - interrupted * above.busy_transform(theta));
  };
}

Transform begun_again_uniform(const Above& above, double low, double high) {
  return [=](double theta) {
    return integral([&](double s) { return drawn_anew(above, constant_transform(s))(theta); }, low, high, 100) /
           (high - low);
  };
}

/// Time of those below: a queue of completions whose busy periods begin late when the first finds others at work who go
/// first (Welch 1964).
double time_below(const Above& above, double arrivals, const Completion& completion) {
  const double ends_before = above.busy_transform(arrivals);  // a busy period of those above, before anybody comes
  const double meets = above.arrivals * (1 - ends_before) / (above.arrivals * (1 - ends_before) + arrivals);
  const double rest = above.busy_mean() - (1 - ends_before) / arrivals;
  const double rest_square =
      above.busy_square() - 2 * above.busy_mean() / arrivals + 2 * (1 - ends_before) / (arrivals * arrivals);
  const double delay = meets * rest / (1 - ends_before);
  const double delay_square = meets * rest_square / (1 - ends_before);
  return arrivals * completion.second / (2 * (1 - arrivals * completion.first)) +
         (2 * delay + arrivals * delay_square) / (2 * (1 + arrivals * delay)) + completion.first;
}

/// The work of those above that falls into completions, by their busy periods: each is one interruption. One unit of
/// time is a second.
double interruptions_per_hour(const Above& above, double arrivals, const Completion& completion) {
  return 3600 * arrivals * completion.first * above.load() / above.busy_mean();
}

void add_resumed(Values& all) {
  const Above urgent{0.3, exponential_work(), exponential_transform(1)};
  const double usual = time_below(urgent, 0.5, resumed(urgent, exponential_work()));
  for (const std::string name : {"preemption-one-line", "preemption-anew-exponential"}) {
    all[name + "/urgent-time"] = one_server(0.3, exponential_work()).present / 0.3;
    all[name + "/usual-time"] = usual;
  }
  all["preemption-one-line/present"] = MarkovLine(0.8, 1, 1).present_mean();
  all["preemption-one-line/busy"] = MarkovLine(0.8, 1, 1).busy_share();
  all["preemption-one-line/interruptions"] = interruptions_per_hour(urgent, 0.5, resumed(urgent, exponential_work()));

  const Moments half{0.5, 0.25, 0.125};
  const Above first{0.4, half, constant_transform(0.5)};
  const Transform second = uniform_transform(0, 2);
  const Above first_two{0.7, mixed({{0.4 / 0.7, half}, {0.3 / 0.7, uniform_work(0, 2)}}), [&](double theta) {
                          return (0.4 * constant_transform(0.5)(theta) + 0.3 * second(theta)) / 0.7;
                        }};
  all["preemption-three-shapes/first-time"] = one_server(0.4, half).present / 0.4;
  all["preemption-three-shapes/second-time"] = time_below(first, 0.3, resumed(first, uniform_work(0, 2)));
  all["preemption-three-shapes/third-time"] = time_below(first_two, 0.2, resumed(first_two, lognormal_work()));
}

void add_restarted(Values& all) {
  const Above urgent{0.3, exponential_work(), exponential_transform(1)};
  const auto put = [&](const std::string& name, double arrivals, const Transform& transform) {
    const Completion completion = of_transform(transform);
    all[name + "/urgent-time"] = one_server(0.3, exponential_work()).present / 0.3;
    all[name + "/usual-time"] = time_below(urgent, arrivals, completion);
    all[name + "/interruptions"] = interruptions_per_hour(urgent, arrivals, completion);
    // While work of theirs is in hand or interrupted, those above have the reviewer for their share.
    all[name + "/busy"] = 0.3 + arrivals * completion.first * (1 - urgent.load());
  };
  put("preemption-restart-constant", 0.4, drawn_anew(urgent, constant_transform(0.8)));
  put("preemption-restart-uniform", 0.3, begun_again_uniform(urgent, 0, 2));
  put("preemption-anew-uniform", 0.3, drawn_anew(urgent, uniform_transform(0, 2)));
}

/// Each class and all above it have the five reviewers as if there were no other.
void add_five_reviewers(Values& all) {
  double above = 0;
  double present_above = 0;
  int k = 0;
  for (const double arrivals : {1.0, 1.5, 1.5}) {
    above += arrivals;
    const double present = MarkovLine(above, 1, 5).present_mean();
    all["preemption-five-reviewers/time-" + std::to_string(++k)] = (present - present_above) / arrivals;
    present_above = present;
  }
  all["preemption-five-reviewers/present"] = present_above;
}

struct Growing {
  std::string id;
  double arrivals = 0;
  double growth = 0;
};

/// Mean waits, work of mean 1: one equation a class of whom it finds, who overtakes it and whom it overtakes
/// (Kleinrock's mean values), solved as they stand by elimination.
std::vector<double> growing_waits(const std::vector<Growing>& classes, double second_moment) {
  const std::size_t n = classes.size();
  std::vector<std::vector<double>> rows(n, std::vector<double>(n + 1));
  for (std::size_t p = 0; p < n; ++p) {
    rows[p][p] += 1;
    for (std::size_t i = 0; i < n; ++i) {
      const double overtaken = std::min(1.0, classes[i].growth / classes[p].growth);
      const double overtakes = std::max(0.0, 1 - classes[p].growth / classes[i].growth);
      rows[p][i] -= classes[i].arrivals * overtaken;
      rows[p][p] -= classes[i].arrivals * overtakes;
      rows[p][n] += classes[i].arrivals * second_moment / 2;
    }
  }
  for (std::size_t pivot = 0; pivot < n; ++pivot) {
    for (std::size_t row = 0; row < n; ++row) {
      const double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
      for (std::size_t column = 0; column <= n; ++column) {
        rows[row][column] -= factor * rows[pivot][column];
      }
    }
  }
  std::vector<double> waits;
  for (std::size_t p = 0; p < n; ++p) {
    waits.push_back(rows[p][n] / rows[p][p]);
  }
  return waits;
}

void add_growing(Values& all) {
  const auto put = [&](const std::string& name, const std::vector<Growing>& classes, const Moments& work) {
    const std::vector<double> waits = growing_waits(classes, work.second);
    double load = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      all[name + "/" + classes[i].id + "-time"] = waits[i] + 1;
      load += classes[i].arrivals;
    }
    all[name + "/wait"] = one_server(load, work).wait;
  };
  put("accumulating-two-to-one", {{"fast", 0.4, 2}, {"slow", 0.4, 1}}, exponential_work());
  put("accumulating-five-to-one", {{"fast", 0.3, 5}, {"slow", 0.5, 1}}, lognormal_work());
  put("accumulating-three-rates", {{"fast", 0.3, 8}, {"usual", 0.25, 2}, {"slow", 0.25, 1}}, exponential_work());
}

}  // namespace

void add_urgency(Values& all) {
  add_resumed(all);
  add_restarted(all);
  add_five_reviewers(all);
  add_growing(all);
  all["preemption-edf-uniform-0-40/time"] = MarkovLine(0.9, 1, 1).present_mean() / 0.9;
}

}  // namespace docket::test
