#include "scenario/evidence_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "support/memory_files.hpp"

namespace docket::test {

namespace {

constexpr const char* kFacts = R"({"docket_facts": 1, "facts": {
  "ten": {"says": "ten entries", "value": 10, "unit": "items"},
  "day": {"says": "on 1 February", "value": "2021-02-01", "unit": "date",
          "earliest": "2021-02-01T00:00:00Z", "latest": "2021-02-01T23:59:59Z", "conflicts_with": ["other-day"]},
  "other-day": {"says": "on 2 February", "value": "2021-02-02", "unit": "date",
          "earliest": "2021-02-02T00:00:00Z", "latest": "2021-02-02T23:59:59Z", "conflicts_with": ["day"]},
  "hours": {"says": "some hours", "vague": true, "range": ["2h", "12h"], "unit": "duration"},
  "many": {"says": "many are bots", "vague": true},
  "anger": {"says": "people were angry"}
}})";

constexpr const char* kLaw = R"({
  "docket_regime": 1, "title": "A law", "territory": "IN", "currency": "INR",
  "acknowledge": {"within": "2h"}, "readings": {"day": {"within": "24h", "basis": "what-if"}},
  "evidence": {)";

std::string base(const EvidenceSample& sample) {
  return R"({"docket": 1, "title": "base", "facts": "facts.json",
    "run": {"starts_at": ")" +
         sample.starts_at + R"(", "ends_at": "2021-02-10T00:00:00Z"},
    "regimes": {"law": )" +
         sample.regime + R"(},
    "item_groups": {"list": {"count": 10, "truth": )" +
         sample.truth + R"(}},
    "authorities": {"ministry": {}},
    "orders": {"first": {"from": "ministry", "regime": "law", "served_at": "2021-02-01T12:00:00Z", "items": ["list"]}},
    "platform": {
      "entry": "review", "shifts": {"always": {"weekly": {"mon-sun": "00:00-24:00"}}},
      "pools": {"legal": {"reviewers": 2, "absence": 0.05, "shift": "always"}},
      "stages": {"review": {"pool": "legal", "handling": {"lognormal": {"median": "1h", "mean": "2h"}},
                 "judgement": {"unlawful": {"sensitivity": 0.9, "specificity": 0.8}}, "next": "decide"}},
      "policy": {"order": ["all"], "rules": {"all": {"decide": "withhold"}}},
      "enforcement": {"takes": "10min"}
    },
    "evidence": {)" +
         sample.evidence + "}}";
}

}  // namespace

Result<Scenario> EvidenceSample::try_read(const std::vector<std::string>& settings) const {
  MemoryFiles files{{"facts.json", kFacts}, {"law.json", kLaw + law_evidence + "}}"}, {"base.json", base(*this)}};
  files.put("top.json", R"({"extends": "base.json")" + (top_.empty() ? "" : ", " + top_) + "}");
  return read_scenario(top_.empty() ? "base.json" : "top.json", files, FixedZones(), {settings});
}

Scenario EvidenceSample::read(const std::vector<std::string>& settings) const {
  const Result<Scenario> scenario = try_read(settings);
  EXPECT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
  return scenario.has_value() ? scenario.value() : Scenario{};
}

Basis basis_at(const Scenario& scenario, const std::string& pointer) {
  const LedgerRow* row = scenario.evidence.row_at(pointer);
  EXPECT_NE(row, nullptr) << "no value at " << pointer;
  return row == nullptr ? Basis::nothing : row->basis;
}

std::string reason_at(const Scenario& scenario, const std::string& pointer) {
  const LedgerRow* row = scenario.evidence.row_at(pointer);
  const Evidence* entry = row == nullptr ? nullptr : scenario.evidence.entry_of(*row);
  return entry == nullptr ? "" : entry->text;
}

bool is_problem_at(const Problems& problems, const std::string& pointer, const std::string& part_of_message) {
  return std::ranges::any_of(problems, [&](const Problem& problem) {
    return problem.pointer == pointer && problem.message.find(part_of_message) != std::string::npos;
  });
}

}  // namespace docket::test
