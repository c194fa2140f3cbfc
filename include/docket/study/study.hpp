// A study: a scenario, what is to be varied in it, and how often each variant is to be played. As it is written; which
// points it comes to is told by plan_of().
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "docket/core/problem.hpp"
#include "docket/random/distribution.hpp"
#include "docket/scenario/evidence.hpp"
#include "docket/scenario/run_spec.hpp"

namespace docket {

/// One thing that a factor can be.
struct Level {
  std::string name;                   ///< as results show it
  std::string file = {};              ///< the scenario it chooses; empty: it leaves that to others
  std::vector<std::string> settings;  ///< "/pointer=value", as --set takes them
  std::optional<Scalar> amount = {};  ///< where it is a single number, duration, instant or date
  Place place = {};                   ///< of the cell of a table that chooses it, or of a single value
  /// Where a file of its own says what it is: each of its parts, by their pointers in that file.
  std::shared_ptr<const std::map<std::string, Place>> parts = {};
};

/// All values between two.
struct ValueRange {
  Scalar from;
  Scalar to;
  bool is_log = false;  ///< equal steps multiply
};

/// What is varied on purpose.
struct Factor {
  std::string id;
  std::string pointer = {};              ///< of the value that it sets; empty: its levels say themselves what they set
  std::vector<Level> levels;             ///< in order; empty: only a range
  std::optional<ValueRange> range = {};  ///< of which a Latin hypercube or Sobol's sequence may take any value
  Place place = {};
};

/// What nobody knows: drawn anew for each of the `draws` of a study, and the same at every point of its design.
struct UncertainInput {
  std::string id;
  std::string pointer;
  std::optional<Distribution> distribution = {};  ///< in seconds, where it is one of times
  bool is_time = false;
  std::optional<ValueRange> range = {};  ///< without a distribution: each value of it is as likely as any other
};

/// Which combinations of levels are no points. Exactly one of the two forms is used.
struct Constraint {
  std::string id;
  std::vector<std::pair<std::size_t, double>> weights = {};  ///< factor and weight: their weighted sum is bounded
  std::optional<Scalar> at_most = {};
  std::optional<Scalar> at_least = {};
  std::vector<std::pair<std::size_t, std::string>> never = {};  ///< factor and level that do not go together
};

enum class Design : std::uint8_t {
  grid,             ///< every level of each factor with every level of all others
  one_at_a_time,    ///< the first levels, then each other level beside the first ones of the others
  latin_hypercube,  ///< n points: each n-th part of every range is met once
  sobol,            ///< the first n points of Sobol's sequence
  table,            ///< the rows of a CSV file
};

struct Study {
  std::string title;
  std::string file;      ///< as the user named it
  std::string text;      ///< of the file
  std::string scenario;  ///< path of the scenario that is varied; empty where a factor chooses it at every point
  std::optional<std::uint64_t> seed = {};  ///< empty: the scenario's
  std::vector<Factor> factors = {};
  std::vector<std::vector<std::size_t>> lockstep = {};  ///< factors whose levels go in pairs, first with first
  std::vector<Constraint> constraints = {};
  Design design = Design::grid;
  std::uint32_t points = 0;               ///< of a Latin hypercube or Sobol's sequence
  std::vector<std::vector<Level>> table;  ///< rows of Design::table, a level for each factor
  std::vector<UncertainInput> uncertain = {};
  std::vector<std::string> evidence_ranges =
      {};  ///< pointers: what has a range in its evidence below them is uncertain
  std::uint32_t draws = 1;
  std::vector<std::string> metrics = {};  ///< "name" or "name on subject"; empty: all
  std::optional<std::uint32_t> replications = {};
  std::optional<PrecisionSpec> precision = {};
  std::optional<std::uint64_t> budget = {};  ///< replications of all points together
  std::map<std::string, Place> places = {};  ///< where each value of the file was written, by its pointer there

  /// Where the value at the pointer of the study was written or, if there is none, the nearest one above it.
  [[nodiscard]] Place place_of(std::string pointer) const;
};

}  // namespace docket
