// The history of February 2021 and the files that it names, in memory, so that it can be read broken.
#pragma once

#include <string>

#include "docket/scenario/scenario.hpp"
#include "support/memory_files.hpp"

namespace docket::test {

inline constexpr const char* kHistory = "scenarios/india-2021/history.json";

/// The text of a file of the source tree.
std::string source_text(const std::string& path);

class HistoryFiles {
 public:
  HistoryFiles();

  /// Reads the history, had it been written like this.
  Result<Scenario> read(std::string history);

 private:
  MemoryFiles files_;
  FixedZones zones_;
};

}  // namespace docket::test
