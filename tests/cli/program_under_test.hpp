// Runs the built program as a user would, and keeps what it said.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace docket::test {

struct Ended {
  int code = -1;  ///< exit code; -1 when a signal killed it
  std::string out;
  std::string err;
  std::chrono::microseconds worked{};  ///< CPU time of all its threads
};

struct Call {
  std::string input;  ///< standard input; empty: at its end at once
  std::string working_folder = DOCKET_SOURCE_DIR;
  std::string output_file;               ///< standard output goes there instead
  bool has_closed_output = false;        ///< nobody reads standard output
  std::function<void(pid_t)> meanwhile;  ///< called while it runs
  /// CPU time after which the kernel kills it, by a signal that it does not catch; 0: it does not. Whatever else the
  /// machine does, that is at the same point of its work, give or take a tick.
  std::chrono::microseconds killed_after{};
};

Ended run_program(const std::vector<std::string>& words, const Call& call = {});

}  // namespace docket::test
