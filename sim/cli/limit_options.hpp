// The flags by which people move the limits of docket: one place that declares them and turns them into options of the
// library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "docket/cli/disk_files.hpp"
#include "docket/report/run_report.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/read_limits.hpp"

namespace docket {

struct Limits {
  std::size_t file_size = DiskFiles::kDefaultLimit;
  ReadLimits reading;
  std::uint64_t memory = UINT64_MAX;  ///< bytes that the program may hold
  std::uint64_t events = UINT64_MAX;  ///< of a replication
  std::optional<Duration> time;       ///< of all that is played
  std::vector<std::string> given;     ///< the flags that make a replication what it is, as they were given
};

/// Of all commands that read scenarios.
[[nodiscard]] std::vector<OptionSpec> reading_limit_options();
/// Of those that play them, besides.
[[nodiscard]] std::vector<OptionSpec> playing_limit_options(const std::string& at_its_end);

/// What the flags say, and the usual limits where they say nothing.
[[nodiscard]] Limits limits_of(const Options& options);

/// Those that are the same in every run of a replication.
[[nodiscard]] RunOptions run_options(const Limits& limits);

/// "--max-file-size".
[[nodiscard]] std::string file_size_flag();
/// How much memory may be held, and which flag says so: for messages.
[[nodiscard]] std::string memory_limit_text(const Limits& limits);
/// What an output says of a limit that was met.
[[nodiscard]] LimitNote note_of(Limit met, const Limits& limits);

}  // namespace docket
