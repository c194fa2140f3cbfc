// Plays places where a comparison may turn round, and tells on which side it is there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "experiment/variant_player.hpp"

namespace docket::experiment_detail {

/// Of each place, in their order; nothing where it was not played.
using PlacedValues = std::vector<std::optional<Measured>>;

class FlipPlayer {
 public:
  /// REQUIRES: all outlive it.
  FlipPlayer(const EvidenceSpace& space, VariantPlayer& player, const SensitivityOptions& options);

  /// `luck`: the same word is the same luck.
  PlacedValues play(const std::vector<SpacePlace>& places, const std::string& luck);

  [[nodiscard]] const EvidenceSpace& space() const { return space_; }
  [[nodiscard]] const SensitivityOptions& options() const { return options_; }
  [[nodiscard]] Limit limit() const { return player_.limit(); }
  /// Share of each axis.
  [[nodiscard]] const std::vector<double>& written() const { return written_; }

 private:
  const EvidenceSpace& space_;
  VariantPlayer& player_;
  const SensitivityOptions& options_;
  std::vector<double> written_;
};

/// On which side of 0 the difference in a metric is at the written values.
struct WrittenSide {
  std::size_t metric = 0;
  double side = 1;  ///< 1 or -1

  /// How far it is turned: above 0 on the other side. 0 where nothing is known.
  [[nodiscard]] double turned_by(const Measured& values) const;
  [[nodiscard]] double turned_by(const std::optional<Measured>& values) const;
  [[nodiscard]] Interval interval_of(const std::optional<Measured>& values, double confidence) const;
  [[nodiscard]] bool is_clearly_turned(const Interval& difference) const;
};

}  // namespace docket::experiment_detail
