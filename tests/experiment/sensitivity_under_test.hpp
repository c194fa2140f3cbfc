// Small scenarios whose evidence has ranges, and what a sensitivity analysis says of them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "docket/core/problem_text.hpp"
#include "docket/experiment/sensitivity.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "support/memory_files.hpp"

namespace docket::test {

/// One order of a few items, one after the other through two stages. `first` and `second`: their handling times.
inline std::string two_stages(const std::string& first, const std::string& second, const std::string& evidence,
                              const std::string& more = "") {
  return R"({
  "docket": 1, "title": "two stages",
  "run": {"starts_at": "2026-01-05T00:00:00Z", "ends_at": "2026-01-09T00:00:00Z", "replications": 2, "seed": 5},
  "regimes": {"day-rule": {"docket_regime": 1, "title": "A rule", "territory": "XX",
                           "readings": {"day": {"within": "24h", "basis": "law"}}}},
  "item_groups": {"list": {"count": 1, "truth": {"unlawful": {"share": 0.5}}}},
  "authorities": {"ministry": {}},
  "orders": {"first": {"from": "ministry", "regime": "day-rule", "served_at": "2026-01-05T06:00:00Z",
                       "items": ["list"]}},)" +
         more + R"(
  "platform": {
    "entry": "review",
    "pools": {"reviewers": {"reviewers": 1}},
    "stages": {"review": {"pool": "reviewers", "handling": )" +
         first + R"(, "next": "check"},
               "check": {"pool": "reviewers", "handling": )" +
         second + R"(, "next": "decide"}},
    "policy": {"order": ["comply"], "rules": {"comply": {"decide": "withhold"}}}
  },
  "evidence": {"": {"assumption": "made up"})" +
         evidence + "}}";
}

inline constexpr const char* kAnswerTime = "time_to_answer_mean_hours on first";

class SensitivityUnderTest {
 public:
  explicit SensitivityUnderTest(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      names_.push_back("file-" + std::to_string(names_.size()) + ".json");
      files_.put(names_.back(), text);
      Result<Scenario> scenario = read(names_.size() - 1, {});
      EXPECT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
      scenarios_.push_back(std::move(scenario).value());
    }
  }

  [[nodiscard]] std::vector<const Scenario*> scenarios() const {
    std::vector<const Scenario*> all;
    for (const Scenario& scenario : scenarios_) {
      all.push_back(&scenario);
    }
    return all;
  }

  [[nodiscard]] Sensitivity found(const SensitivityOptions& options = few(),
                                  const std::string& metric = kAnswerTime) const {
    const auto column = column_named(metric, MetricCatalogue(scenarios_.front()));
    EXPECT_TRUE(column.has_value()) << metric;
    const auto prepare = [this](std::size_t scenario, const std::vector<std::string>& settings) {
      return read(scenario, settings);
    };
    return sensitivity(scenarios(), prepare, {*column}, options);
  }

  static SensitivityOptions few() {
    SensitivityOptions options;
    options.screening = 10;
    options.samples = 20;
    options.replications = 3;
    options.threads = 2;
    return options;
  }

 private:
  [[nodiscard]] Result<Scenario> read(std::size_t scenario, const std::vector<std::string>& settings) const {
    return read_scenario(names_[scenario], files_, zones_, {settings});
  }

  MemoryFiles files_;
  FixedZones zones_;
  std::vector<std::string> names_;
  std::vector<Scenario> scenarios_;
};

inline const InputSensitivity& input_at(const Sensitivity& found, const std::string& pointer) {
  const auto& inputs = found.metrics.front().inputs;
  const auto input = std::ranges::find_if(
      inputs, [&](const InputSensitivity& one) { return found.axes[one.axis].pointer == pointer; });
  EXPECT_NE(input, inputs.end()) << pointer;
  return *input;
}

}  // namespace docket::test
