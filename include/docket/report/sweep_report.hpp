// What came of a sweep, from its result store.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "docket/experiment/result_store.hpp"
#include "docket/report/text_output.hpp"

namespace docket {

/// One row for each point and replication, a column for each input and metric; a point without runs has a row without
/// replication, which says why. The same store gives the same bytes.
void sweep_csv(const ResultStore& store, const TextOutput& output);
/// The same as one JSON document.
void sweep_json(const ResultStore& store, const TextOutput& output);

/// For people: a row for each point, mean ± half-width of the metrics. `metrics`: their titles; empty: a few that
/// matter most.
[[nodiscard]] std::string sweep_table(const ResultStore& store, const std::vector<std::string>& metrics,
                                      std::size_t width);

}  // namespace docket
