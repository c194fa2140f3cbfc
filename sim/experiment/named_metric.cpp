#include "experiment/named_metric.hpp"

#include <array>
#include <vector>

#include "docket/core/nearest_word.hpp"

namespace docket::experiment_detail {
namespace {

struct Exchange {
  const char* asked;
  const char* measured;
  double factor;
};

constexpr std::array<Exchange, 4> kExchanges = {Exchange{"_seconds", "_hours", 3600},
                                                {"_hours", "_seconds", 1.0 / 3600},
                                                {"_per_second", "_per_hour", 1.0 / 3600},
                                                {"_per_hour", "_per_second", 3600}};

/// `word` is the misspelled value at `key`; `valid` what could stand there.
Problem unknown(const std::string& pointer, const std::string& message, const std::string& word,
                const std::vector<std::string>& valid) {
  Problem problem;
  problem.pointer = pointer;
  problem.message = message;
  problem.nearest = nearest_word(word, valid);
  return problem;
}

std::vector<std::string> names_in(const MetricCatalogue& catalogue) {
  std::vector<std::string> names;
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    names.push_back(catalogue.info(place).name);
  }
  return names;
}

std::vector<std::string> subjects_of(const std::string& name, const MetricCatalogue& catalogue) {
  std::vector<std::string> subjects;
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    if (catalogue.info(place).name == name) {
      subjects.push_back(catalogue.info(place).subject);
    }
  }
  return subjects;
}

/// The name under which the metric is measured, on whatever subject; itself where nothing has it in any unit.
std::string measured_name(const std::string& name, const MetricCatalogue& catalogue) {
  const auto metric = in_any_unit(name, "", catalogue);
  return metric ? catalogue.info(metric->place).name : name;
}

}  // namespace

std::optional<std::size_t> place_of(const std::string& name, const std::string& subject,
                                    const MetricCatalogue& catalogue) {
  if (subject.empty()) {
    return catalogue.find_first(name);
  }
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    if (catalogue.info(place).name == name && catalogue.info(place).subject == subject) {
      return place;
    }
  }
  return std::nullopt;
}

std::optional<NamedMetric> in_any_unit(const std::string& name, const std::string& subject,
                                       const MetricCatalogue& catalogue) {
  if (const auto place = place_of(name, subject, catalogue)) {
    return NamedMetric{*place, 1};
  }
  for (const Exchange& unit : kExchanges) {
    if (name.ends_with(unit.asked)) {
      const std::string stem = name.substr(0, name.size() - std::string_view(unit.asked).size());
      if (const auto place = place_of(stem + unit.measured, subject, catalogue)) {
        return NamedMetric{*place, unit.factor};
      }
    }
  }
  return std::nullopt;
}

Problem why_unknown(const std::string& pointer, const std::string& name, const std::string& subject,
                    const MetricCatalogue& catalogue) {
  const std::vector<std::string> subjects = subjects_of(measured_name(name, catalogue), catalogue);
  if (subjects.empty()) {
    return unknown(pointer + "/metric", "no metric \"" + name + "\"", name, names_in(catalogue));
  }
  return unknown(pointer + "/on", "\"" + name + "\" is not measured on \"" + subject + "\"", subject, subjects);
}

}  // namespace docket::experiment_detail
