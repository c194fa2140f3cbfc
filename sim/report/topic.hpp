// A page of help on something that is no key of a scenario.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace docket {

struct Topic {
  std::string name;  ///< "durations"
  std::string summary;
  std::vector<std::string> paragraphs;
  /// How something is written, and what it means.
  std::vector<std::pair<std::string, std::string>> forms;
  std::vector<std::string> examples;  ///< as JSON: members, or a whole file of several lines
};

}  // namespace docket
