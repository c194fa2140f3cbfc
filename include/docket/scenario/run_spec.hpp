// How long a run lasts, how often it is repeated and what is measured of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "docket/core/time.hpp"
#include "docket/core/time_zone.hpp"

namespace docket {

enum class WarmUpKind : std::uint8_t { none, duration, items, automatic };

/// What is left out of the measures at the start of a run. Automatic: MSER-5 on the time to answer of successive items.
struct WarmUpSpec {
  WarmUpKind kind = WarmUpKind::none;
  Duration duration;
  std::uint64_t items = 0;  ///< answered items
};

/// Replicate until the half-width of a metric is small enough (or max_replications is reached).
struct PrecisionSpec {
  std::string metric;   ///< name of a metric
  std::string subject;  ///< what it is measured on; empty: the first that has it
  double half_width = 0;
  bool is_relative = true;
  std::uint32_t max_replications = 10'000;
};

struct RunSpec {
  UtcTime starts_at;
  std::shared_ptr<const TimeZone> zone;  ///< for every instant a person sees
  std::optional<Instant> ends_at;
  std::optional<std::uint64_t> ends_after_items;  ///< answered items that were served after the warm-up
  WarmUpSpec warm_up;
  std::uint32_t replications = 1;
  std::uint64_t seed = 1;
  std::optional<PrecisionSpec> precision;
  Duration sample_every;  ///< 0: no series

  /// The last instant a run can reach.
  [[nodiscard]] Instant horizon() const { return ends_at.value_or(Instant::at(kLongestRun)); }
};

}  // namespace docket
