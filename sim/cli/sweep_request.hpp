// What is asked of docket sweep.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/experiment/shard.hpp"

namespace docket {

struct SweepRequest {
  std::string file;
  LoadingOptions loading;
  std::optional<std::string> out;
  std::optional<std::string> slurm;
  std::optional<std::uint64_t> tasks;
  std::string words;  ///< of reading and playing, for who sweeps in its stead
  Shard shard;
  bool is_dry = false;
  bool is_quiet = false;
  std::uint32_t threads = 1;
};

/// Throws UsageError, of all mistakes.
[[nodiscard]] SweepRequest sweep_request(const Options& options);

}  // namespace docket
