// How long items take until they are dark, counting those that were still open when the run ended as what they are:
// censored (see survival_curve.hpp).
//
// An item that is refused, or withdrawn, is not censored by that: it is not going to be dark, and if it were at risk no
// longer, darkness would look surer than it is. It stays at risk for as long as it can be watched, to the end of the
// run, so that the shares are shares of all items.
//
// Times are known to the bucket of a histogram, and what happened comes before what is censored within one; but nothing
// on one side of a mark of 24 h or 36 h is counted on the other. Memory: histograms, and 16 bytes for each order
// of which items were never dark.
#pragma once

#include <array>
#include <vector>

#include "docket/metrics/history.hpp"
#include "docket/scenario/scenario.hpp"
#include "docket/stats/histogram.hpp"
#include "docket/stats/survival_curve.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

class EffectMeasures {
 public:
  explicit EffectMeasures(const Scenario& scenario) : tallies_(scenario.sources.size()) {}

  void add(const ItemHistory& item) { tallies_[item.source.index()].add(item); }
  void finish(Instant end);
  /// REQUIRES: not the source of a work stream, for what has no order has no effect to wait for.
  void write(SourceId source, MeasureWriter& writer) const;

 private:
  static constexpr std::array kMarks = {Duration::hours(24), Duration::hours(36)};
  struct Stretch {  // between two marks
    DurationHistogram happened;
    DurationHistogram censored;
  };
  struct NeverDark {
    Instant served_at;
    std::uint64_t items = 0;
  };
  struct Tally {
    std::array<Stretch, kMarks.size() + 1> stretches;
    std::vector<NeverDark> never_dark;
    Duration longest;  // for which anything was watched
    std::uint64_t open = 0;

    void add(const ItemHistory& item);
    Stretch& stretch_of(Duration time);
    [[nodiscard]] SurvivalCurve curve() const;
  };
  static void write_curve(const SurvivalCurve& curve, MeasureWriter& writer);

  std::vector<Tally> tallies_;  // by source
};

}  // namespace docket::metrics_detail
