#include "docket/experiment/verify.hpp"

#include <algorithm>
#include <cmath>

#include "docket/core/check.hpp"
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

/// Confidence of each interval at each look.
struct Confidence {
  double to_agree = 0;
  double to_disagree = 0;
};

/// What is known of one value so far.
class Judge {
 public:
  Judge(ExpectedValue expected, double precision, const MetricCatalogue& catalogue)
      : metric_(metric_of(expected, catalogue)) {
    value_.margin = experiment_detail::margin_of(expected, precision);
    value_.verdict = expected.is_limit ? Verdict::shown : Verdict::undecided;
    value_.expected = std::move(expected);
  }

  [[nodiscard]] bool is_open() const { return value_.verdict == Verdict::undecided; }
  [[nodiscard]] VerifiedValue take() && { return std::move(value_); }

  void add(const RunResult& result) {
    if (const double value = result.metrics[metric_.place]; !std::isnan(value)) {
      running_.add(value * metric_.factor);
    }
  }
  void look(const Confidence& confidence) {
    if (value_.verdict != Verdict::undecided && value_.verdict != Verdict::shown) {
      return;
    }
    value_.interval = running_.interval(confidence.to_agree);
    if (is_open()) {
      value_.verdict = experiment_detail::verdict_on(value_.interval, running_.interval(confidence.to_disagree),
                                                     value_.expected.value, value_.margin);
    }
  }

 private:
  static NamedMetric metric_of(const ExpectedValue& expected, const MetricCatalogue& catalogue) {
    const auto metric = experiment_detail::in_any_unit(expected.metric, expected.subject, catalogue);
    ensure(metric.has_value(), "a value is expected of a metric that is not measured there");
    return *metric;
  }

  NamedMetric metric_;
  VerifiedValue value_;
  RunningInterval running_;
};

/// All judges of a scenario, and when they look.
class Bench {
 public:
  Bench(const Scenario& scenario, const MetricCatalogue& catalogue, const VerifyOptions& options) {
    for (ExpectedValue& expected : expected_values(scenario)) {
      judges_.emplace_back(std::move(expected), options.precision, catalogue);
    }
    const std::uint32_t fewest = std::max(scenario.run.replications, kFewest);
    const std::uint64_t most =
        options.most_replications > 0 ? options.most_replications : std::uint64_t{fewest} * kMostPerFewest;
    looks_ = experiment_detail::looks_between(fewest, most);
    const double error = options.error / static_cast<double>(looks_.size());
    confidence_ = {1 - error, 1 - error / static_cast<double>(std::max<std::uint64_t>(options.values, 1))};
  }

  [[nodiscard]] std::uint32_t most() const { return static_cast<std::uint32_t>(looks_.back()); }

  /// Whether all is decided with this replication.
  bool hear(const RunResult& result) {
    ++heard_;
    for (Judge& judge : judges_) {
      judge.add(result);
    }
    if (!std::ranges::binary_search(looks_, heard_)) {
      return false;
    }
    for (Judge& judge : judges_) {
      judge.look(confidence_);
    }
    return std::ranges::none_of(judges_, &Judge::is_open);
  }

  std::vector<VerifiedValue> take() {
    std::vector<VerifiedValue> values;
    for (Judge& judge : judges_) {
      values.push_back(std::move(judge).take());
    }
    return values;
  }

 private:
  std::vector<Judge> judges_;
  std::vector<std::uint64_t> looks_;  // ascending
  Confidence confidence_;
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
    return run(scenario, catalogue, options.seed, replication, {}, options.run);
  });
  VerifiedCase verified{bench.take(), played.results.size(), 0, played.limit};
  for (const RunResult& result : played.results) {
    verified.items += result.items;
  }
  return verified;
}

}  // namespace docket
