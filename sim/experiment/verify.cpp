#include "docket/experiment/verify.hpp"

#include <algorithm>
#include <cmath>

#include "docket/core/check.hpp"
#include "docket/stats/controlled_mean.hpp"
#include "docket/stats/critical_value.hpp"
#include "docket/stats/running_interval.hpp"
#include "experiment/looks.hpp"
#include "experiment/margin.hpp"
#include "experiment/named_metric.hpp"
#include "experiment/play_all.hpp"

namespace docket {
namespace {

using experiment_detail::NamedMetric;

constexpr std::uint32_t kMostPerFewest = 64;
constexpr const char* kLittlesLaw = "littles_law_ratio";
constexpr std::uint32_t kFewest = 2;  // of one value nobody knows the spread

ExpectedValue littles_law(const std::string& stage) {
  ExpectedValue expected;
  expected.id = "littles-law-" + stage;
  expected.title = "Little's law at " + stage;
  expected.metric = kLittlesLaw;
  expected.subject = stage;
  expected.value = 1;
  expected.formula = "L / (lambda W) = 1";
  expected.source = "Little 1961";
  return expected;
}

/// What may be taken wrongly at one look.
struct Error {
  double to_agree = 0;
  double to_disagree = 0;
};

/// An interval that misses its mean on one given side with the chance `error`.
double one_sided(double error) { return 1 - 2 * error; }

/// What is known of one value so far. The control, if there is one, is another value, whose mean is known.
class Judge {
 public:
  Judge(ExpectedValue expected, double precision, const MetricCatalogue& catalogue)
      : metric_(metric_of(expected, catalogue)) {
    value_.margin = experiment_detail::margin_of(expected, precision);
    value_.verdict = expected.is_limit ? Verdict::shown : Verdict::undecided;
    value_.expected = std::move(expected);
  }

  [[nodiscard]] bool is_open() const { return value_.verdict == Verdict::undecided; }
  [[nodiscard]] const ExpectedValue& expected() const { return value_.expected; }
  [[nodiscard]] VerifiedValue take() && { return std::move(value_); }
  [[nodiscard]] double measured(const RunResult& result) const {
    return result.metrics[metric_.place] * metric_.factor;
  }

  void add(const RunResult& result, const Judge* control) {
    const double value = measured(result);
    const double luck = is_controlled_by(control) ? control->measured(result) : 0;
    if (!std::isnan(value) && !std::isnan(luck)) {
      running_.add(value);
      controlled_.add(value, luck);
    }
  }
  void look(const Error& error, const Judge* control) {
    if (value_.verdict != Verdict::undecided && value_.verdict != Verdict::shown) {
      return;
    }
    value_.interval = interval(one_sided(error.to_agree), control);
    if (is_open()) {
      value_.verdict = experiment_detail::verdict_on(value_.interval, interval(1 - error.to_disagree, control),
                                                     value_.expected.value, value_.margin);
    }
  }
  /// How many replications will probably do, `most` at the most, at a look that may take `error`.
  [[nodiscard]] double wanted(double error, const Judge* control, double most) const {
    const double variance = is_controlled_by(control) ? controlled_.unexplained_variance() : running_.variance();
    const double off = std::abs(value_.interval.mean - value_.expected.value);
    const experiment_detail::NearMean seen{static_cast<double>(running_.count()), off, std::sqrt(variance)};
    const double critical = normal_critical(one_sided(error));
    return std::isnan(variance) ? 0 : experiment_detail::replications_to_agree(seen, value_.margin, critical, most);
  }

 private:
  static NamedMetric metric_of(const ExpectedValue& expected, const MetricCatalogue& catalogue) {
    const auto metric = experiment_detail::in_any_unit(expected.metric, expected.subject, catalogue);
    ensure(metric.has_value(), "a value is expected of a metric that is not measured there");
    return *metric;
  }
  // What is measured twice explains itself, which would be no evidence.
  [[nodiscard]] bool is_controlled_by(const Judge* control) const {
    return control != nullptr && control->metric_.place != metric_.place;
  }
  [[nodiscard]] Interval interval(double confidence, const Judge* control) const {
    return is_controlled_by(control) ? controlled_.interval(control->value_.expected.value, confidence)
                                     : running_.interval(confidence);
  }

  NamedMetric metric_;
  VerifiedValue value_;
  RunningInterval running_;
  ControlledMean controlled_;
};

/// All judges of a scenario, and when they look.
class Bench {
 public:
  Bench(const Scenario& scenario, const MetricCatalogue& catalogue, const VerifyOptions& options)
      : error_(options.error),
        values_(std::max<std::uint64_t>(options.values, 1)),
        looks_(looks_of(scenario, options)) {
    for (ExpectedValue& expected : expected_values(scenario)) {
      judges_.emplace_back(std::move(expected), options.precision, catalogue);
    }
    for (const Judge& judge : judges_) {
      control_ = judge.expected().is_control ? &judge : control_;
      close_control_ = judge.expected().is_close_control ? &judge : close_control_;
    }
  }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  [[nodiscard]] std::uint32_t most() const { return static_cast<std::uint32_t>(looks_.most()); }

  /// Whether all is decided with this replication.
  bool hear(const RunResult& result) {
    ++heard_;
    for (Judge& judge : judges_) {
      judge.add(result, control_of(judge));
    }
    if (heard_ != looks_.next()) {
      return false;
    }
    const double error = error_ * looks_.share();
    for (Judge& judge : judges_) {
      judge.look({error, error / static_cast<double>(values_)}, control_of(judge));
    }
    const bool is_decided = std::ranges::none_of(judges_, &Judge::is_open);
    if (!is_decided && !looks_.is_last()) {
      looks_.plan(wanted(error_ * looks_.following_share()));
    }
    return is_decided;
  }

  std::vector<VerifiedValue> take() {
    std::vector<VerifiedValue> values;
    for (Judge& judge : judges_) {
      values.push_back(std::move(judge).take());
    }
    return values;
  }

 private:
  static experiment_detail::Looks looks_of(const Scenario& scenario, const VerifyOptions& options) {
    const std::uint64_t fewest = std::max(scenario.run.replications, kFewest);
    const std::uint64_t most = options.most_replications > 0 ? options.most_replications : fewest * kMostPerFewest;
    return {fewest, std::max(fewest, most)};
  }
  // Never in a circle: values that explain each other would explain away what is wrong with both.
  [[nodiscard]] const Judge* control_of(const Judge& judge) const {
    if (judge.expected().is_control) {
      return nullptr;
    }
    return close_control_ == nullptr || judge.expected().is_close_control ? control_ : close_control_;
  }
  [[nodiscard]] double wanted(double error) const {
    const auto most = static_cast<double>(looks_.most());
    double wanted = 0;
    for (const Judge& judge : judges_) {
      wanted = judge.is_open() ? std::max(wanted, judge.wanted(error, control_of(judge), most)) : wanted;
    }
    return wanted;
  }

  double error_;
  std::uint64_t values_;
  experiment_detail::Looks looks_;
  std::vector<Judge> judges_;
  const Judge* control_ = nullptr;
  const Judge* close_control_ = nullptr;
  std::uint64_t heard_ = 0;
};

}  // namespace

std::vector<ExpectedValue> expected_values(const Scenario& scenario) {
  std::vector<ExpectedValue> all = scenario.expected;
  const auto expects_a_ratio = [&scenario](const std::string& stage) {
    return std::ranges::any_of(scenario.expected, [&stage](const ExpectedValue& expected) {
      return expected.metric == kLittlesLaw && (expected.subject.empty() || expected.subject == stage);
    });
  };
  if (scenario.run.sample_every > Duration()) {
    for (const StageSpec& stage : scenario.platform.stages) {
      if (!expects_a_ratio(stage.id)) {
        all.push_back(littles_law(stage.id));
      }
    }
  }
  return all;
}

std::uint64_t count_judged(const Scenario& scenario) {
  const std::vector<ExpectedValue> all = expected_values(scenario);
  return static_cast<std::uint64_t>(std::ranges::count(all, false, &ExpectedValue::is_limit));
}

VerifiedCase verify(const Scenario& scenario, const MetricCatalogue& catalogue, const VerifyOptions& options) {
  Bench bench(scenario, catalogue, options);
  experiment_detail::Plan plan;
  plan.threads = options.threads;
  plan.replications = bench.most();
  plan.on_progress = options.on_progress;
  plan.should_stop = options.run.should_stop;
  plan.is_enough = [&bench](const RunResult& result) { return bench.hear(result); };
  const Replications played = experiment_detail::play_all(plan, [&](std::uint32_t replication) {
    return run(scenario, catalogue, options.seed, replication, {}, options.run.for_metrics());
  });
  VerifiedCase verified{bench.take(), played.results.size(), 0, played.limit};
  for (const RunResult& result : played.results) {
    verified.items += result.items;
  }
  return verified;
}

}  // namespace docket
