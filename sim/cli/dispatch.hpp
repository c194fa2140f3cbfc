// From the words of a command line to the exit code.
#pragma once

#include <string>
#include <vector>

namespace docket {

/// Runs the command that the first word without a dash names. No exception leaves it.
int dispatch(const std::vector<std::string>& words);

}  // namespace docket
