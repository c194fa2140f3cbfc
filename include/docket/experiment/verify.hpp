// Holds runs of a scenario against what theory or a publication says comes out of it.
//
// Replications are added until a confidence interval decides about each expected value, or no more may be played:
//
//   agrees      the interval lies within the margin of the expected value
//   disagrees   it lies outside of the margin as a whole
//   undecided   neither, after all replications: no agreement
//   shown       a limit that no finite system reaches: not judged
//
// The margin is 1 % of the expected value, or 0.001 where that is a share below 0.1, unless the scenario sets its own;
// two standard errors of the expected value are added where it was simulated itself.
//
// Intervals are looked at a few times, after ever more replications, and each look takes a part of the error that is
// allowed (see experiment_detail::Looks). Two errors of a whole family of values are kept below `error`:
//
//   all agree, though some value is off by more than its margin: that value alone has to be taken wrongly for it, and
//   on one side, so the intervals that must lie within the margin have confidence 1 - 2 error (intersection-union
//   test: Berger 1982; two one-sided tests: Schuirmann 1987)
//   any value disagrees, though it is not: intervals outside of the margin with error / values (Bonferroni)
//
// Intervals are Student's t over replications, each of which should be long enough, and their fewest number large
// enough, for its means to be near normal. Where one of the values is a control, its luck is taken out of the others.
// A close control explains those others instead, and is explained by the control itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "docket/experiment/replicate.hpp"
#include "docket/stats/interval.hpp"

namespace docket {

enum class Verdict : std::uint8_t { agrees, disagrees, undecided, shown };

struct VerifyOptions {
  double precision = 0.01;              ///< the usual margin; margins that are set, and those of shares, keep their
                                        ///< proportion to it
  double error = 0.01;                  ///< chance of each of the two errors of the family
  std::uint64_t values = 1;             ///< judged values in the family
  std::uint32_t most_replications = 0;  ///< 0: 64 times the scenario's own number, which is the fewest
  std::uint64_t seed = 1;
  std::uint32_t threads = 0;  ///< 0: as many as the machine has
  RunOptions run;
  std::function<void(const Progress&)> on_progress;  ///< called from one thread at a time
};

/// One expected value and what came out.
struct VerifiedValue {
  ExpectedValue expected;
  double margin = 0;  ///< in the unit of the value
  Interval interval;  ///< as it was when the verdict fell
  Verdict verdict = Verdict::undecided;
};

struct VerifiedCase {
  std::vector<VerifiedValue> values;
  std::uint64_t replications = 0;
  std::uint64_t items = 0;    ///< in all replications
  Limit limit = Limit::none;  ///< what ended them early: then nothing is agreed on that was not before
};

/// What a run of the scenario is held against: its expected values, and Little's law at each stage where its lines are
/// sampled (run/sample_every), unless they expect a ratio of their own there.
[[nodiscard]] std::vector<ExpectedValue> expected_values(const Scenario& scenario);

/// How many of them are judged: for `values` of the options.
[[nodiscard]] std::uint64_t count_judged(const Scenario& scenario);

/// The same result for any number of threads. REQUIRES: metric_problems() finds none.
VerifiedCase verify(const Scenario& scenario, const MetricCatalogue& catalogue, const VerifyOptions& options);

}  // namespace docket
