#include "metrics/sample_measures.hpp"

namespace docket::metrics_detail {

void SampleMeasures::add(const StageSampled& sampled) {
  Tally& tally = tallies_[sampled.stage.index()];
  const std::uint64_t present = std::uint64_t{sampled.waiting} + sampled.in_service;
  ++tally.samples;
  tally.present += present;
  tally.squares += static_cast<Int128>(present) * static_cast<Int128>(present);
}

void SampleMeasures::write(StageId stage, double present_mean, MeasureWriter& writer) const {
  const Tally& tally = tallies_[stage.index()];
  const auto samples = static_cast<double>(tally.samples);
  const double mean = ratio(static_cast<double>(tally.present), samples);
  writer.write("sampled_present_mean", "Mean number waiting or in service at the sample instants", mean);
  writer.write("sampled_present_variance", "Variance of the number waiting or in service at the sample instants",
               ratio(static_cast<double>(tally.squares), samples) - mean * mean);
  writer.write("littles_law_ratio",
               "Mean number at the sample instants over the mean number made of all visits: 1 by Little's law",
               ratio(mean, present_mean));
}

}  // namespace docket::metrics_detail
