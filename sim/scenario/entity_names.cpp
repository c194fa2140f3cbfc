#include "scenario/entity_names.hpp"

#include <fmt/core.h>

namespace docket {

std::string order_name(const Scenario& scenario, SourceId source, std::uint64_t ordinal) {
  const Source& from = scenario.sources[source.index()];
  return from.kind == SourceKind::order ? from.id : fmt::format("{}#{}", from.id, ordinal + 1);
}

std::string item_name(std::uint64_t key) { return fmt::format("{:016x}", key); }

}  // namespace docket
