// Who was played from a script and who from rules: the tag of every row of output (law 5).
#pragma once

#include <cstdint>
#include <string_view>

#include "docket/metrics/catalogue.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

enum class Conduct : std::uint8_t { replayed, simulated };

/// "REPLAYED" or "SIMULATED".
[[nodiscard]] std::string_view tag_of(Conduct conduct);

[[nodiscard]] Conduct platform_conduct(const Scenario& scenario);
/// Of the authority behind a source; of work without an order: of the platform.
[[nodiscard]] Conduct authority_conduct(const Scenario& scenario, const Source& source);
/// Of whoever made the orders or batches of a source: written orders and traces are replayed in every case.
[[nodiscard]] Conduct origin_of(const Scenario& scenario, SourceId source);
/// Replayed when all authorities and the platform are.
[[nodiscard]] Conduct joint_conduct(const Scenario& scenario);
/// Whose conduct a measure mainly depends on.
[[nodiscard]] Conduct conduct_behind(const Scenario& scenario, const MetricInfo& metric);

}  // namespace docket
