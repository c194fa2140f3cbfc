// Axes moved alone until a comparison turns round; see flip_search.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "experiment/flip_player.hpp"

namespace docket::experiment_detail {

class AxisFlips {
 public:
  /// Plays the quarters, which all metrics share. REQUIRES: the player outlives it.
  explicit AxisFlips(FlipPlayer& player);

  std::vector<AxisFlip> search(const WrittenSide& side);

 private:
  struct Move {
    std::size_t axis = 0;
    double share = 0;
  };
  /// Shares of an axis between which the difference turns.
  struct Bracket {
    std::size_t axis = 0;
    double holds = 0;
    double flips = 0;
    double strongest = 0;  ///< share where it is turned most
  };

  PlacedValues play(const std::vector<Move>& moves, const std::string& luck);
  [[nodiscard]] SpacePlace place_of(const Move& move) const;
  [[nodiscard]] std::vector<Bracket> first_turns(const WrittenSide& side) const;
  [[nodiscard]] double moved(const Bracket& bracket) const;
  void halve(std::vector<Bracket>& brackets, const WrittenSide& side);
  std::vector<AxisFlip> confirmed(const std::vector<Bracket>& brackets, const WrittenSide& side);
  [[nodiscard]] std::string shown(const Move& move) const;
  [[nodiscard]] std::string shown_holds(const Bracket& bracket) const;

  FlipPlayer& player_;
  std::vector<Move> quarters_;  // by axis and end, from the written value outwards
  PlacedValues at_quarters_;
};

}  // namespace docket::experiment_detail
