#include "report/conduct.hpp"

#include <algorithm>
#include <string>

namespace docket {
namespace {

Conduct conduct_of(bool is_replayed) { return is_replayed ? Conduct::replayed : Conduct::simulated; }

bool are_authorities_replayed(const Scenario& scenario) {
  for (std::size_t i = 0; i < scenario.authorities.size(); ++i) {
    if (!scenario.is_authority_replayed(AuthorityId(i))) {
      return false;
    }
  }
  return true;
}

Conduct ladder_conduct(const Scenario& scenario, const std::string& subject) {
  const SourceId source = scenario.source_named(subject.substr(0, subject.find(':')));
  return authority_conduct(scenario, scenario.sources[source.index()]);
}

bool is_of_the_authority(const std::string& metric) {
  return metric == "rung_reached" || metric == "outstanding_at_last_look";
}

}  // namespace

std::string_view tag_of(Conduct conduct) { return conduct == Conduct::replayed ? "REPLAYED" : "SIMULATED"; }

Conduct platform_conduct(const Scenario& scenario) { return conduct_of(scenario.is_platform_replayed()); }

Conduct authority_conduct(const Scenario& scenario, const Source& source) {
  return source.authority.is_none() ? platform_conduct(scenario)
                                    : conduct_of(scenario.is_authority_replayed(source.authority));
}

Conduct origin_of(const Scenario& scenario, SourceId source) {
  const Source& from = scenario.sources[source.index()];
  switch (from.kind) {
    case SourceKind::order:
      return Conduct::replayed;
    case SourceKind::renewed_order:
      return authority_conduct(scenario, from);
    case SourceKind::order_stream:
      return conduct_of(std::ranges::any_of(
          scenario.order_streams, [&](const auto& stream) { return stream.id == from.id && !stream.trace.empty(); }));
    case SourceKind::work_stream:
      break;
  }
  return Conduct::simulated;
}

Conduct joint_conduct(const Scenario& scenario) {
  return conduct_of(scenario.is_platform_replayed() && are_authorities_replayed(scenario));
}

Conduct conduct_behind(const Scenario& scenario, const MetricInfo& metric) {
  switch (metric.scope) {
    case MetricScope::ladder:
      return ladder_conduct(scenario, metric.subject);
    case MetricScope::regime:
      return conduct_of(are_authorities_replayed(scenario));
    case MetricScope::run:
    case MetricScope::record:
      return joint_conduct(scenario);
    case MetricScope::source:
      if (is_of_the_authority(metric.name)) {
        return ladder_conduct(scenario, metric.subject);
      }
      break;
    case MetricScope::kind:
    case MetricScope::stage:
    case MetricScope::pool:
      break;
  }
  return platform_conduct(scenario);
}

}  // namespace docket
