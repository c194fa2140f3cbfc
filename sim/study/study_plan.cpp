#include "docket/study/study_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/json_text.hpp"
#include "study/amount.hpp"
#include "study/asked_ranges.hpp"
#include "study/companions.hpp"
#include "study/design_points.hpp"
#include "study/overwriting.hpp"
#include "study/uncertain_draws.hpp"
#include "study/unit_samples.hpp"

namespace docket {

namespace study_detail {
namespace {

double weighted(const Constraint& constraint, const Combination& levels) {
  double sum = 0;
  for (const auto& [factor, weight] : constraint.weights) {
    sum += weight * (levels[factor].amount ? levels[factor].amount->amount : std::nan(""));
  }
  return sum;
}

/// A sum of decimals that meets its bound but for the last bits meets it.
bool is_at_most(double sum, double bound) { return sum <= bound + 1e-9 * std::max(std::abs(sum), std::abs(bound)); }

bool allows(const Constraint& constraint, const Combination& levels) {
  if (!constraint.never.empty()) {
    return !std::ranges::all_of(constraint.never,
                                [&](const auto& one) { return levels[one.first].name == one.second; });
  }
  const double sum = weighted(constraint, levels);
  return !(constraint.at_most && !is_at_most(sum, constraint.at_most->amount)) &&
         !(constraint.at_least && !is_at_most(-sum, -constraint.at_least->amount));
}

/// Pointers that the factors of a study set.
std::vector<std::string> pointers_of(const std::vector<Combination>& points) {
  std::vector<std::string> pointers;
  for (const Combination& levels : points) {
    for (const Level& level : levels) {
      std::ranges::transform(level.settings, std::back_inserter(pointers), pointer_of);
    }
  }
  std::ranges::sort(pointers);
  const auto twins = std::unique(pointers.begin(), pointers.end());
  pointers.erase(twins, pointers.end());
  return pointers;
}

class Planner {
 public:
  Planner(const Study& study, const std::map<std::string, Scenario>& scenarios, std::vector<std::string> settings)
      : study_(study), scenarios_(scenarios), user_settings_(std::move(settings)) {}

  Result<StudyPlan> plan() {
    const std::uint64_t seed = study_.seed.value_or(scenarios_.begin()->second.run.seed);
    const bool samples = study_.design == Design::latin_hypercube || study_.design == Design::sobol;
    problems_ = overwritten_settings(study_, user_settings_);
    const Problems unknown = pointers_without_ranges(study_, scenarios_);
    problems_.insert(problems_.end(), unknown.begin(), unknown.end());
    const std::vector<Combination> design = allowed_points(seed);
    if (!problems_.empty()) {
      std::ranges::sort(problems_);
      return std::move(problems_);
    }
    fixed_ = pointers_of(design);
    std::ranges::transform(user_settings_, std::back_inserter(fixed_), pointer_of);
    name_inputs();
    common_settings(seed, design.size() * study_.draws);
    for (std::size_t i = 0; i < design.size(); ++i) {
      for (std::uint32_t draw = 0; draw < study_.draws; ++draw) {
        // Points of a grid are compared under the same draws; samples spread over the unknown as well.
        if (!add(design[i], samples ? i * study_.draws + draw : draw, seed)) {
          refuse("", "no draw keeps the orders that the evidence demands (\"below\", \"above\")");
          return std::move(problems_);
        }
      }
    }
    return std::move(plan_);
  }

 private:
  void refuse(const std::string& pointer, const std::string& message, const std::string& hint = {}) {
    problems_.push_back({study_.place_of(pointer), pointer, message, "", hint, Severity::error});
  }

  /// Those that the constraints leave; none where something is wrong with them.
  std::vector<Combination> allowed_points(std::uint64_t seed) {
    if (study_.factors.size() > kMostAxes) {
      refuse("/factors", fmt::format("{} factors are more than {}", study_.factors.size(), kMostAxes));
      return {};
    }
    std::vector<Combination> design = design_points(study_, seed, kMostPoints / study_.draws);
    if (design.empty() || design.size() * study_.draws > kMostPoints) {
      refuse("", "this makes more than 1,000,000 points", "vary less, or take a Latin hypercube");
      return {};
    }
    const std::size_t whole = design.size();
    std::erase_if(design, [this](const Combination& levels) {
      return !std::ranges::all_of(study_.constraints, [&](const Constraint& one) { return allows(one, levels); });
    });
    if (design.empty()) {
      refuse("/constraints", "the constraints leave no point of " + std::to_string(whole));
    }
    plan_.left_out = (whole - design.size()) * study_.draws;
    check_budget(design.size() * study_.draws);
    return design;
  }

  void check_budget(std::uint64_t points) {
    if (study_.budget && *study_.budget < points) {
      refuse("/budget",
             fmt::format("found {}, but there are {} points{}, and each is played at least once", *study_.budget,
                         points, study_.draws > 1 ? fmt::format(", draws included ({} of each)", study_.draws) : ""));
    }
  }

  void name_inputs() {
    for (const Factor& factor : study_.factors) {
      plan_.inputs.push_back(factor.id);
    }
    for (const auto& [file, scenario] : scenarios_) {
      companions_.emplace(file, scenario.evidence);
      uncertain_[file] = uncertain_values(study_, scenario.evidence, fixed_);
      for (const UncertainValue& value : uncertain_[file]) {
        if (std::ranges::find(plan_.inputs, value.name) == plan_.inputs.end()) {
          plan_.inputs.push_back(value.name);
        }
      }
    }
  }

  /// What is the same at all points.
  void common_settings(std::uint64_t seed, std::uint64_t points) {
    common_ = {fmt::format("/run/seed={}", seed)};
    const std::uint64_t share = study_.budget ? *study_.budget / points : 0;
    if (study_.replications || share > 0) {
      common_.push_back(fmt::format("/run/replications={}", study_.replications.value_or(share)));
    }
    if (const auto& precision = study_.precision) {
      const std::string on =
          precision->subject.empty() ? "" : ", \"on\": " + scenario_detail::quoted(precision->subject);
      common_.push_back(fmt::format("/run/precision={{\"metric\": {}{}, \"{}\": {}, \"max_replications\": {}}}",
                                    scenario_detail::quoted(precision->metric), on,
                                    precision->is_relative ? "relative" : "absolute", precision->half_width,
                                    precision->max_replications));
    } else if (study_.replications || share > 0) {
      common_.emplace_back("/run/precision=null");
    }
    common_.insert(common_.end(), user_settings_.begin(), user_settings_.end());
    for (const std::string& setting : common_) {
      if (pointer_of(setting) == "/run/seed") {
        plan_.seed = setting.substr(setting.find('=') + 1);
      }
    }
  }

  bool add(const Combination& levels, std::uint64_t draw, std::uint64_t seed) {
    StudyPoint point{study_.scenario, common_, std::vector<std::string>(plan_.inputs.size())};
    point.line = study_.design == Design::table ? levels.front().place.line : 0;
    std::vector<std::string> varied;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      point.file = levels[i].file.empty() ? point.file : levels[i].file;
      point.shown[i] = levels[i].name;
      varied.insert(varied.end(), levels[i].settings.begin(), levels[i].settings.end());
    }
    const EvidenceLedger& evidence = scenarios_.at(point.file).evidence;
    const std::vector<UncertainValue>& unknown = uncertain_.at(point.file);
    const auto drawn = drawn_values(unknown, evidence, seed, draw);
    if (!drawn) {
      return false;
    }
    for (std::size_t i = 0; i < unknown.size(); ++i) {
      varied.push_back(unknown[i].pointer + "=" + (*drawn)[i]);
      point.shown[place_of(unknown[i].name)] = name_of_json((*drawn)[i]);
    }
    companions_.at(point.file).add_to(varied, user_settings_);
    point.settings.insert(point.settings.end(), varied.begin(), varied.end());
    plan_.points.push_back(std::move(point));
    return true;
  }

  [[nodiscard]] std::size_t place_of(const std::string& input) const {
    return static_cast<std::size_t>(std::ranges::find(plan_.inputs, input) - plan_.inputs.begin());
  }

  const Study& study_;
  const std::map<std::string, Scenario>& scenarios_;
  std::vector<std::string> user_settings_;
  std::vector<std::string> common_;
  std::vector<std::string> fixed_;
  std::map<std::string, std::vector<UncertainValue>> uncertain_;  // by scenario, as are the companions
  std::map<std::string, Companions> companions_;
  StudyPlan plan_;
  Problems problems_;
};

}  // namespace
}  // namespace study_detail

std::vector<std::string> scenario_files(const Study& study) {
  std::vector<std::string> files;
  bool is_chosen = false;
  const auto add = [&](const std::string& file) {
    if (!file.empty() && std::ranges::find(files, file) == files.end()) {
      files.push_back(file);
    }
  };
  for (const Factor& factor : study.factors) {
    for (const Level& level : factor.levels) {
      is_chosen = is_chosen || !level.file.empty();
      add(level.file);
    }
  }
  if (!is_chosen) {
    add(study.scenario);
  }
  return files;
}

Result<StudyPlan> plan_of(const Study& study, const std::map<std::string, Scenario>& scenarios,
                          const std::vector<std::string>& settings) {
  return study_detail::Planner(study, scenarios, settings).plan();
}

}  // namespace docket
