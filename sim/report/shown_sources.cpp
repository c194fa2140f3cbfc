#include "report/shown_sources.hpp"

#include "report/measured.hpp"

namespace docket {

std::vector<SourceId> shown_sources(const RunReport& report, SourceFilter filter) {
  std::vector<SourceId> shown;
  for (std::size_t i = 0; i < report.scenario.sources.size(); ++i) {
    const Source& source = report.scenario.sources[i];
    const bool is_work = source.kind == SourceKind::work_stream;
    if (is_work != (filter == SourceFilter::work)) {
      continue;
    }
    if (source.kind == SourceKind::order || Measured(report, MetricScope::source, source.id).any("items")) {
      shown.emplace_back(i);
    }
  }
  return shown;
}

}  // namespace docket
