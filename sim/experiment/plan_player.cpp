#include "experiment/plan_player.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "experiment/named_metric.hpp"
#include "experiment/play_all.hpp"
#include "experiment/target_judge.hpp"

namespace docket::experiment_detail {
namespace {

constexpr std::uint64_t kFirstLook = 16;

/// After how many replications a plan is looked at, each time a third more. Looks of equal error suit a verdict that is
/// near at hand for most plans, and far for those at the limit.
std::vector<std::uint64_t> looks_until(std::uint64_t most) {
  std::vector<std::uint64_t> looks;
  for (std::uint64_t at = kFirstLook; at < most; at += at / 3) {
    looks.push_back(at);
  }
  looks.push_back(std::max(kFirstLook, most));
  return looks;
}

/// What each look may take of the error of a verdict.
double error_of_look(double error, std::uint64_t most) { return error / static_cast<double>(looks_until(most).size()); }

/// All targets of one plan.
class PlanJudge {
 public:
  PlanJudge(const StaffOptions& options, const MetricCatalogue& catalogue, double error)
      : catalogue_(catalogue), looks_(looks_until(options.most_replications)) {
    for (const StaffTarget& target : options.targets) {
      judges_.emplace_back(target, catalogue);
      fewest_.push_back(fewest_to_keep(target, error));
    }
    const double of_look = error_of_look(error, options.most_replications);
    error_ = {of_look, of_look / static_cast<double>(judges_.size())};
  }

  [[nodiscard]] std::uint32_t most() const { return static_cast<std::uint32_t>(looks_.back()); }

  /// Whether the verdict has fallen with this replication.
  bool hear(const RunResult& result) {
    for (TargetJudge& judge : judges_) {
      judge.add(result);
    }
    if (++heard_ <= kFirstLook) {
      note_delay(result);
    }
    if (!std::ranges::binary_search(looks_, heard_)) {
      return false;
    }
    for (std::size_t i = 0; i < judges_.size(); ++i) {
      judges_[i].look(error_, fewest_[i]);
    }
    return verdict() != StaffVerdict::unclear;
  }

  [[nodiscard]] StaffVerdict verdict() const {
    StaffVerdict all = StaffVerdict::keeps;
    for (const TargetJudge& judge : judges_) {
      if (judge.finding().verdict == StaffVerdict::breaks) {
        return StaffVerdict::breaks;
      }
      all = judge.finding().verdict == StaffVerdict::unclear ? StaffVerdict::unclear : all;
    }
    return all;
  }

  [[nodiscard]] std::vector<TargetFinding> findings() const {
    std::vector<TargetFinding> findings;
    for (const TargetJudge& judge : judges_) {
      findings.push_back(judge.finding());
    }
    return findings;
  }

  [[nodiscard]] Trial trial() const {
    Trial trial{verdict() == StaffVerdict::keeps, 0, delay_};
    for (const TargetJudge& judge : judges_) {
      trial.risk += judge.risk();
      trial.is_known = trial.is_known && (judge.count() > 0 || verdict() == StaffVerdict::breaks);
    }
    return trial;
  }

 private:
  /// Hours of waiting a visit, of all stages.
  void note_delay(const RunResult& result) {
    for (std::size_t i = 0; i < catalogue_.size(); ++i) {
      const bool is_wait = catalogue_.info(i).scope == MetricScope::stage &&
                           catalogue_.info(i).name == "waiting_time_mean_hours" && !std::isnan(result.metrics[i]);
      delay_ += is_wait ? result.metrics[i] : 0;
    }
  }

  const MetricCatalogue& catalogue_;
  std::vector<std::uint64_t> looks_;
  std::vector<TargetJudge> judges_;
  std::vector<std::uint64_t> fewest_;
  LookError error_;
  std::uint64_t heard_ = 0;
  double delay_ = 0;  // before the first look, so that plans can be compared
};

}  // namespace

std::uint64_t fewest_to_prove(const StaffTarget& target, const MetricCatalogue& catalogue, double error) {
  const auto metric = in_any_unit(target.metric, target.subject, catalogue);
  if (!metric || !things_behind(metric->place, catalogue)) {
    return fewest_to_show(target, error);
  }
  std::uint64_t fewest = 1;
  while (fewest < fewest_to_show(target, error_of_look(error, fewest))) {
    fewest = fewest_to_show(target, error_of_look(error, fewest));  // and more of them are looked at more often
  }
  return fewest;
}

PlanPlayer::PlanPlayer(const Scenario& scenario, const MetricCatalogue& catalogue, const StaffOptions& options,
                       const std::vector<StaffedPool>& pools)
    : scenario_(scenario), catalogue_(catalogue), options_(options), pools_(pools) {}

Played PlanPlayer::play(const StaffPlan& plan, const PlayRange& range) {
  scenario_ = with_reviewers(std::move(scenario_), pools_, plan);
  PlanJudge judge(options_, catalogue_, range.error);
  Plan work;
  work.threads = options_.threads;
  work.replications = judge.most();
  work.should_stop = options_.run.should_stop;
  work.is_enough = [&judge](const RunResult& result) { return judge.hear(result); };
  work.on_progress = [this](const Progress& progress) {
    if (options_.on_progress) {
      options_.on_progress({played_, progress.done, progress.planned});
    }
  };
  Played played;
  played.replications = play_all(work, [&](std::uint32_t replication) {
    return run(scenario_, catalogue_, options_.seed, range.first + replication, {}, options_.run.for_metrics());
  });
  if (played.replications.limit != Limit::none) {
    throw StaffStopped{played.replications.limit};
  }
  ++played_;
  played.plan.reviewers = plan;
  played.plan.targets = judge.findings();
  played.plan.verdict = judge.verdict();
  played.plan.replications = static_cast<std::uint32_t>(played.replications.results.size());
  played.trial = judge.trial();
  return played;
}

}  // namespace docket::experiment_detail
