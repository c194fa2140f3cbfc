// What it takes to run a program.
#pragma once

#include <string>
#include <vector>

namespace docket::bench {

struct ProgramCost {
  double cpu_seconds = 0;  ///< of all its threads, in the program and in the system for it
  double wall_seconds = 0;
};

/// Runs it to its end; what it prints is thrown away. Throws std::runtime_error when it cannot be run or fails.
ProgramCost cost_of_program(const std::vector<std::string>& words);

}  // namespace docket::bench
