// Studies that exist only in a test: files in memory, with one small scenario to be varied.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "docket/study/read_study.hpp"
#include "docket/study/study_plan.hpp"
#include "support/memory_files.hpp"

namespace docket::test {

inline constexpr const char* kVaried = R"({
  "docket": 1, "title": "varied",
  "run": {"starts_at": "2026-01-05T00:00:00Z", "ends_at": "2026-01-08T00:00:00Z", "replications": 2, "seed": 5},
  "regimes": {"day-rule": {"docket_regime": 1, "title": "A rule", "territory": "XX",
                           "readings": {"day": {"within": "24h", "basis": "law"}}}},
  "item_groups": {"list": {"count": 4, "truth": {"unlawful": {"share": 0.8}}},
                  "more": {"count": 4, "truth": {"unlawful": {"share": 0.8}}}},
  "authorities": {"ministry": {}},
  "orders": {"first": {"from": "ministry", "regime": "day-rule", "served_at": "2026-01-05T09:00:00Z",
                       "items": ["list", "more"]}},
  "platform": {
    "entry": "review",
    "pools": {"legal": {"reviewers": 2}, "checkers": {"reviewers": 3}},
    "stages": {"review": {"pool": "legal", "handling": {"exponential": {"mean": "30min"}},
                          "judgement": {"unlawful": {"sensitivity": 0.9, "specificity": 0.8}}, "next": "check"},
               "check": {"pool": "checkers", "handling": "5min", "next": "decide"}},
    "policy": {"order": ["comply"], "rules": {"comply": {"decide": "withhold"}}}
  },
  "evidence": {
    "": {"assumption": "made up"},
    "/item_groups/list/truth/unlawful/share": {"assumption": "nobody knows", "range": [0, 1]},
    "/item_groups/more/truth/unlawful/share": {"same_as": "/item_groups/list/truth/unlawful/share"},
    "/platform/pools/legal/reviewers": {"assumption": "made up", "range": [1, 4]},
    "/platform/stages/review/judgement/unlawful/sensitivity": {"assumption": "made up", "range": [0.5, 1]},
    "/platform/stages/review/judgement/unlawful/specificity": {"assumption": "made up", "range": [0.5, 1],
      "below": "/platform/stages/review/judgement/unlawful/sensitivity"}
  }
})";

class StudyFilesUnderTest {
 public:
  StudyFilesUnderTest() { files_.put("varied.json", kVaried); }

  void put(const std::string& path, const std::string& text) { files_.put(path, text); }

  Result<Study> read(const std::string& members) {
    files_.put("study.json", R"({"docket_study": 1, "scenario": "varied.json", )" + members + "}");
    return read_study("study.json", files_, zones_);
  }

  /// With whatever is wrong as a failure of the test.
  StudyPlan plan(const std::string& members, const std::vector<std::string>& settings = {}) {
    const Result<Study> study = read(members);
    EXPECT_TRUE(study.has_value()) << render_problems(study.problems());
    const Result<StudyPlan> plan = plan_of(study.value(), scenarios(study.value()), settings);
    EXPECT_TRUE(plan.has_value()) << render_problems(plan.problems());
    return plan.value();
  }

  /// Of a study that can be read, what keeps it from being planned.
  Problems refusals(const std::string& members, const std::vector<std::string>& settings = {}) {
    const Result<Study> study = read(members);
    EXPECT_TRUE(study.has_value()) << render_problems(study.problems());
    return plan_of(study.value(), scenarios(study.value()), settings).problems();
  }

  Result<Scenario> scenario_of(const StudyPoint& point) {
    return read_scenario(point.file, files_, zones_, {point.settings});
  }

  std::map<std::string, Scenario> scenarios(const Study& study) {
    std::map<std::string, Scenario> all;
    for (const std::string& file : scenario_files(study)) {
      Result<Scenario> scenario = read_scenario(file, files_, zones_);
      EXPECT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
      all.emplace(file, std::move(scenario).value());
    }
    return all;
  }

  [[nodiscard]] const MemoryFiles& files() const { return files_; }
  [[nodiscard]] const FixedZones& zones() const { return zones_; }

 private:
  MemoryFiles files_;
  FixedZones zones_;
};

/// "1 3h | 1 6h | …".
inline std::string shown(const StudyPlan& plan) {
  std::string text;
  for (const StudyPoint& point : plan.points) {
    text += text.empty() ? "" : " | ";
    for (std::size_t i = 0; i < point.shown.size(); ++i) {
      text += (i == 0 ? "" : " ") + point.shown[i];
    }
  }
  return text;
}

inline bool has(const StudyPoint& point, const std::string& setting) {
  return std::ranges::find(point.settings, setting) != point.settings.end();
}

}  // namespace docket::test
