// Commands that somebody else can type to see the same, and what to say when docket itself is broken.
#pragma once

#include <string>
#include <vector>

#include "cli/scenario_loading.hpp"
#include "docket/experiment/replicate.hpp"

namespace docket {

/// The command that plays the same replications again, with words quoted for a shell.
std::string replay_line(const std::string& file, const LoadingOptions& loading, const ReplicateOptions& options);

/// The command that plays a point of a sweep; `settings` are all of the point.
std::string point_line(const std::string& file, const std::vector<std::string>& settings,
                       const LoadingOptions& loading);

/// The command that was given, with those of its options that are named and those of loading.
std::string repeated_line(const std::string& command, const Options& options, const std::vector<std::string>& names,
                          const LoadingOptions& loading);

/// A word as a shell takes it, quoted where need be.
std::string shell_word(const std::string& word);

std::string fault_text(const std::string& what, const std::string& replay);

}  // namespace docket
