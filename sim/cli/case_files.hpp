// Which files the cases of a verification are.
#pragma once

#include <string>
#include <vector>

namespace docket {

struct NamedFile {
  std::string name;  ///< as the case is asked for
  std::string path;
};

/// Every scenario file in `folder`, sorted by name. Throws UsageError where there is none.
std::vector<NamedFile> all_cases(const std::string& folder);

/// Each word is a file (it ends in ".json") or the name of one in `folder`. Throws UsageError, with the nearest name,
/// for a name that is none.
std::vector<NamedFile> named_cases(const std::vector<std::string>& words, const std::string& folder);

}  // namespace docket
