// The targets of speed: how each is measured, and what is wanted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/finding.hpp"

namespace docket::bench {

/// Targets that are measured together, because their contestants take turns.
struct TargetGroup {
  std::string name;
  std::string about;
  std::vector<Finding> (*measure)(std::uint32_t repetitions);
};

const std::vector<TargetGroup>& target_groups();

// Models through scenario file and pipeline, against loops that know nothing else.
std::vector<Finding> measure_three_stages(std::uint32_t repetitions);
std::vector<Finding> measure_one_server(std::uint32_t repetitions);
std::vector<Finding> measure_fifty_servers(std::uint32_t repetitions);

// Parts of the library against the standard library.
std::vector<Finding> measure_hold(std::uint32_t repetitions);
std::vector<Finding> measure_waiting(std::uint32_t repetitions);

// Whole runs by themselves.
std::vector<Finding> measure_threads(std::uint32_t repetitions);
std::vector<Finding> measure_india(std::uint32_t repetitions);
std::vector<Finding> measure_trace(std::uint32_t repetitions);

// The program against bare replications.
std::vector<Finding> measure_sweep(std::uint32_t repetitions);

}  // namespace docket::bench
