#include "report/shown_sources.hpp"

#include "report/measured.hpp"

namespace docket {
namespace {

SourceFilter filter_of(SourceKind kind) {
  switch (kind) {
    case SourceKind::order:
    case SourceKind::order_stream:
      return SourceFilter::ordered;
    case SourceKind::renewed_order:
      return SourceFilter::renewed;
    case SourceKind::work_stream:
      break;
  }
  return SourceFilter::work;
}

}  // namespace

std::vector<SourceId> shown_sources(const RunReport& report, SourceFilter filter) {
  std::vector<SourceId> shown;
  for (std::size_t i = 0; i < report.scenario.sources.size(); ++i) {
    const Source& source = report.scenario.sources[i];
    if (filter_of(source.kind) != filter) {
      continue;
    }
    if (source.kind == SourceKind::order || Measured(report, MetricScope::source, source.id).any("items")) {
      shown.emplace_back(i);
    }
  }
  return shown;
}

}  // namespace docket
