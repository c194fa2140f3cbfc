// What commands that play scenarios share: what they are asked for, loading, and how they end when memory gives out, a
// limit or a signal stops them, or docket itself is broken.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/experiment/replicate.hpp"

namespace docket {

/// What the command line says of playing one scenario.
struct PlayRequest {
  std::string file;
  LoadingOptions loading;
  bool is_quiet = false;
  std::optional<std::uint64_t> seed;  ///< without it the scenario's
  ReplicateOptions replicate;         ///< its seed is right once the scenario is loaded
};

/// Of the first operand, and of --seed, --replications, --threads and --quiet as far as the command has them.
[[nodiscard]] PlayRequest play_request(const Options& options);

/// --replications of a command whose answer is a share or a mean over them: too few to show one are a UsageError. Empty
/// where the command line does not say.
[[nodiscard]] std::optional<std::uint32_t> replications_for_means(const Options& options);

/// The option --threads, for the table of a command.
[[nodiscard]] OptionSpec threads_option(
    const std::string& says = "without it as many as the machine has; changes speed, never results");
/// As many as it says, or as the machine has; at least 1.
[[nodiscard]] std::uint32_t threads_of(const Options& options);

/// Tells problems and warnings. Where the scenario is none, end with the exit code that is returned.
Loaded load_to_play(const std::string& file, const LoadingOptions& loading, const Console& console);

/// Loads the scenario of `request` and gives it to `play`; returns the exit code of whichever ends first.
int load_and_play(PlayRequest& request, const Console& console, const std::function<int(const Scenario&)>& play);

/// Returns the exit code of `play`, or tells why there is none: memory gave out, or docket is broken. `replay` is the
/// command that shows the same fault again.
int play_guarded(const Limits& limits, const Console& console, const std::function<std::string()>& replay,
                 const std::function<int()>& play);

// Endings; each returns the exit code.

int tell_out_of_memory(const Limits& limits, const Console& console);
/// REQUIRES: a signal came. `how_far` goes on behind "interrupted".
int tell_interrupted(const Console& console, const std::string& how_far = "; nothing was written");
/// "docket: the limit of 10 s (--max-time) ended `what`". REQUIRES: the limit has a flag.
int tell_limit_met(Limit met, const Limits& limits, const std::string& what, const Console& console);

}  // namespace docket
