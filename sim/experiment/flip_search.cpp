#include "experiment/flip_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace docket::experiment_detail {
namespace {

constexpr double kSearchConfidence = 0.99;  // a little more than what is shown has to have in the end

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

double mean_or_zero(const std::vector<double>& values) {
  const Interval interval = mean_interval(defined(values));
  return std::isnan(interval.mean) ? 0 : interval.mean;
}

class FlipSearch {
 public:
  FlipSearch(const EvidenceSpace& space, VariantPlayer& player, const SensitivityOptions& options)
      : space_(space), player_(player), options_(options) {
    for (std::size_t axis = 0; axis < space.axes().size(); ++axis) {
      written_.push_back(space.written_share(axis));
    }
  }

  /// What all metrics share.
  void play_quarters() {
    for (std::size_t axis = 0; axis < written_.size(); ++axis) {
      for (const double end : {0.0, 1.0}) {
        for (int quarter = 1; quarter <= kQuarters; ++quarter) {
          quarters_.push_back({axis, written_[axis] + (end - written_[axis]) * quarter / kQuarters});
        }
      }
    }
    at_quarters_ = play_moves(quarters_);
  }

  Flips search(std::size_t metric, const MetricSensitivity& found, const std::vector<Row>& rows) {
    Flips flips;
    flips.written = found.written;
    flips.is_written_clear = found.written.low() > 0 || found.written.high() < 0;
    metric_ = metric;
    side_ = found.written.mean > 0 ? 1 : -1;
    if (std::isnan(found.written.mean) || found.written.mean == 0) {
      return flips;
    }
    count_turned(rows, flips);
    std::vector<Bracket> brackets = first_turns();
    halve(brackets);
    flips.axes = confirmed(brackets);
    const bool is_any_shown = std::ranges::any_of(flips.axes, &AxisFlip::is_shown);
    if (!is_any_shown && player_.limit() == Limit::none) {
      flips.joint = joint_flip(rows, found);
    }
    return flips;
  }

 private:
  using Values = std::vector<std::optional<Measured>>;

  [[nodiscard]] std::uint32_t replications() const { return kFlipReplications * options_.replications; }

  Values play_places(const std::vector<SpacePlace>& places, const std::string& luck) {
    std::vector<Variant> variants;
    for (const SpacePlace& place : places) {
      variants.push_back({place, seed_for(options_.seed, luck), replications(), variants.size()});
    }
    return player_.play(variants);
  }

  Values play_moves(const std::vector<Move>& moves, const std::string& luck = "written") {
    std::vector<SpacePlace> places;
    for (const Move& move : moves) {
      places.push_back(space_.origin());
      places.back()[move.axis] = move.share;
    }
    return play_places(places, luck);
  }

  /// How far it is turned: above 0 on the other side.
  [[nodiscard]] double turned_by(const std::optional<Measured>& values) const {
    return values ? -side_ * mean_or_zero((*values)[metric_]) : 0;
  }

  [[nodiscard]] Interval interval_of(const std::optional<Measured>& values, double confidence) const {
    return values ? mean_interval(defined((*values)[metric_]), confidence) : Interval{};
  }

  [[nodiscard]] bool is_clearly_turned(const Interval& difference) const {
    return side_ > 0 ? difference.high() < 0 : difference.low() > 0;
  }

  void count_turned(const std::vector<Row>& rows, Flips& flips) const {
    for (const Row& row : rows) {
      for (const Measured& at : row.values) {
        const double turned = turned_by(at);
        flips.points += turned != 0 ? 1U : 0U;
        flips.turned += turned > 0 ? 1U : 0U;
      }
    }
  }

  /// Quarters come by axis and end, from the written value outwards. Of the two ends of an axis the nearer turn.
  [[nodiscard]] std::vector<Bracket> first_turns() const {
    std::vector<Bracket> brackets;
    for (std::size_t first = 0; first < quarters_.size(); first += kQuarters) {
      std::size_t strongest = first;
      std::size_t turn = first + kQuarters;
      for (std::size_t i = first + kQuarters; i-- > first;) {
        turn = turned_by(at_quarters_[i]) > 0 ? i : turn;
        strongest = turned_by(at_quarters_[i]) > turned_by(at_quarters_[strongest]) ? i : strongest;
      }
      if (turn == first + kQuarters) {
        continue;
      }
      const std::size_t axis = quarters_[first].axis;
      const Bracket bracket{axis, turn == first ? written_[axis] : quarters_[turn - 1].share, quarters_[turn].share,
                            quarters_[strongest].share};
      if (brackets.empty() || brackets.back().axis != axis) {
        brackets.push_back(bracket);
      } else if (moved(bracket) < moved(brackets.back())) {
        brackets.back() = bracket;
      }
    }
    return brackets;
  }

  [[nodiscard]] double moved(const Bracket& bracket) const { return std::abs(bracket.flips - written_[bracket.axis]); }

  void halve(std::vector<Bracket>& brackets) {
    for (int round = 0; round < kHalvings && !brackets.empty(); ++round) {
      std::vector<Move> middles;
      for (const Bracket& bracket : brackets) {
        middles.push_back({bracket.axis, (bracket.holds + bracket.flips) / 2});
      }
      const Values values = play_moves(middles);
      for (std::size_t i = 0; i < brackets.size(); ++i) {
        (turned_by(values[i]) > 0 ? brackets[i].flips : brackets[i].holds) = middles[i].share;
      }
    }
  }

  [[nodiscard]] std::string shown(const Move& move) const {
    SpacePlace place = space_.origin();
    place[move.axis] = move.share;
    return space_.at(place).shown[move.axis];
  }

  std::vector<AxisFlip> confirmed(const std::vector<Bracket>& brackets) {
    std::vector<Move> strongest;
    for (const Bracket& bracket : brackets) {
      strongest.push_back({bracket.axis, bracket.strongest});
    }
    const Values values = play_moves(strongest, "fresh");
    const double confidence = 1 - options_.error / static_cast<double>(std::max<std::size_t>(brackets.size(), 1));
    std::vector<AxisFlip> flips;
    for (std::size_t i = 0; i < brackets.size(); ++i) {
      const Bracket& bracket = brackets[i];
      const Interval difference = interval_of(values[i], confidence);
      const std::string holds = bracket.holds == written_[bracket.axis] ? space_.axes()[bracket.axis].written
                                                                        : shown({bracket.axis, bracket.holds});
      flips.push_back({bracket.axis, holds, shown({bracket.axis, bracket.flips}), moved(bracket), shown(strongest[i]),
                       difference, is_clearly_turned(difference)});
    }
    std::ranges::stable_sort(flips, [](const AxisFlip& a, const AxisFlip& b) {
      return a.is_shown != b.is_shown ? a.is_shown : a.moved < b.moved;
    });
    return flips;
  }

  /// Points of the designs that are turned, the clearest first.
  [[nodiscard]] std::vector<SpacePlace> candidates(const std::vector<Row>& rows) const {
    std::vector<std::pair<double, SpacePlace>> turned;
    for (const Row& row : rows) {
      for (std::size_t i = 0; i < row.values.size(); ++i) {
        const Interval difference = mean_interval(defined(row.values[i][metric_]));
        if (turned_by(row.values[i]) > 0) {
          turned.emplace_back(-side_ * difference.mean / std::max(difference.half_width, 1e-300), row.places[i]);
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

  bool stays_turned(const SpacePlace& place) {
    return is_clearly_turned(interval_of(play_places({place}, "joint")[0], kSearchConfidence));
  }

  std::optional<JointFlip> joint_flip(const std::vector<Row>& rows, const MetricSensitivity& found) {
    const std::vector<SpacePlace> places = candidates(rows);
    const Values values = play_places(places, "joint");
    std::optional<SpacePlace> place;
    for (std::size_t i = 0; i < places.size() && !place; ++i) {
      if (is_clearly_turned(interval_of(values[i], kSearchConfidence))) {
        place = places[i];
      }
    }
    return place ? std::optional(reported(moved_back(put_back(*place, found)))) : std::nullopt;
  }

  SpacePlace put_back(SpacePlace place, const MetricSensitivity& found) {
    for (auto input = found.inputs.rbegin(); input != found.inputs.rend(); ++input) {
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
        nearer[axis] = written_[axis] + part * (*nearer[axis] - written_[axis]);
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
    const SpacePoint point = space_.at(place);
    for (std::size_t axis = 0; axis < place.size(); ++axis) {
      if (place[axis]) {
        flip.values.emplace_back(axis, point.shown[axis]);
        flip.moved = std::max(flip.moved, std::abs(*place[axis] - written_[axis]));
      }
    }
    flip.difference = interval_of(play_places({place}, "fresh")[0], 1 - options_.error);
    flip.is_shown = is_clearly_turned(flip.difference);
    return flip;
  }

  const EvidenceSpace& space_;
  VariantPlayer& player_;
  const SensitivityOptions& options_;
  std::vector<double> written_;  // share of each axis
  std::vector<Move> quarters_;
  Values at_quarters_;
  std::size_t metric_ = 0;
  double side_ = 1;  // of the written values: 1 or -1
};

}  // namespace

void find_flips(const EvidenceSpace& space, VariantPlayer& player, const std::vector<Row>& rows,
                const SensitivityOptions& options, std::vector<MetricSensitivity>& metrics) {
  FlipSearch search(space, player, options);
  search.play_quarters();
  for (std::size_t metric = 0; metric < metrics.size(); ++metric) {
    metrics[metric].flips = search.search(metric, metrics[metric], rows);
  }
}

}  // namespace docket::experiment_detail
