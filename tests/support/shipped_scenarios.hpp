// The scenarios that docket ships, read from the source tree.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "docket/cli/disk_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket::test {

/// `name` is relative to scenarios/.
inline Scenario read_shipped(const std::string& name, std::vector<std::string> settings = {}) {
  const DiskFiles files;
  const SystemZones zones;
  auto scenario =
      read_scenario(std::string(DOCKET_SOURCE_DIR) + "/scenarios/" + name, files, zones, {std::move(settings)});
  if (!scenario.has_value()) {
    for (const Problem& problem : scenario.problems()) {
      ADD_FAILURE() << problem.place.file << ":" << problem.place.line << ": " << problem.pointer << ": "
                    << problem.message;
    }
    throw std::runtime_error("not a scenario: " + name);
  }
  return std::move(scenario).value();
}

/// The long runs that docket verify plays: scenarios like any other, but not to be played whole for other reasons.
inline bool is_validation(const std::string& name) { return name.starts_with("validation/"); }

/// Names, relative to scenarios/, of all files there that are scenarios of their own.
inline std::vector<std::string> shipped_names() {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(DOCKET_SOURCE_DIR) / "scenarios";
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = fs::relative(entry.path(), root).generic_string();
    if (entry.path().extension() == ".json" && !name.starts_with("regimes/") && !name.starts_with("studies/")) {
      names.push_back(name);
    }
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace docket::test
