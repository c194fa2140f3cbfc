#include "experiment/axis_flips.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/flip_search.hpp"

namespace docket::experiment_detail {

AxisFlips::AxisFlips(FlipPlayer& player) : player_(player) {
  for (std::size_t axis = 0; axis < player_.written().size(); ++axis) {
    const double written = player_.written()[axis];
    for (const double end : {0.0, 1.0}) {
      for (int quarter = 1; quarter <= kQuarters; ++quarter) {
        quarters_.push_back({axis, written + (end - written) * quarter / kQuarters});
      }
    }
  }
  at_quarters_ = play(quarters_, "written");
}

std::vector<AxisFlip> AxisFlips::search(const WrittenSide& side) {
  std::vector<Bracket> brackets = first_turns(side);
  halve(brackets, side);
  return confirmed(brackets, side);
}

PlacedValues AxisFlips::play(const std::vector<Move>& moves, const std::string& luck) {
  std::vector<SpacePlace> places;
  for (const Move& move : moves) {
    places.push_back(place_of(move));
  }
  return player_.play(places, luck);
}

SpacePlace AxisFlips::place_of(const Move& move) const {
  SpacePlace place = player_.space().origin();
  place[move.axis] = move.share;
  return place;
}

/// Of the two ends of an axis the nearer turn.
std::vector<AxisFlips::Bracket> AxisFlips::first_turns(const WrittenSide& side) const {
  std::vector<Bracket> brackets;
  for (std::size_t first = 0; first < quarters_.size(); first += kQuarters) {
    std::size_t strongest = first;
    std::size_t turn = first + kQuarters;
    for (std::size_t i = first + kQuarters; i-- > first;) {
      const double turned = side.turned_by(at_quarters_[i]);
      turn = turned > 0 ? i : turn;
      strongest = turned > side.turned_by(at_quarters_[strongest]) ? i : strongest;
    }
    if (turn == first + kQuarters) {
      continue;
    }
    const std::size_t axis = quarters_[first].axis;
    const double holds = turn == first ? player_.written()[axis] : quarters_[turn - 1].share;
    const Bracket bracket{axis, holds, quarters_[turn].share, quarters_[strongest].share};
    if (brackets.empty() || brackets.back().axis != axis) {
      brackets.push_back(bracket);
    } else if (moved(bracket) < moved(brackets.back())) {
      brackets.back() = bracket;
    }
  }
  return brackets;
}

double AxisFlips::moved(const Bracket& bracket) const {
  return std::abs(bracket.flips - player_.written()[bracket.axis]);
}

void AxisFlips::halve(std::vector<Bracket>& brackets, const WrittenSide& side) {
  for (int round = 0; round < kHalvings && !brackets.empty(); ++round) {
    std::vector<Move> middles;
    for (const Bracket& bracket : brackets) {
      middles.push_back({bracket.axis, (bracket.holds + bracket.flips) / 2});
    }
    const PlacedValues values = play(middles, "written");
    for (std::size_t i = 0; i < brackets.size(); ++i) {
      (side.turned_by(values[i]) > 0 ? brackets[i].flips : brackets[i].holds) = middles[i].share;
    }
  }
}

std::vector<AxisFlip> AxisFlips::confirmed(const std::vector<Bracket>& brackets, const WrittenSide& side) {
  std::vector<Move> strongest;
  for (const Bracket& bracket : brackets) {
    strongest.push_back({bracket.axis, bracket.strongest});
  }
  const PlacedValues values = play(strongest, "fresh");
  const double error = player_.options().error / static_cast<double>(std::max<std::size_t>(brackets.size(), 1));
  std::vector<AxisFlip> flips;
  for (std::size_t i = 0; i < brackets.size(); ++i) {
    const Bracket& bracket = brackets[i];
    const Interval difference = side.interval_of(values[i], 1 - error);
    flips.push_back({bracket.axis, shown_holds(bracket), shown({bracket.axis, bracket.flips}), moved(bracket),
                     shown(strongest[i]), difference, side.is_clearly_turned(difference)});
  }
  std::ranges::stable_sort(flips, [](const AxisFlip& a, const AxisFlip& b) {
    return a.is_shown != b.is_shown ? a.is_shown : a.moved < b.moved;
  });
  return flips;
}

std::string AxisFlips::shown(const Move& move) const { return player_.space().at(place_of(move)).shown[move.axis]; }

std::string AxisFlips::shown_holds(const Bracket& bracket) const {
  const bool is_written = bracket.holds == player_.written()[bracket.axis];
  return is_written ? player_.space().axes()[bracket.axis].written : shown({bracket.axis, bracket.holds});
}

}  // namespace docket::experiment_detail
