#include "experiment/stopping_rule.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "docket/core/check.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/experiment/replicate.hpp"

namespace docket::experiment_detail {
namespace {

std::optional<std::size_t> place_of(const PrecisionSpec& wanted, const MetricCatalogue& catalogue) {
  if (wanted.subject.empty()) {
    return catalogue.find_first(wanted.metric);
  }
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    if (catalogue.info(place).name == wanted.metric && catalogue.info(place).subject == wanted.subject) {
      return place;
    }
  }
  return std::nullopt;
}

/// `word` is the misspelled value at `key`; `valid` what could stand there.
Problem unknown(const char* key, const std::string& message, const std::string& word,
                const std::vector<std::string>& valid) {
  Problem problem;
  problem.pointer = std::string("/run/precision/") + key;
  problem.message = message;
  problem.nearest = nearest_word(word, valid);
  return problem;
}

Problem unknown_metric(const PrecisionSpec& wanted, const MetricCatalogue& catalogue) {
  std::vector<std::string> names;
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    names.push_back(catalogue.info(place).name);
  }
  return unknown("metric", "no metric \"" + wanted.metric + "\"", wanted.metric, names);
}

Problem unknown_subject(const PrecisionSpec& wanted, const MetricCatalogue& catalogue) {
  std::vector<std::string> subjects;
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    if (catalogue.info(place).name == wanted.metric) {
      subjects.push_back(catalogue.info(place).subject);
    }
  }
  return unknown("on", "\"" + wanted.metric + "\" is not measured on \"" + wanted.subject + "\"", wanted.subject,
                 subjects);
}

}  // namespace

StoppingRule stopping_rule(const PrecisionSpec& wanted, std::uint32_t fewest, const MetricCatalogue& catalogue) {
  StoppingRule rule;
  const auto place = place_of(wanted, catalogue);
  ensure(place.has_value(), "precision is asked of a metric that is not measured there");
  rule.metric = *place;
  (wanted.is_relative ? rule.precision.relative : rule.precision.absolute) = wanted.half_width;
  rule.precision.fewest = std::max<std::uint64_t>(rule.precision.fewest, fewest);
  return rule;
}

}  // namespace docket::experiment_detail

namespace docket {

Problems precision_problems(const Scenario& scenario, const MetricCatalogue& catalogue) {
  const auto& wanted = scenario.run.precision;
  if (!wanted || experiment_detail::place_of(*wanted, catalogue)) {
    return {};
  }
  const bool is_measured = catalogue.find_first(wanted->metric).has_value();
  return {is_measured ? experiment_detail::unknown_subject(*wanted, catalogue)
                      : experiment_detail::unknown_metric(*wanted, catalogue)};
}

}  // namespace docket
