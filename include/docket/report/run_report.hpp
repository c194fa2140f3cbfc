// What all outputs of a run are made of: the scenario, what is measured on it, and what its replications yielded.
#pragma once

#include <cstdint>

#include "docket/experiment/replicate.hpp"
#include "docket/metrics/catalogue.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// REQUIRES: what it refers to outlives it, and the results follow the catalogue.
struct RunReport {
  const Scenario& scenario;
  const MetricCatalogue& catalogue;
  const Replications& replications;
  std::uint64_t seed = 0;
};

/// A limit that the user gave ended some replication before its scenario did: the result is partial.
[[nodiscard]] bool is_partial(const Replications& replications);

}  // namespace docket
