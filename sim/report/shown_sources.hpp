// Which sources deserve a row: every written order, and what else had items in any replication.
#pragma once

#include <vector>

#include "docket/report/run_report.hpp"

namespace docket {

enum class SourceFilter : std::uint8_t {
  ordered,  ///< orders and order streams
  renewed,  ///< orders that rungs made of them
  work,
};

[[nodiscard]] std::vector<SourceId> shown_sources(const RunReport& report, SourceFilter filter);

}  // namespace docket
