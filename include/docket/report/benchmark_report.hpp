// What `bench` tells: how fast a scenario plays here, what its items take of memory, and what its people get through.
#pragma once

#include <cstddef>
#include <string>

#include "docket/experiment/benchmark.hpp"
#include "docket/report/run_report.hpp"

namespace docket {

/// REQUIRES: `simulated` is made of what `measured` simulated, and some speed was measured.
struct BenchmarkReport {
  const RunReport& simulated;
  const Benchmark& measured;
  LimitNote ended_by = {};  ///< what ended the measuring early, if anything did
};

/// What a limit left out, as a sentence; empty: nothing.
[[nodiscard]] std::string what_is_partial(const BenchmarkReport& report);

/// For people. Speeds are those of the median round, to three digits; what was simulated stands beside what the traffic
/// equations predict.
[[nodiscard]] std::string benchmark_table(const BenchmarkReport& report, std::size_t width);

/// For programs: {"docket_bench": 1, "speeds": [...], "memory": {...}, "stages": [...], "pools": [...], …}; null where
/// something is unknown or without bounds.
[[nodiscard]] std::string benchmark_json(const BenchmarkReport& report);

}  // namespace docket
