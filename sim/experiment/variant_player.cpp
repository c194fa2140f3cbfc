#include "experiment/variant_player.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

#include "docket/core/check.hpp"
#include "docket/core/hash.hpp"
#include "docket/experiment/sweep.hpp"

namespace docket::experiment_detail {

std::vector<double> defined(const std::vector<double>& values) {
  std::vector<double> kept;
  std::ranges::copy_if(values, std::back_inserter(kept), [](double value) { return !std::isnan(value); });
  return kept;
}

std::uint64_t seed_for(std::uint64_t seed, const std::string& purpose, std::uint64_t ordinal) {
  return combine_hashes(combine_hashes(seed, hash_text("sensitivity/" + purpose)), ordinal) >> 12U;
}

Result<Scenario> VariantPlayer::read(const Variant& variant, std::size_t scenario) const {
  std::vector<std::string> settings = {fmt::format("/run/seed={}", variant.seed),
                                       fmt::format("/run/replications={}", variant.replications),
                                       "/run/precision=null"};
  const SpacePoint point = space_.at(variant.place);
  settings.insert(settings.end(), point.settings[scenario].begin(), point.settings[scenario].end());
  return prepare_(scenario, settings);
}

std::string VariantPlayer::contradiction_in(const SpacePlace& place) const {
  for (std::size_t scenario = 0; scenario < space_.scenarios().size(); ++scenario) {
    const Result<Scenario> read_one = read({place, 1, 1, 0}, scenario);
    if (read_one.has_value()) {
      continue;
    }
    const Problems problems = read_one.problems();
    const auto error = std::ranges::find(problems, Severity::error, &Problem::severity);
    return error == problems.end() ? "it cannot be read" : error->pointer + ": " + error->message;
  }
  return {};
}

void VariantPlayer::go_on_from(const VariantPlayer& earlier) {
  planned_ += earlier.runs_;
  runs_ = earlier.runs_;
  cut_short_ = earlier.cut_short_;
  limit_ = earlier.limit_;
}

SweepOptions VariantPlayer::sweep_options() {
  SweepOptions options;
  options.threads = options_.threads;
  options.run = options_.run;
  options.on_progress = [this, before = runs_](const SweepProgress& progress) {
    runs_ = before + progress.replications;
    if (options_.on_progress) {
      options_.on_progress({static_cast<std::uint32_t>(runs_), static_cast<std::uint32_t>(std::max(planned_, runs_))});
    }
  };
  return options;
}

void VariantPlayer::keep(const PlayedPoint& played, Played& all) {
  if (!played.failure.empty() && played.scenario != nullptr) {
    throw Fault(played.failure);
  }
  if (played.failure.empty()) {
    all[played.point] = RunRows(metrics_).of(played);
    cut_short_ += static_cast<std::uint64_t>(
        std::ranges::count_if(all[played.point], [](const StoredRun& one) { return !one.limit.empty(); }));
  }
}

/// A replication that a standstill before it kept from being played has no values.
Measured VariantPlayer::measured(const Played& all, std::size_t variant, std::uint32_t replications) const {
  const std::size_t scenarios = space_.scenarios().size();
  const auto value = [&](std::size_t scenario, std::size_t metric, std::uint32_t replication) {
    const std::vector<StoredRun>& runs = all[variant * scenarios + scenario];
    return replication < runs.size() ? runs[replication].values[metric] : std::nan("");
  };
  Measured values(metrics_.size());
  for (std::size_t metric = 0; metric < metrics_.size(); ++metric) {
    for (std::uint32_t r = 0; r < replications; ++r) {
      const double first = value(0, metric, r);
      values[metric].push_back(scenarios == 1 ? first : value(1, metric, r) - first);
    }
  }
  return values;
}

std::vector<std::optional<Measured>> VariantPlayer::play(const std::vector<Variant>& variants) {
  std::vector<std::optional<Measured>> values(variants.size());
  if (variants.empty() || limit_ != Limit::none) {
    return values;
  }
  const std::size_t scenarios = space_.scenarios().size();
  std::vector<std::atomic<bool>> has_failed(std::ranges::max(variants, {}, &Variant::row).row + 1);
  const auto prepare = [&](std::size_t point) -> Result<Scenario> {
    const Variant& variant = variants[point / scenarios];
    if (has_failed[variant.row]) {
      return Problems{};
    }
    Result<Scenario> scenario = read(variant, point % scenarios);
    if (!scenario.has_value()) {
      has_failed[variant.row] = true;
    }
    return scenario;
  };
  std::vector<std::size_t> points(variants.size() * scenarios);
  std::iota(points.begin(), points.end(), std::size_t{0});
  Played all(points.size());
  limit_ = sweep(
      points, prepare, [&](const PlayedPoint& played) { keep(played, all); }, sweep_options());
  for (std::size_t variant = 0; limit_ == Limit::none && variant < variants.size(); ++variant) {
    if (!has_failed[variants[variant].row]) {
      values[variant] = measured(all, variant, variants[variant].replications);
    }
  }
  return values;
}

}  // namespace docket::experiment_detail
