// The rows of the two designs of a sensitivity analysis: drawn, played, and drawn again where values contradict.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "experiment/variant_player.hpp"

namespace docket::experiment_detail {

enum class RowKind : std::uint8_t { screening, sample };

struct Row {
  RowKind kind = RowKind::screening;
  std::size_t ordinal = 0;         ///< within its kind
  std::vector<SpacePlace> places;  ///< screening: from, then a step of each axis; samples: a, b, then mixtures
  std::vector<Measured> values;    ///< of each place; empty until it is played
};

struct PlayedRows {
  std::vector<Row> rows;  ///< those that were played whole
  std::uint64_t redrawn = 0;
  std::uint64_t given_up = 0;
  std::string contradiction;
};

/// Stops as soon as a limit from outside is met.
PlayedRows play_rows(const EvidenceSpace& space, VariantPlayer& player, const SensitivityOptions& options);

/// Steps of an axis in rows of a kind, in a metric; rows where it is not defined twice at all places are none.
std::vector<EffectStep> steps_of(const std::vector<Row>& rows, RowKind kind, std::size_t axis, std::size_t metric);
std::vector<SobolRow> samples_of(const std::vector<Row>& rows, std::size_t metric);
/// Rows that have no value in the metric.
std::uint64_t count_undefined(const std::vector<Row>& rows, std::size_t metric);

}  // namespace docket::experiment_detail
