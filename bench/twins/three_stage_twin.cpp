#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "twins/due_heap.hpp"
#include "twins/sojourn_tally.hpp"
#include "twins/three_stage_loops.hpp"
#include "twins/twin_random.hpp"
#include "twins/winner_tree.hpp"

namespace docket::bench {
namespace {

using namespace three_stages;

constexpr std::uint32_t kEverybody = kReviewers[0] + kReviewers[1] + kReviewers[2];

struct Item {
  std::uint64_t arrived;
  std::uint64_t due;
};

class ThreeStageTwin {
 public:
  explicit ThreeStageTwin(std::uint64_t seed) : bits_(seed) {
    std::uint32_t reviewer = 0;
    for (std::uint32_t stage = 0; stage < kStages; ++stage) {
      median_[stage] = 1e6 * kHandlingSeconds[stage] * std::exp(-0.5);
      for (std::uint32_t i = 0; i < kReviewers[stage]; ++i, ++reviewer) {
        stage_of_[reviewer] = static_cast<std::uint8_t>(stage);
        idle_[stage].push_back(reviewer);
      }
    }
  }

  Outcome play(std::uint64_t items) {
    std::uint64_t next_arrival = gap();
    for (std::uint64_t done = 0; done < items;) {
      const std::uint64_t next_finish = busy_.first_time();
      if (next_arrival < next_finish) {
        enter(0, add_item(next_arrival), next_arrival);
        next_arrival += gap();
      } else {
        done += finish(next_finish) ? 1U : 0U;
      }
    }
    return tally_.outcome(items);
  }

 private:
  using Tree = WinnerTree<7>;
  static_assert(kEverybody <= Tree::kLeaves);

  std::uint64_t gap() { return static_cast<std::uint64_t>(exponential(bits_) * (1e6 * kGapSeconds)); }
  std::uint64_t handling(std::uint32_t stage) {
    return static_cast<std::uint64_t>(median_[stage] * std::exp(normal(bits_)));
  }

  std::uint32_t add_item(std::uint64_t now) {
    if (free_.empty()) {
      free_.push_back(static_cast<std::uint32_t>(items_.size()));
      items_.emplace_back();
    }
    const std::uint32_t item = free_.back();
    free_.pop_back();
    const std::uint64_t word = bits_();  // the slack's class from its lowest bits, the rest from its highest
    const double slack = kSlackHours[word & 7U] * (1 + kSlackSpread * unit(word)) * 3.6e9;
    items_[item] = {now, now + static_cast<std::uint64_t>(slack)};
    return item;
  }

  void enter(std::uint32_t stage, std::uint32_t item, std::uint64_t now) {
    if (idle_[stage].empty()) {
      lines_[stage].push(items_[item].due, item);
      return;
    }
    const std::uint32_t reviewer = idle_[stage].back();
    idle_[stage].pop_back();
    in_hand_[reviewer] = item;
    busy_.set(reviewer, now + handling(stage));
  }

  /// Whether the item that is finished leaves for good.
  bool finish(std::uint64_t now) {
    const std::uint32_t reviewer = busy_.first_leaf();
    const std::uint32_t stage = stage_of_[reviewer];
    const std::uint32_t item = in_hand_[reviewer];
    if (lines_[stage].is_empty()) {
      busy_.set(reviewer, Tree::kNever);
      idle_[stage].push_back(reviewer);
    } else {
      in_hand_[reviewer] = lines_[stage].pop();
      busy_.set(reviewer, now + handling(stage));
    }
    if (stage + 1 < kStages && unit(bits_()) < kGoesOn[stage]) {
      enter(stage + 1, item, now);
      return false;
    }
    tally_.add(now - items_[item].arrived, now > items_[item].due);
    free_.push_back(item);
    return true;
  }

  TwinBits bits_;
  SojournTally tally_;
  Tree busy_;
  std::array<double, kStages> median_{};
  std::array<std::uint8_t, kEverybody> stage_of_{};
  std::array<std::uint32_t, kEverybody> in_hand_{};
  std::array<std::vector<std::uint32_t>, kStages> idle_;
  std::array<DueHeap, kStages> lines_;
  std::vector<Item> items_;
  std::vector<std::uint32_t> free_;
};

}  // namespace

Outcome play_three_stages_by_hand(std::uint64_t items, std::uint64_t seed) { return ThreeStageTwin(seed).play(items); }

}  // namespace docket::bench
