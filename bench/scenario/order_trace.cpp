#include "scenario/order_trace.hpp"

#include <stdexcept>

#include "docket/cli/system_zones.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket::bench {
namespace {

std::string trace_of(std::uint32_t orders) {
  std::string csv = "served_at,items\n";
  const UtcTime start = *parse_instant("2026-01-01T00:00:00+05:30");
  const std::int64_t seconds_apart = 31'500'000 / orders;
  for (std::uint32_t order = 0; order < orders; ++order) {
    csv += format_rfc3339(start + Duration::seconds(order * seconds_apart)) + "," + "111123"[order % 6] + "\n";
  }
  return csv;
}

}  // namespace

FilesWithTrace::FilesWithTrace(std::uint32_t orders) : trace_(trace_of(orders)) {}

Result<std::string> FilesWithTrace::read(const std::string& path) const {
  return path.ends_with("order-trace.csv") ? Result<std::string>(trace_) : DiskFiles::read(path);
}

Scenario read_traced_scenario(const FilesWithTrace& files) {
  auto read = read_scenario(DOCKET_TOP "/bench/scenarios/order-trace.json", files, SystemZones());
  if (!read.has_value()) {
    throw std::runtime_error(render_problems(read.problems()));
  }
  return std::move(read).value();
}

}  // namespace docket::bench
