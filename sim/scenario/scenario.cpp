#include "docket/scenario/scenario.hpp"

#include <algorithm>
#include <utility>

#include "scenario/written_places.hpp"

namespace docket {

bool Scenario::is_platform_replayed() const {
  return std::ranges::any_of(script, [](const Act& act) { return act.authority.is_none(); });
}

bool Scenario::is_authority_replayed(AuthorityId authority) const {
  return std::ranges::any_of(script, [authority](const Act& act) { return act.authority == authority; });
}

Place Scenario::place_of(std::string pointer) const {
  const Place* found = scenario_detail::nearest_place(places, std::move(pointer));
  return found == nullptr ? Place{file, 0, 0} : *found;
}

SourceId Scenario::source_named(const std::string& id) const {
  const auto found = std::ranges::find(sources, id, &Source::id);
  return found == sources.end() ? SourceId::none() : SourceId(static_cast<std::size_t>(found - sources.begin()));
}

SourceId Scenario::renewed_source(SourceId source, RungId rung) const {
  const Source& original = sources[source.index()];
  return source_named(original.id + "/" + regimes[original.regime.index()].ladder[rung.index()].id);
}

}  // namespace docket
