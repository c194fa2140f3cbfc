// All that the evidence of a scenario leaves open, as a space with one axis for each range.
//
// A place in the space gives each axis a share of the way through its range, from 0 to 1, or leaves it as written.
// Whatever the shares are, the values keep what the evidence says of them together:
//
//   same_as        values that move together are one axis
//   below, above   a value is drawn from what the others leave of its range; those that it is said to be below or above
//                  are drawn first
//   shares of a mix (kinds of a list, ways out of a stage) come to 1: shares with a range leave each other room, and
//                  those without share what is left in their written proportion
//
// Two scenarios that are compared are one space. A value that both have, written alike and with the same range, is one
// axis; what only one of them has open, or has written otherwise, is an axis of that scenario alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "docket/scenario/scenario.hpp"
#include "docket/study/study.hpp"

namespace docket {

struct SpaceAxis {
  std::string name;  ///< its pointer; where the other scenario has one of its own there, with the scenario's file
  std::string pointer;
  ValueRange range;
  std::string low;  ///< as people read it, like what follows
  std::string high;
  std::string written;
  Scalar written_value;
  bool is_whole = false;            ///< the language takes whole numbers only there
  std::vector<std::size_t> owners;  ///< places of the scenarios that have it
};

/// Nothing: as written.
using SpacePlace = std::vector<std::optional<double>>;

struct SpacePoint {
  std::vector<std::vector<std::string>> settings;  ///< for each scenario, "/pointer=value"
  std::vector<std::string> shown;                  ///< the value on each axis
};

class EvidenceSpace {
 public:
  /// Axes of values at or below `left_out` are none. The scenarios must outlive the space.
  explicit EvidenceSpace(std::vector<const Scenario*> scenarios, std::span<const std::string> left_out = {});

  [[nodiscard]] const std::vector<SpaceAxis>& axes() const { return axes_; }
  [[nodiscard]] const std::vector<const Scenario*>& scenarios() const { return scenarios_; }
  /// All as written.
  [[nodiscard]] SpacePlace origin() const { return SpacePlace(axes_.size()); }
  /// REQUIRES a share from 0 to 1, or nothing, for each axis. O(axes²) and more where orders go through many.
  [[nodiscard]] SpacePoint at(const SpacePlace& place) const;
  /// Which share of its axis a written value is at, while all others stay as written.
  [[nodiscard]] double written_share(std::size_t axis) const;

 private:
  struct Bounds {
    double low;
    double high;
  };
  struct MixOfAxes {
    std::vector<std::size_t> axes;
    bool has_rest;  ///< shares without a range, which take up what is left
  };

  void add_axes(std::size_t scenario, std::span<const std::string> left_out);
  void add_orders(std::size_t scenario);
  void add_order(const LedgerRow& lower, const LedgerRow& upper, std::size_t scenario);
  void add_mixes(std::size_t scenario);
  void find_turns();
  [[nodiscard]] std::optional<std::size_t> axis_of(const LedgerRow& row, std::size_t scenario) const;
  /// Of a place: whatever stays as written has but one value.
  [[nodiscard]] std::vector<Bounds> bounds_at(const SpacePlace& place) const;
  void narrow(std::vector<Bounds>& bounds, const SpacePlace& place) const;
  static void narrow_mix(const MixOfAxes& mix, std::vector<Bounds>& bounds, const SpacePlace& place);

  std::vector<const Scenario*> scenarios_;
  std::vector<SpaceAxis> axes_;
  std::vector<Bounds> fixed_;                                // by what does not move
  std::vector<std::pair<std::size_t, std::size_t>> orders_;  // the first is never above the second
  std::vector<std::pair<std::size_t, std::size_t>> waits_;   // the first is drawn after the second
  std::vector<MixOfAxes> mixes_;
  std::vector<std::size_t> turns_;  // axes in the order in which they are drawn
};

}  // namespace docket
