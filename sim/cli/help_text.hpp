// All help, made from the table of commands.
#pragma once

#include <cstddef>
#include <string>

#include "cli/command.hpp"

namespace docket {

/// What docket is and three examples: for whoever types `docket` alone.
std::string introduction(std::size_t width);
/// Every command in a line, and how docket ends.
std::string help_of_all(std::size_t width);
/// Examples first, then options.
std::string help_of(const Command& command, std::size_t width);

}  // namespace docket
