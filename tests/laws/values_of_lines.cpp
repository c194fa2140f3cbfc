#include <cmath>
#include <functional>
#include <tuple>

#include "laws/validation_values.hpp"

namespace docket::test {

namespace {

/// What is expected of every line whose work takes a mean of 1; `due` after that long, quantiles sought up to
/// `longest`.
void add_usual(Values& all, const std::string& of, const MarkovLine& line, double due, double longest) {
  all[of + "wait"] = line.wait_moment(1);
  all[of + "time"] = line.wait_moment(1) + 1;
  all[of + "waiting"] = line.waiting_mean();
  all[of + "present"] = line.present_mean();
  all[of + "busy"] = line.busy_share();
  all[of + "had-to-wait"] = line.wait_chance();
  all[of + "wait-p95"] = where_falls_to([&](double t) { return line.wait_tail(t); }, 0.05, 0, longest);
  all[of + "missed"] = line.time_tail(due);
}

}  // namespace

void add_lines(Values& all) {
  for (const auto& [name, load, due] :
       {std::tuple("mm1-load-50/", 0.5, 2.0), {"mm1-load-80/", 0.8, 10.0}, {"mm1-load-95/", 0.95, 30.0}}) {
    const MarkovLine line(load, 1, 1);
    const std::string of = name;
    add_usual(all, of, line, due, 200);
    all[of + "tardiness"] = line.tardiness(due);
    all[of + "time-p95"] = where_falls_to([&](double t) { return line.time_tail(t); }, 0.05, 0, 200);
    all[of + "time-deviation"] = std::sqrt(line.wait_deviation() * line.wait_deviation() + 1);
    all[of + "present-variance"] = line.present_variance();
  }
  for (const auto& [name, arrivals, reviewers, due] :
       {std::tuple("mm3-load-83/", 2.5, 3U, 2.0), {"mm10-load-80/", 8.0, 10U, 0.5}}) {
    const MarkovLine line(arrivals, 1, reviewers);
    const std::string of = name;
    add_usual(all, of, line, due, 50);
    all[of + "wait-deviation"] = line.wait_deviation();
  }
  for (const unsigned reviewers : {10U, 100U}) {
    const MarkovLine line(reviewers, 1, reviewers, 0.5);
    const std::string name = "erlang-a-" + std::to_string(reviewers) + "/";
    all[name + "waiting"] = line.waiting_mean();
    all[name + "gave-up"] = line.give_up_chance();
    all[name + "had-to-wait"] = (line.wait_chance() - line.give_up_chance()) / (1 - line.give_up_chance());
    all[name + "busy"] = line.busy_share();
  }
}

void add_staffing(Values& all) {
  for (const unsigned reviewers : {18U, 20U, 22U, 24U}) {
    all["staffing-square-root/had-to-wait-" + std::to_string(reviewers)] = MarkovLine(16, 1, reviewers).wait_chance();
  }
  all["staffing-hundred/had-to-wait"] = MarkovLine(100, 1, 120).wait_chance();
  all["staffing-smallest/missed-half-hour"] = MarkovLine(10, 1, 11).time_tail(6);
  all["staffing-smallest/missed-hour"] = MarkovLine(49.0 / 12, 1, 5).time_tail(12);
}

void add_deadlines(Values& all) {
  const auto put = [&](const std::string& name, double load, const std::function<double(const Density&)>& mean_over) {
    const MarkovLine line(load, 1, 1);
    all["deadlines-fifo-" + name + "/missed"] = mean_over([&](double d) { return line.time_tail(d); });
    all["deadlines-fifo-" + name + "/wait"] = line.wait_moment(1);
    all["deadlines-edf-" + name + "/wait"] = line.wait_moment(1);
  };
  const auto uniform = [](double low, double high) {
    return [=](const Density& f) { return integral(f, low, high, 20) / (high - low); };
  };
  put("uniform-10-50", 0.95, uniform(10, 50));
  put("uniform-0-40", 0.9, uniform(0, 40));
  put("6-or-36", 0.95, [](const Density& f) { return 0.3 * f(6) + 0.7 * f(36); });
  all["edf-equal-deadlines/missed"] = MarkovLine(0.8, 1, 1).time_tail(10);
  all["edf-equal-deadlines/wait-deviation"] = MarkovLine(0.8, 1, 1).wait_deviation();
}

}  // namespace docket::test
