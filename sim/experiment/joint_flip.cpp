#include "experiment/joint_flip.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "experiment/flip_search.hpp"

namespace docket::experiment_detail {
namespace {

constexpr double kSearchConfidence = 0.99;  // a little more than what is shown has to have in the end

class JointSearch {
 public:
  JointSearch(FlipPlayer& player, const WrittenSide& side) : player_(player), side_(side) {}

  std::optional<JointFlip> search(const std::vector<Row>& rows, const std::vector<InputSensitivity>& inputs) {
    const auto place = first_that_holds(candidates(rows));
    return place ? std::optional(reported(moved_back(put_back(*place, inputs)))) : std::nullopt;
  }

 private:
  /// Points of the designs that are turned, the clearest first.
  [[nodiscard]] std::vector<SpacePlace> candidates(const std::vector<Row>& rows) const {
    std::vector<std::pair<double, SpacePlace>> turned;
    for (const Row& row : rows) {
      for (std::size_t i = 0; i < row.values.size(); ++i) {
        if (const double by = side_.turned_by(row.values[i]); by > 0) {
          const Interval difference = mean_interval(defined(row.values[i][side_.metric]));
          turned.emplace_back(by / std::max(difference.half_width, 1e-300), row.places[i]);
        }
      }
    }
    std::ranges::stable_sort(turned, std::ranges::greater(), &std::pair<double, SpacePlace>::first);
    std::vector<SpacePlace> places;
    for (std::size_t i = 0; i < std::min(turned.size(), kJointCandidates); ++i) {
      places.push_back(turned[i].second);
    }
    return places;
  }

  std::optional<SpacePlace> first_that_holds(const std::vector<SpacePlace>& places) {
    const PlacedValues values = player_.play(places, "joint");
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (is_turned(values[i])) {
        return places[i];
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_turned(const std::optional<Measured>& values) const {
    return side_.is_clearly_turned(side_.interval_of(values, kSearchConfidence));
  }

  bool stays_turned(const SpacePlace& place) { return is_turned(player_.play({place}, "joint")[0]); }

  /// What matters least first.
  SpacePlace put_back(SpacePlace place, const std::vector<InputSensitivity>& inputs) {
    for (auto input = inputs.rbegin(); input != inputs.rend(); ++input) {
      SpacePlace fewer = place;
      fewer[input->axis].reset();
      if (input->verdict == InputVerdict::no_effect || stays_turned(fewer)) {
        place = std::move(fewer);
      }
    }
    return place;
  }

  [[nodiscard]] SpacePlace part_of(const SpacePlace& place, double part) const {
    SpacePlace nearer = place;
    for (std::size_t axis = 0; axis < nearer.size(); ++axis) {
      if (nearer[axis]) {
        const double written = player_.written()[axis];
        nearer[axis] = written + part * (*nearer[axis] - written);
      }
    }
    return nearer;
  }

  SpacePlace moved_back(const SpacePlace& place) {
    double holds = 0;
    double flips = 1;
    for (int round = 0; round < kHalvings; ++round) {
      const double middle = (holds + flips) / 2;
      (stays_turned(part_of(place, middle)) ? flips : holds) = middle;
    }
    return part_of(place, flips);
  }

  JointFlip reported(const SpacePlace& place) {
    JointFlip flip;
    const SpacePoint point = player_.space().at(place);
    for (std::size_t axis = 0; axis < place.size(); ++axis) {
      if (place[axis]) {
        flip.values.emplace_back(axis, point.shown[axis]);
        flip.moved = std::max(flip.moved, std::abs(*place[axis] - player_.written()[axis]));
      }
    }
    flip.difference = side_.interval_of(player_.play({place}, "fresh")[0], 1 - player_.options().error);
    flip.is_shown = side_.is_clearly_turned(flip.difference);
    return flip;
  }

  FlipPlayer& player_;
  const WrittenSide& side_;
};

}  // namespace

std::optional<JointFlip> find_joint_flip(FlipPlayer& player, const WrittenSide& side, const std::vector<Row>& rows,
                                         const std::vector<InputSensitivity>& inputs) {
  return JointSearch(player, side).search(rows, inputs);
}

}  // namespace docket::experiment_detail
