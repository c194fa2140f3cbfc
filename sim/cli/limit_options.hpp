// The flags by which people move the limits of docket: one place that declares them and turns them into options of the
// library.
#pragma once

#include <vector>

#include "cli/options.hpp"
#include "docket/scenario/read_limits.hpp"

namespace docket {

inline constexpr const char* kMaxFileSize = "max-file-size";

/// Of all commands that read scenarios.
[[nodiscard]] std::vector<OptionSpec> reading_limit_options();
[[nodiscard]] ReadLimits read_limits(const Options& options);

}  // namespace docket
