#include "metrics/regime_measures.hpp"

#include <algorithm>

namespace docket::metrics_detail {

void RegimeMeasures::add_climbed(RegimeId regime, RungId rung) {
  const Regime& law = scenario_.regimes[regime.index()];
  const Rung& step = law.ladder[rung.index()];
  Tally& tally = tallies_[regime.index()];
  tally.exposure = std::max(tally.exposure, step.exposure);
  for (const std::string& penalty : step.penalties) {
    add_penalty(law, penalty, tally);
  }
}

void RegimeMeasures::add_penalty(const Regime& regime, const std::string& id, Tally& tally) const {
  const auto penalty = std::ranges::find(regime.penalties, id, &PenaltySpec::id);
  ensure(penalty != regime.penalties.end(), "a rung imposes a penalty that its regime does not have");
  ++tally.penalties;
  // An amount in another currency cannot be added either.
  if (penalty->imposed && penalty->imposed->currency == regime.currency) {
    tally.known_total += penalty->imposed->amount;
  } else {
    ++tally.unquantified;
  }
}

void RegimeMeasures::write(RegimeId regime, MeasureWriter& writer) const {
  const Tally& tally = tallies_[regime.index()];
  writer.count("exposure_stage",
               "How far criminal proceedings came: 0 not at all, 1 threatened, 2 referred, 3 before a court",
               static_cast<std::uint64_t>(tally.exposure));
  writer.count("penalties_imposed", "Penalties that climbed rungs imposed", tally.penalties);
  writer.write("penalty_known_total",
               {"Sum of those penalties whose amount is known; a lower bound while others are not quantified, in ",
                scenario_.regimes[regime.index()].currency},
               tally.known_total);
  writer.count("penalties_unquantified", "Those penalties whose amount nobody knows", tally.unquantified);
}

}  // namespace docket::metrics_detail
