#include "docket/random/distribution_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "random/demand.hpp"
#include "random/shape_builders.hpp"

namespace docket {

namespace {

using namespace random_detail;

constexpr double kUnbounded = 1e100;  // squares of such numbers are still finite
constexpr ParameterRange kAny = {-kUnbounded, kUnbounded};
constexpr ParameterRange kPositive = {0, kUnbounded, true};
constexpr double kMillion = 1e6;
constexpr double kBillion = 1e9;

constexpr DistributionParameter in_unit(std::string_view name, ParameterRange range) { return {name, range, true}; }
constexpr DistributionParameter bare(std::string_view name, ParameterRange range) { return {name, range, false}; }

constexpr DistributionParameter kConstant[] = {in_unit("value", kAny)};
constexpr DistributionParameter kUniform[] = {in_unit("low", kAny), in_unit("high", kAny)};
constexpr DistributionParameter kTriangular[] = {in_unit("low", kAny), in_unit("mode", kAny), in_unit("high", kAny)};
constexpr DistributionParameter kExponential[] = {in_unit("mean", kPositive)};
constexpr DistributionParameter kErlang[] = {{"k", {1, kMillion}, false, true}, in_unit("mean", kPositive)};
constexpr DistributionParameter kGamma[] = {in_unit("mean", kPositive), bare("cv", {0.001, 100})};
constexpr DistributionParameter kMedianMean[] = {in_unit("median", kPositive), in_unit("mean", kPositive)};
constexpr DistributionParameter kMeanCv[] = {in_unit("mean", kPositive), bare("cv", {0, kMillion})};
constexpr DistributionParameter kMedianP95[] = {in_unit("median", kPositive), in_unit("p95", kPositive)};
constexpr DistributionParameter kWeibull[] = {bare("shape", {0.05, 1000}), in_unit("mean", kPositive)};
constexpr DistributionParameter kPareto[] = {bare("shape", {0.1, 1000}), in_unit("minimum", kPositive)};
constexpr DistributionParameter kGeometric[] = {bare("mean", {1, kBillion})};
constexpr DistributionParameter kPoisson[] = {bare("mean", {0, kBillion})};

constexpr DistributionForm kForms[] = {
    {"constant", kConstant, false, build_constant},
    {"uniform", kUniform, true, build_uniform},
    {"triangular", kTriangular, true, build_triangular},
    {"exponential", kExponential, false, build_exponential},
    {"erlang", kErlang, false, build_erlang},
    {"gamma", kGamma, false, build_gamma},
    {"lognormal", kMedianMean, true, build_lognormal_median_mean},
    {"lognormal", kMeanCv, false, build_lognormal_mean_cv},
    {"lognormal", kMedianP95, true, build_lognormal_median_p95},
    {"weibull", kWeibull, false, build_weibull},
    {"pareto", kPareto, false, build_pareto},
    {"geometric", kGeometric, false, build_geometric},
    {"poisson", kPoisson, false, build_poisson},
};

std::optional<std::string> why_not_one(const DistributionParameter& parameter, double value) {
  if (!parameter.range.contains(value)) {
    return fmt::format("{} is {}, but must be {}", parameter.name, value, parameter.range.describe());
  }
  if (parameter.is_whole && value != std::floor(value)) {
    return fmt::format("{} is {}, but must be a whole number", parameter.name, value);
  }
  return std::nullopt;
}

std::string described(const DistributionForm& form, std::span<const double> values) {
  std::string text(form.name);
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "(" : ", ", form.parameters[i].name, values[i]);
  }
  return text + ")";
}

}  // namespace

bool ParameterRange::contains(double x) const { return (excludes_low ? x > low : x >= low) && x <= high; }

std::string ParameterRange::describe() const {
  if (high < kUnbounded) {
    return fmt::format("{} {} {} {}", excludes_low ? "above" : "from", low, excludes_low ? "and at most" : "to", high);
  }
  return low > -kUnbounded ? fmt::format("{} {}", excludes_low ? "above" : "at least", low) : "a number";
}

std::optional<std::string> DistributionForm::why_not(std::span<const double> values) const {
  if (values.size() != parameters.size()) {
    return fmt::format("{} takes {} parameters, not {}", name, parameters.size(), values.size());
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (auto reason = why_not_one(parameters[i], values[i])) {
      return reason;
    }
    if (is_ordered && i > 0 && values[i] < values[i - 1]) {
      return fmt::format("{} is {}, but must not be below {}, which is {}", parameters[i].name, values[i],
                         parameters[i - 1].name, values[i - 1]);
    }
  }
  return std::nullopt;
}

Distribution DistributionForm::make(std::span<const double> values) const {
  demand(std::string(name), why_not(values));
  ShapePointer shape = build(values);
  shape->set_description(described(*this, values));
  return Distribution(std::move(shape));
}

std::span<const DistributionForm> distribution_forms() { return kForms; }

const DistributionForm* find_distribution_form(std::string_view name, std::span<const std::string_view> parameters) {
  const auto has_all = [parameters](const DistributionForm& form) {
    return std::all_of(form.parameters.begin(), form.parameters.end(), [parameters](const DistributionParameter& own) {
      return std::find(parameters.begin(), parameters.end(), own.name) != parameters.end();
    });
  };
  const auto found = std::find_if(std::begin(kForms), std::end(kForms), [&](const DistributionForm& form) {
    return form.name == name && form.parameters.size() == parameters.size() && has_all(form);
  });
  return found == std::end(kForms) ? nullptr : found;
}

}  // namespace docket
