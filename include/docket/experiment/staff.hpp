// The fewest reviewers with which a platform keeps its promises: "of each order source at most 5 % are missed".
//
// Queueing theory says where to begin; runs decide. All plans play the same replications, so that they meet the same
// orders and luck. A plan is played until intervals tell that it keeps every promise, or that it breaks one, or no more
// may be played; what is not shown to keep a promise does not count as keeping it.
//
//   search   doubles everybody until the promises are kept; finds for each pool the fewest with which they are when
//            the others have plenty, which any plan needs; climbs from there, sends home whoever can be spared, and
//            tries every cheaper plan that nothing speaks against
//   proof    plays what it found, and the same with one fewer in each pool, on replications that the search never saw
//
// The chance that a plan is proved which breaks a promise is at most 1 - confidence: intervals of each look at the
// replications, each a third more than before, share it, and so do second proofs after a failed one. Promises need no
// share of their own to be kept, since all have to be (intersection-union test); to break any they divide it.
//
// More reviewers are taken to do no harm. It is nearly so: with the same luck, another order of work can turn a near
// miss either way. So the last word on each pool is said by playing one fewer.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "docket/experiment/replicate.hpp"

namespace docket {

/// A metric whose mean over replications has to stay within a limit. Shares of orders and items are the share of all
/// of them, over all replications.
struct StaffTarget {
  std::string metric = "orders_missed_share";
  std::string subject;  ///< what it is measured on; empty: the first that has it
  bool is_at_most = true;
  double limit = 0;
};

/// How many reviewers a pool may have; those of a pool that is not staffed stay as the scenario says.
struct PoolRange {
  std::uint32_t least = 1;
  std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
};

/// Of fewer, means are not near enough to normal: nothing is shown to be kept before.
inline constexpr std::uint32_t kFewestReplications = 30;

struct StaffProgress {
  std::uint64_t plans = 0;  ///< tried before
  std::uint64_t replications = 0;
  std::uint64_t most_replications = 0;  ///< of this plan
};

struct StaffOptions {
  std::vector<StaffTarget> targets;              ///< at least one
  std::vector<std::optional<PoolRange>> ranges;  ///< by pool; none: it is not staffed
  double confidence = 0.95;
  std::optional<double> budget;  ///< a week, in the currency of the costs
  std::uint32_t most_replications = 4000;
  std::uint64_t seed = 1;
  std::uint32_t threads = 0;  ///< 0: as many as the machine has
  RunOptions run = {};
  std::function<void(const StaffProgress&)> on_progress = {};  ///< called from one thread at a time
};

enum class StaffVerdict : std::uint8_t {
  keeps,
  breaks,
  unclear,  ///< neither is shown by all replications that may be played
};

/// What was found of one target under one plan.
struct TargetFinding {
  double value = 0;
  double low = 0;  ///< ends of the interval at the confidence of its last look
  double high = 0;
  StaffVerdict verdict = StaffVerdict::unclear;
};

/// Reviewers of each pool that is staffed, and how they did.
struct PlayedPlan {
  std::vector<std::uint32_t> reviewers;
  double price = 0;  ///< a week; reviewers where the costs are not all known
  std::vector<TargetFinding> targets;
  StaffVerdict verdict = StaffVerdict::unclear;
  std::uint32_t replications = 0;
};

struct StaffedPool {
  PoolId pool;
  std::uint32_t as_written = 0;
  double load = 0;                  ///< Erlangs: reviewers who would be at work all of their time on duty
  std::uint32_t theory = 0;         ///< where the search began
  std::uint32_t needed = 0;         ///< any plan needs so many, beside plenty in the others; 0: not known
  double hours_per_week = 0;        ///< that a reviewer is on the plan
  std::optional<double> cost = {};  ///< of a reviewer a week
};

enum class StaffEnd : std::uint8_t {
  found,
  never_kept,   ///< broken, as is shown, with as many as allowed, or as can make a difference
  undecided,    ///< with as many neither kept nor broken is shown, or something promised is not defined in the runs
  over_budget,  ///< the cheapest plan that was found costs more
  not_proved,   ///< what was found did not hold on other replications, again and again
  limit,        ///< from outside, or a replication that cannot end
};

struct StaffResult {
  StaffEnd end = StaffEnd::found;
  Limit limit = Limit::none;
  std::vector<StaffedPool> pools;
  std::string currency;              ///< empty: plans are compared by reviewers
  std::vector<PlayedPlan> tried;     ///< by the search and around what it found, cheapest first
  std::optional<PlayedPlan> answer;  ///< on the replications of the proof; of over_budget: what it would take
  std::vector<std::optional<PlayedPlan>> one_fewer;  ///< of each pool, on the same; none where a bound forbids it
  bool is_cheapest = false;                          ///< every cheaper plan is ruled out by one that broke a promise
  std::uint32_t proofs = 0;
  Replications proof;  ///< of the answer

  std::vector<std::uint32_t> most = {};  ///< of never_kept and undecided: the plan with which it was given up

  // Of never_kept:
  bool is_staff_useless = false;               ///< twice as many changed next to nothing: the time goes elsewhere
  std::optional<std::size_t> bottleneck = {};  ///< of `pools`: without its bound the promises would be kept
};

/// Targets that an order platform is usually held to: at most `missed` of the orders of each written order and stream
/// or, where there are none, of the batches of each work stream with due times. What falls due after the run is left
/// out.
[[nodiscard]] std::vector<StaffTarget> missed_targets(const Scenario& scenario, double missed);

/// By pool: the range [1, no end) for those whose work can touch what the targets are measured on, none for those
/// without a number of reviewers and for the others.
[[nodiscard]] std::vector<std::optional<PoolRange>> usual_ranges(const Scenario& scenario,
                                                                 const std::vector<StaffTarget>& targets);

/// Why one target cannot be asked: it is not measured, no plan could break it, so many replications could not show it
/// even if nothing went wrong in them, or what it costs is not known. Empty pointers: it is the target itself that is
/// wrong.
[[nodiscard]] Problems target_problems(const StaffTarget& target, const Scenario& scenario,
                                       const MetricCatalogue& catalogue, const StaffOptions& options);

/// Why it cannot be asked: a replayed platform, no target or problems of one, nothing to staff, a budget without costs.
/// Pointers are into the scenario, or empty.
[[nodiscard]] Problems staff_problems(const Scenario& scenario, const MetricCatalogue& catalogue,
                                      const StaffOptions& options);

/// The scenario with the reviewers of a plan.
[[nodiscard]] Scenario with_reviewers(Scenario scenario, const std::vector<StaffedPool>& pools,
                                      const std::vector<std::uint32_t>& reviewers);

/// The same for any number of threads. REQUIRES: staff_problems() finds none.
StaffResult staff(const Scenario& scenario, const MetricCatalogue& catalogue, const StaffOptions& options);

}  // namespace docket
