// What came of comparing variants, as text for people and for programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/experiment/compare.hpp"
#include "docket/experiment/select_best.hpp"

namespace docket {

/// The search for the best on one metric.
struct BestReport {
  std::size_t metric = 0;
  double indifference = 0;
  Selection selection;
  std::string ended_by = {};  ///< a limit that ended it early; empty: none
};

struct CompareReport {
  Comparison comparison;
  std::string luck;                ///< where the replications come from: "seed 2021", "mine.db"
  std::vector<std::string> notes;  ///< what was left out, and why
  std::optional<BestReport> best = {};
};

[[nodiscard]] std::string compare_table(const CompareReport& report, std::size_t width);
/// A row for each metric and variant, and for each difference.
[[nodiscard]] std::string compare_csv(const CompareReport& report);
[[nodiscard]] std::string compare_json(const CompareReport& report);
[[nodiscard]] std::string compare_markdown(const CompareReport& report);

}  // namespace docket
