// Rates that change with time and endless pools: what is present on average solves a flow equation, followed here step
// by step through as many periods as it takes to forget how it began.
#include <cmath>

#include "laws/validation_values.hpp"

namespace docket::test {

namespace {

/// m' = rate(t) - service m by Runge and Kutta, at `then` after whole periods.
double present_at(const Density& rate, double service, double period, double then) {
  constexpr int kSteps = 20'000;
  constexpr int kPeriods = 20;
  const double h = period / kSteps;
  const double start = then - kPeriods * period;
  double m = 0;
  for (int step = 0; step < kSteps * kPeriods; ++step) {
    const double t = start + step * h;
    const auto flow = [&](double at, double present) { return rate(at) - service * present; };
    const double a = flow(t, m);
    const double b = flow(t + h / 2, m + a * h / 2);
    const double c = flow(t + h / 2, m + b * h / 2);
    const double d = flow(t + h, m + c * h);
    m += h / 6 * (a + 2 * b + 2 * c + d);
  }
  return m;
}

Density sine(double mean, double amplitude, double period, double phase) {
  return [=](double t) { return mean * (1 + amplitude * std::sin(2 * M_PI * (t - phase) / period)); };
}

/// Hours from Monday 00:00.
double office_hours(double t) {
  const double hour = std::fmod(std::fmod(t, 168) + 168, 168);
  const bool is_weekend = hour >= 120;
  const double of_day = std::fmod(hour, 24);
  const bool is_open = of_day >= 9 && of_day < 18;
  const double weight = is_weekend ? 0.5 : is_open ? 6 : 1;
  const double week = 5 * (9 * 6 + 15) + 2 * 24 * 0.5;
  return 20 * 168 * weight / week;
}

}  // namespace

void add_seasons(Values& all) {
  const auto put = [&](const std::string& name, double mean, double then) {
    all[name + "/present"] = mean;
    all[name + "/present-then"] = then;
    all[name + "/present-then-variance"] = then;
    all[name + "/in-step"] = then / mean;
  };
  put("sine-day-peak", 50, present_at(sine(100, 0.6, 24, 17.502827), 2, 24, 0));
  put("sine-day-low", 50, present_at(sine(100, 0.6, 24, 5.502827), 2, 24, 0));
  put("sine-day-rise", 50, present_at(sine(100, 0.6, 24, 0), 2, 24, 0));
  put("sine-week-peak", 120, present_at(sine(20, 0.75, 168, 120.097773), 1.0 / 6, 168, 0));
  put("sine-week-low", 120, present_at(sine(20, 0.75, 168, 36.097773), 1.0 / 6, 168, 0));
  put("sine-constant-work", 600, integral(sine(100, 0.6, 24, 0), -6, 0));
  put("weekly-office-hours", 40, present_at(office_hours, 0.5, 168, 18));
}

}  // namespace docket::test
