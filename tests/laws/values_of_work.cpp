#include <cmath>

#include "laws/validation_values.hpp"

namespace docket::test {

namespace {

const double kLogVariance = std::log(3.0);  // of the lognormal distribution

double exponential(double x, double mean) { return std::exp(-x / mean) / mean; }

double lognormal(double x) {
  const double z = (std::log(x) + kLogVariance / 2) / std::sqrt(kLogVariance);
  return std::exp(-z * z / 2) / (x * std::sqrt(2 * M_PI * kLogVariance));
}

}  // namespace

double gamma_density(double x, double shape) {
  return x > 0 ? std::exp(shape * std::log(shape) + (shape - 1) * std::log(x) - shape * x - std::lgamma(shape)) : 0;
}

Moments exponential_work(double mean) {
  return moments_of([mean](double x) { return exponential(x, mean); }, 0, 60 * mean);
}

Moments erlang_work(double phases, double mean) {
  return moments_of([=](double x) { return gamma_density(x / mean, phases) / mean; }, 0, 20 * mean);
}

Moments uniform_work(double low, double high) {
  return moments_of([&](double) { return 1 / (high - low); }, low, high);
}

Moments lognormal_work() {  // integrated over the logarithm: its tail is long
  const auto moment = [](int power) {
    return integral([power](double y) { return std::exp((power + 1) * y) * lognormal(std::exp(y)); }, -12, 20, 200'000);
  };
  return {moment(1), moment(2), moment(3)};
}

void add_work_shapes(Values& all) {
  const auto put = [&](const std::string& name, const OneServer& line) {
    all[name + "/wait"] = line.wait;
    all[name + "/wait-deviation"] = line.wait_deviation;
    all[name + "/present"] = line.present;
  };
  const std::map<std::string, Moments> works = {{"constant", {1, 1, 1}},
                                                {"erlang", erlang_work(4, 1)},
                                                {"uniform", uniform_work(0, 2)},
                                                {"exponential", exponential_work()},
                                                {"lognormal", lognormal_work()}};
  for (const auto& [name, work] : works) {
    put("mg1-" + name + "-load-70", one_server(0.7, work));
    put("mg1-" + name + "-load-90", one_server(0.9, work));
  }
  const double scale = 1 / std::tgamma(1.5);  // Weibull, shape 2
  const double p = 0.887298335;
  put("mg1-gamma", one_server(0.7, erlang_work(4, 1)));
  put("mg1-weibull",
      one_server(0.7, moments_of([&](double x) { return 2 * x / (scale * scale) * std::exp(-x * x / (scale * scale)); },
                                 0, 12)));
  put("mg1-triangular",
      one_server(0.7,
                 moments_of([](double x) { return x < 0.8 ? 2 * (x - 0.2) / (1.8 * 0.6) : 2 * (2 - x) / (1.8 * 1.2); },
                            0.2, 2)));
  put("mg1-pareto",
      one_server(0.7, moments_of([](double x) { return 8 * std::pow(0.875, 8) / std::pow(x, 9); }, 0.875, 200)));
  put("mg1-empirical", one_server(0.7, moments_of({{0.5, 5.0 / 9}, {1, 3.0 / 9}, {3, 1.0 / 9}})));
  put("mg1-mixture", one_server(0.7, mixed({{p, exponential_work(0.563508)}, {1 - p, exponential_work(4.436492)}})));
  const double both = one_server(0.8, mixed({{0.5, exponential_work()}, {0.5, exponential_work(0.5)}})).wait;
  all["longest-waiting-two-lines/long-wait"] = both;
  all["longest-waiting-two-lines/short-wait"] = both;
}

}  // namespace docket::test
