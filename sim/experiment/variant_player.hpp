// Plays places of an evidence space, in batches, on all threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "docket/experiment/sensitivity.hpp"

namespace docket::experiment_detail {

struct Variant {
  SpacePlace place;
  std::uint64_t seed = 0;
  std::uint32_t replications = 1;
  std::size_t row = 0;  ///< variants of a row stand or fall together
};

/// What is measured, for each metric and replication; of two scenarios the second's less the first's.
using Measured = std::vector<std::vector<double>>;

/// Values of a metric that are defined.
std::vector<double> defined(const std::vector<double>& values);

/// Within what is below 2^52, so that it can be written in a file.
std::uint64_t seed_for(std::uint64_t seed, const std::string& purpose, std::uint64_t ordinal = 0);

class VariantPlayer {
 public:
  VariantPlayer(const EvidenceSpace& space, const PrepareVariant& prepare, const std::vector<MetricColumn>& metrics,
                const SensitivityOptions& options, std::uint64_t planned)
      : space_(space), prepare_(prepare), metrics_(metrics), options_(options), planned_(planned) {}

  /// Nothing for the variants of a row of which one cannot be read, and for all once a limit from outside was met.
  std::vector<std::optional<Measured>> play(const std::vector<Variant>& variants);
  /// Why a variant cannot be read; empty: it can.
  [[nodiscard]] std::string contradiction_in(const SpacePlace& place) const;

  /// Counts on from those of an earlier player.
  void go_on_from(const VariantPlayer& earlier);
  [[nodiscard]] std::uint64_t runs() const { return runs_; }
  [[nodiscard]] std::uint64_t cut_short() const { return cut_short_; }
  [[nodiscard]] Limit limit() const { return limit_; }

 private:
  using Played = std::vector<std::vector<StoredRun>>;

  [[nodiscard]] Result<Scenario> read(const Variant& variant, std::size_t scenario) const;
  [[nodiscard]] SweepOptions sweep_options();
  void keep(const PlayedPoint& played, Played& all);
  [[nodiscard]] Measured measured(const Played& all, std::size_t variant, std::uint32_t replications) const;

  const EvidenceSpace& space_;
  const PrepareVariant& prepare_;
  const std::vector<MetricColumn>& metrics_;
  const SensitivityOptions& options_;
  std::uint64_t planned_;
  std::uint64_t runs_ = 0;
  std::uint64_t cut_short_ = 0;
  Limit limit_ = Limit::none;
};

}  // namespace docket::experiment_detail
