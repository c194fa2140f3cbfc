#include "docket/experiment/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/flip_search.hpp"
#include "experiment/sensitivity_rows.hpp"
#include "experiment/variant_player.hpp"

namespace docket {
namespace {

using experiment_detail::count_undefined;
using experiment_detail::kFlipReplications;
using experiment_detail::PlayedRows;
using experiment_detail::Row;
using experiment_detail::RowKind;
using experiment_detail::VariantPlayer;

InputVerdict verdict_on(const std::vector<EffectStep>& steps, const Interval& total, double error) {
  if (steps.empty()) {
    return InputVerdict::unknown;
  }
  if (never_moves(steps)) {
    return InputVerdict::no_effect;
  }
  if (!is_effect_shown(steps, error)) {
    return InputVerdict::not_distinguishable;
  }
  return total.high() < kLittle ? InputVerdict::moves_little : InputVerdict::matters;
}

double size_of(const InputSensitivity& input) {
  return std::isnan(input.effects.mu_star.mean) ? 0 : input.effects.mu_star.mean;
}

void sort(std::vector<InputSensitivity>& inputs) {
  std::ranges::stable_sort(inputs, [](const InputSensitivity& a, const InputSensitivity& b) {
    return a.verdict != b.verdict ? a.verdict < b.verdict : size_of(a) > size_of(b);
  });
}

class Analysis {
 public:
  Analysis(const EvidenceSpace& space, const std::vector<MetricColumn>& metrics, const SensitivityOptions& options,
           VariantPlayer& player)
      : space_(space), metrics_(metrics), options_(options), player_(player) {}

  std::vector<MetricSensitivity> of(const std::vector<Row>& rows) {
    std::vector<MetricSensitivity> all;
    const auto written = player_.play({{space_.origin(), experiment_detail::seed_for(options_.seed, "written"),
                                        kFlipReplications * options_.replications, 0}});
    for (std::size_t metric = 0; metric < metrics_.size(); ++metric) {
      all.push_back(of_metric(metric, rows));
      if (written[0]) {
        all.back().written = mean_interval(experiment_detail::defined((*written[0])[metric]));
      }
    }
    if (space_.scenarios().size() > 1 && player_.limit() == Limit::none) {
      find_flips(space_, player_, rows, options_, all);
    }
    return all;
  }

 private:
  [[nodiscard]] MetricSensitivity of_metric(std::size_t metric, const std::vector<Row>& rows) const {
    MetricSensitivity found;
    found.metric = metrics_[metric];
    found.spread = sobol_indices(samples_of(rows, metric));
    found.rows_undefined = count_undefined(rows, metric);
    for (std::size_t axis = 0; axis < space_.axes().size(); ++axis) {
      found.inputs.push_back(of_input(metric, axis, rows, found.spread));
    }
    sort(found.inputs);
    return found;
  }

  [[nodiscard]] InputSensitivity of_input(std::size_t metric, std::size_t axis, const std::vector<Row>& rows,
                                          const SobolIndices& spread) const {
    InputSensitivity input;
    input.axis = axis;
    std::vector<EffectStep> steps = steps_of(rows, RowKind::screening, axis, metric);
    input.effects = elementary_effects(steps);
    if (!spread.inputs.empty()) {
      input.index = spread.inputs[axis];
    }
    const std::vector<EffectStep> more = steps_of(rows, RowKind::sample, axis, metric);
    steps.insert(steps.end(), more.begin(), more.end());
    input.verdict = verdict_on(steps, input.index.total, options_.error / static_cast<double>(space_.axes().size()));
    return input;
  }

  const EvidenceSpace& space_;
  const std::vector<MetricColumn>& metrics_;
  const SensitivityOptions& options_;
  VariantPlayer& player_;
};

/// Axes that contradict what is written when they alone are at an end of their range.
std::vector<LeftOut> stuck_axes(const EvidenceSpace& space, const VariantPlayer& player) {
  std::vector<LeftOut> stuck;
  for (std::size_t axis = 0; axis < space.axes().size(); ++axis) {
    std::string reason;
    for (const double end : {0.0, 1.0}) {
      SpacePlace place = space.origin();
      place[axis] = end;
      reason = reason.empty() ? player.contradiction_in(place) : reason;
    }
    if (!reason.empty()) {
      stuck.push_back({space.axes()[axis].pointer, reason});
    }
  }
  return stuck;
}

std::vector<std::string> pointers_of(const std::vector<LeftOut>& left_out) {
  std::vector<std::string> pointers;
  std::ranges::transform(left_out, std::back_inserter(pointers), &LeftOut::pointer);
  return pointers;
}

std::uint64_t all_runs(const SensitivityRuns& runs) { return runs.design + runs.flips; }

void note(const PlayedRows& played, Sensitivity& result) {
  result.rows = played.rows.size();
  result.rows_redrawn = played.redrawn;
  result.rows_given_up = played.given_up;
  result.contradiction = played.contradiction;
}

void note(const VariantPlayer& player, Sensitivity& result) {
  result.runs = player.runs();
  result.cut_short = player.cut_short();
  result.limit = player.limit();
}

}  // namespace

SensitivityRuns predicted_runs(std::size_t axes, std::size_t scenarios, std::size_t metrics,
                               const SensitivityOptions& options) {
  using namespace experiment_detail;
  SensitivityRuns runs;
  const std::uint64_t of_search = std::uint64_t{kFlipReplications} * options.replications * scenarios;
  runs.points = options.screening * (axes + 1) + options.samples * (axes + 2);
  runs.design = runs.points * options.replications * scenarios + of_search;
  if (scenarios > 1) {
    const std::uint64_t alone = axes * (kHalvings + 1);
    const std::uint64_t together = kJointCandidates + axes + kHalvings + 1;
    runs.flips = (axes * 2 * kQuarters + metrics * (alone + together)) * of_search;
  }
  return runs;
}

Sensitivity sensitivity(const std::vector<const Scenario*>& scenarios, const PrepareVariant& prepare,
                        const std::vector<MetricColumn>& metrics, const SensitivityOptions& options) {
  Sensitivity result;
  const EvidenceSpace whole(scenarios);
  const auto planned = [&](const EvidenceSpace& space) {
    return all_runs(predicted_runs(space.axes().size(), scenarios.size(), metrics.size(), options));
  };
  VariantPlayer first(whole, prepare, metrics, options, planned(whole));
  PlayedRows played = play_rows(whole, first, options);
  note(played, result);
  if (played.given_up > 0 && first.limit() == Limit::none) {
    result.left_out = stuck_axes(whole, first);
  }
  if (result.left_out.empty()) {
    result.metrics = Analysis(whole, metrics, options, first).of(played.rows);
    result.axes = whole.axes();
    note(first, result);
    return result;
  }
  const EvidenceSpace rest(scenarios, pointers_of(result.left_out));
  VariantPlayer second(rest, prepare, metrics, options, planned(rest));
  second.go_on_from(first);
  played = play_rows(rest, second, options);
  note(played, result);
  result.metrics = Analysis(rest, metrics, options, second).of(played.rows);
  result.axes = rest.axes();
  note(second, result);
  return result;
}

}  // namespace docket
