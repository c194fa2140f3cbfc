// Which of the assumptions behind a scenario matter to what is measured, over all the ranges of its evidence at once;
// and, of two scenarios, whether anything within these ranges turns their comparison round.
//
// Two designs are played, in rows: screening rows (a place and, for each axis, a step of half its range from there:
// elementary effects) and sample rows (two places and their mixtures: Sobol's indices). Places of a design are a Latin
// hypercube. A row has luck of its own, which all its points share, in each replication. So rows are independent, and
// what differs within a row is due to what was moved.
//
// A point whose values contradict each other (a script that acts before its order) cannot be read: its whole row is
// drawn again. Where that does not help after kMostAttempts, axes that cannot be moved alone to an end of their range
// are left out, with the reason; if there are none, so is the row.
//
// A value that is drawn from what others leave of its range (see EvidenceSpace) counts with its place within what is
// left; so the axes are independent, as Sobol's indices ask for.
//
// With two scenarios the measure is the second's minus the first's, replication by replication.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "docket/experiment/metric_columns.hpp"
#include "docket/stats/morris.hpp"
#include "docket/stats/sobol_indices.hpp"
#include "docket/study/evidence_space.hpp"

namespace docket {

inline constexpr std::uint32_t kMostAttempts = 20;
inline constexpr double kLittle = 0.01;

struct SensitivityOptions {
  std::uint32_t screening = 20;    ///< rows of elementary effects; at least 2
  std::uint32_t samples = 128;     ///< rows of Sobol's indices; 0: none are estimated
  std::uint32_t replications = 4;  ///< of each point; at least 2, or luck could not be told from effects
  std::uint64_t seed = 1;
  double error = 0.05;        ///< chance that anything without effect is said to matter to a measure
  std::uint32_t threads = 0;  ///< 0: as many as the machine has
  RunOptions run = {};
  std::function<void(const Progress&)> on_progress = {};  ///< in replications; called from one thread at a time
};

enum class InputVerdict : std::uint8_t {
  matters,              ///< beyond luck
  moves_little,         ///< beyond luck, but in all surely less than kLittle of the variance
  not_distinguishable,  ///< from luck
  no_effect,            ///< nothing ever changed, in no replication
  unknown,              ///< the metric has no value wherever it was moved
};

struct InputSensitivity {
  std::size_t axis = 0;
  ElementaryEffects effects;
  SobolIndex index;
  InputVerdict verdict = InputVerdict::unknown;
};

/// One axis moved alone from what is written, until the comparison turns.
struct AxisFlip {
  std::size_t axis = 0;
  std::string holds_at;   ///< the value nearest to the flip that still compares as written values do
  std::string flips_at;   ///< the nearest found that does not
  double moved = 0;       ///< from the written value to there, in ranges
  std::string seen_at;    ///< where the turned difference is largest
  Interval difference;    ///< there, with fresh luck; 95 % for all axes that flip together
  bool is_shown = false;  ///< it leaves 0 out, on the other side
};

/// Several axes moved together.
struct JointFlip {
  std::vector<std::pair<std::size_t, std::string>> values;  ///< axis and value; the others are as written
  double moved = 0;                                         ///< the farthest of them, in ranges
  Interval difference;                                      ///< with fresh luck
  bool is_shown = false;                                    ///< it leaves 0 out, on the other side
};

struct Flips {
  Interval written;                ///< the difference at the written values
  bool is_written_clear = false;   ///< it leaves 0 out
  std::uint64_t points = 0;        ///< of the designs, with a difference other than 0
  std::uint64_t turned = 0;        ///< of these, on the other side than at the written values
  std::vector<AxisFlip> axes;      ///< nearest first, shown ones before others
  std::optional<JointFlip> joint;  ///< looked for where no axis alone is shown to turn it
};

struct MetricSensitivity {
  MetricColumn metric;
  Interval written;                      ///< at the written values
  SobolIndices spread;                   ///< over the ranges; NaN without samples
  std::vector<InputSensitivity> inputs;  ///< what matters first, then by mu*
  std::uint64_t rows_undefined = 0;      ///< left out: the metric has no value at some point of them
  std::optional<Flips> flips;            ///< of two scenarios
};

struct LeftOut {
  std::string pointer;
  std::string reason;
};

struct Sensitivity {
  std::vector<SpaceAxis> axes;
  std::vector<MetricSensitivity> metrics;
  std::vector<LeftOut> left_out;
  std::uint64_t rows = 0;  ///< of both designs, played whole
  std::uint64_t rows_redrawn = 0;
  std::uint64_t rows_given_up = 0;
  std::string contradiction = {};  ///< one of those that made a row be drawn again
  std::uint64_t runs = 0;          ///< replications played
  std::uint64_t cut_short = 0;     ///< of these, by a limit of events, items or orders
  Limit limit = Limit::none;       ///< from outside: it ended all, and nothing else here counts
};

/// Reads one of the scenarios with further settings. Called from several threads at once.
using PrepareVariant = std::function<Result<Scenario>(std::size_t scenario, const std::vector<std::string>& settings)>;

/// Replications that will be played when no row has to be drawn again, and at most so many to find where it flips.
struct SensitivityRuns {
  std::uint64_t points = 0;
  std::uint64_t design = 0;
  std::uint64_t flips = 0;
};
[[nodiscard]] SensitivityRuns predicted_runs(std::size_t axes, std::size_t scenarios, std::size_t metrics,
                                             const SensitivityOptions& options);

/// `scenarios`: one, or two to be compared. The same result for any number of threads. A Fault in a replication is
/// thrown on.
[[nodiscard]] Sensitivity sensitivity(const std::vector<const Scenario*>& scenarios, const PrepareVariant& prepare,
                                      const std::vector<MetricColumn>& metrics, const SensitivityOptions& options);

}  // namespace docket
