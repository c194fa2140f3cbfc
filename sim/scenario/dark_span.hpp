// Which items of a group a script has made dark. Each item has one draw u for all acts, and an act with a share touches
// the items whose u is below it; so the dark ones are a few stretches of [0, 1).
#pragma once

#include <algorithm>
#include <vector>

namespace docket::scenario_detail {

class DarkSpan {
 public:
  /// Makes items below `share` dark; says whether any of them was visible.
  bool hide(double share) {
    const bool changes =
        share > 0 && (stretches_.empty() || stretches_.front().from > 0 || stretches_.front().to < share);
    if (changes) {
      Stretch lowest{0, share};
      std::erase_if(stretches_, [&lowest](const Stretch& stretch) {
        const bool is_joined = stretch.from <= lowest.to;
        lowest.to = is_joined ? std::max(lowest.to, stretch.to) : lowest.to;
        return is_joined;
      });
      stretches_.insert(stretches_.begin(), lowest);
    }
    return changes;
  }

  /// Makes items below `share` visible; says whether any of them was dark.
  bool show(double share) {
    const bool changes = !stretches_.empty() && stretches_.front().from < share;
    for (Stretch& stretch : stretches_) {
      stretch.from = std::max(stretch.from, share);
    }
    std::erase_if(stretches_, [](const Stretch& stretch) { return stretch.from >= stretch.to; });
    return changes;
  }

  [[nodiscard]] bool is_all() const {
    return !stretches_.empty() && stretches_.front().from <= 0 && stretches_.front().to >= 1;
  }

 private:
  struct Stretch {
    double from;
    double to;
  };
  std::vector<Stretch> stretches_;  ///< sorted, apart
};

}  // namespace docket::scenario_detail
