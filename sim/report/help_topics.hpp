// All pages of help on something that is no key of a scenario, in the order in which they are offered.
#pragma once

#include <vector>

#include "report/topic.hpp"

namespace docket {

/// What the words of scenarios and results mean, and how rules are tried.
[[nodiscard]] Topic glossary();

/// A whole small scenario.
[[nodiscard]] Topic whole_example();

/// These, and the forms of values.
[[nodiscard]] std::vector<Topic> help_topics();

}  // namespace docket
