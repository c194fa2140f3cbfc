// Pages on the forms of values that every newcomer needs.
#pragma once

#include <string>
#include <vector>

namespace docket {

struct Topic {
  std::string name;  ///< "durations"
  std::string summary;
  std::vector<std::string> paragraphs;
  /// How something is written, and what it means.
  std::vector<std::pair<std::string, std::string>> forms;
  std::vector<std::string> examples;  ///< members, as JSON
};

/// Durations, instants, distributions.
[[nodiscard]] std::vector<Topic> value_topics();

}  // namespace docket
