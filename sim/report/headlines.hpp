// The headline figures of a run, and which values of the scenario each of them can depend on.
//
// The rule is static and errs on the side of too much: a value that is listed need not move the figure, but a value
// that is not listed cannot. A test perturbs values and holds it to that.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "docket/metrics/catalogue.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

enum class Headline : std::uint8_t {
  deadlines,  ///< met or missed, in effect or late when due, acknowledged in time
  times,      ///< to acknowledge, to decide, to take effect
  darkness,   ///< share of the time since due, dark hours
  decisions,  ///< decided, refused, restored, left open
  speech,     ///< lawful but dark, unlawful but visible, dark beyond the territory
  record,     ///< agreement with what is on record
  ladder,     ///< rungs, penalties, exposure
  people,     ///< at work, waits, queues
  cost,
};
inline constexpr std::size_t kHeadlines = 9;

[[nodiscard]] std::string_view name_of(Headline headline);

/// Several headlines.
class HeadlineSet {
 public:
  constexpr HeadlineSet() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): one headline is a set of one
  constexpr HeadlineSet(Headline headline) : bits_(1U << static_cast<unsigned>(headline)) {}

  static constexpr HeadlineSet all() { return HeadlineSet((1U << kHeadlines) - 1U); }
  [[nodiscard]] constexpr bool has(Headline headline) const { return (bits_ & HeadlineSet(headline).bits_) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  friend constexpr HeadlineSet operator|(HeadlineSet a, HeadlineSet b) { return HeadlineSet(a.bits_ | b.bits_); }
  friend constexpr bool operator==(HeadlineSet, HeadlineSet) = default;

 private:
  constexpr explicit HeadlineSet(unsigned bits) : bits_(bits) {}
  unsigned bits_ = 0;
};

/// Those that a run of the scenario has figures for.
[[nodiscard]] std::vector<Headline> shown_headlines(const Scenario& scenario);

/// The headline under which the run table shows a metric. Nothing for what it does not show: the reviewers of a
/// platform that is replayed, and counts that only other figures need.
[[nodiscard]] std::optional<Headline> headline_of(const Scenario& scenario, const MetricInfo& metric);

/// Empty for a value that is not in use: it belongs to an actor that is replayed, or nothing asks for it.
[[nodiscard]] HeadlineSet moved_by(const Scenario& scenario, std::string_view pointer);

}  // namespace docket
