// A trace of a million orders that exists only in memory, for bench/scenarios/order-trace.json.
#pragma once

#include <cstdint>
#include <string>

#include "docket/cli/disk_files.hpp"
#include "docket/core/problem.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket::bench {

/// The disk, and on it order-trace.csv: orders of 1, 2 or 3 items, spread over the year 2026.
class FilesWithTrace final : public DiskFiles {
 public:
  explicit FilesWithTrace(std::uint32_t orders);
  [[nodiscard]] Result<std::string> read(const std::string& path) const override;

 private:
  std::string trace_;
};

/// Reads and checks the scenario with its trace. Throws std::runtime_error with all problems.
Scenario read_traced_scenario(const FilesWithTrace& files);

}  // namespace docket::bench
