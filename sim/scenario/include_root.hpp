// The folder under which all files of a scenario must lie, so that reading somebody else's scenario opens no other file
// of one's own.
#pragma once

#include <string>

#include "docket/core/input_files.hpp"
#include "docket/core/problem.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

class IncludeRoot {
 public:
  /// The root of `scenario_path`; none when files may lie anywhere. REQUIRES: `files` outlives it.
  IncludeRoot(const InputFiles& files, const std::string& scenario_path, bool is_anywhere);

  /// Whether `path` may be opened. If not, a problem says so where `mention` names it.
  [[nodiscard]] bool admits(const std::string& path, const LocatedValue& mention, const std::string& pointer,
                            Problems& problems) const;

 private:
  const InputFiles& files_;
  bool is_anywhere_;
  std::string folder_;
};

}  // namespace docket::scenario_detail
