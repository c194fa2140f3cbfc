// What all outputs of a run are made of: the scenario, what is measured on it, and what its replications yielded.
#pragma once

#include <cstdint>
#include <string>

#include "docket/experiment/replicate.hpp"
#include "docket/metrics/catalogue.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// How a limit was given, for people; known to whoever gave it.
struct LimitNote {
  std::string value;      ///< "1,000", "2 GiB"
  std::string raised_by;  ///< "--max-items"
};

/// REQUIRES: what it refers to outlives it, and the results follow the catalogue.
struct RunReport {
  const Scenario& scenario;
  const MetricCatalogue& catalogue;
  const Replications& replications;
  std::uint64_t seed = 0;
  LimitNote limit = {};  ///< of replications.limit
};

/// A limit ended some replication before its scenario did, or kept some from being played: the result is partial.
[[nodiscard]] bool is_partial(const Replications& replications);

}  // namespace docket
