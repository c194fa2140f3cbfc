// The result of a run for programs: one JSON document with every value of every replication.
#pragma once

#include <cstdint>
#include <string>

#include "docket/report/run_report.hpp"

namespace docket {

/// Version of the document's shape: its member "docket_result".
inline constexpr std::uint32_t kResultFormat = 1;

/// What is undefined is null. The same bytes for any number of threads.
[[nodiscard]] std::string result_json(const RunReport& report);

}  // namespace docket
