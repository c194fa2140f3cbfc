#include "experiment/flip_player.hpp"

#include <cmath>

#include "experiment/flip_search.hpp"

namespace docket::experiment_detail {

FlipPlayer::FlipPlayer(const EvidenceSpace& space, VariantPlayer& player, const SensitivityOptions& options)
    : space_(space), player_(player), options_(options) {
  for (std::size_t axis = 0; axis < space.axes().size(); ++axis) {
    written_.push_back(space.written_share(axis));
  }
}

PlacedValues FlipPlayer::play(const std::vector<SpacePlace>& places, const std::string& luck) {
  std::vector<Variant> variants;
  for (const SpacePlace& place : places) {
    variants.push_back(
        {place, seed_for(options_.seed, luck), kFlipReplications * options_.replications, variants.size()});
  }
  return player_.play(variants);
}

double WrittenSide::turned_by(const Measured& values) const {
  const double mean = mean_interval(defined(values[metric])).mean;
  return std::isnan(mean) ? 0 : -side * mean;
}

double WrittenSide::turned_by(const std::optional<Measured>& values) const { return values ? turned_by(*values) : 0; }

Interval WrittenSide::interval_of(const std::optional<Measured>& values, double confidence) const {
  return values ? mean_interval(defined((*values)[metric]), confidence) : Interval{};
}

bool WrittenSide::is_clearly_turned(const Interval& difference) const {
  return side > 0 ? difference.high() < 0 : difference.low() > 0;
}

}  // namespace docket::experiment_detail
