// A scenario with facts, a regime's file and evidence of the test's choosing.
#pragma once

#include <string>
#include <vector>

#include "docket/scenario/read_scenario.hpp"

namespace docket::test {

struct EvidenceSample {
  std::string evidence;  ///< members of the object "evidence" of base.json
  std::string regime = R"({"file": "law.json"})";
  std::string truth = R"({"unlawful": {"share": 0.5}, "bot": {"share": 0.5}, "newsworthy": {"share": 0.5}})";
  std::string starts_at = "2021-01-31T00:00:00Z";
  std::string law_evidence = R"("/acknowledge/within": {"unverified-law": "two hours", "cites": "r. 13"})";

  /// Puts "top.json" with these members over "base.json".
  void extend(const std::string& members) { top_ = members; }

  [[nodiscard]] Result<Scenario> try_read(const std::vector<std::string>& settings = {}) const;
  /// REQUIRES: nothing is wrong with it.
  [[nodiscard]] Scenario read(const std::vector<std::string>& settings = {}) const;
  [[nodiscard]] Problems problems(const std::vector<std::string>& settings = {}) const {
    return try_read(settings).problems();
  }

 private:
  std::string top_;
};

Basis basis_at(const Scenario& scenario, const std::string& pointer);
/// What the entry says that speaks for the value; empty: none does.
std::string reason_at(const Scenario& scenario, const std::string& pointer);
bool is_problem_at(const Problems& problems, const std::string& pointer, const std::string& part_of_message);

}  // namespace docket::test
