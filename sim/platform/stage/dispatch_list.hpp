// Pools whose reviewers want to choose what to work on next, in the order of their last request.
//
// Reviewers choose once all that arrives at the instant is known: at once if nothing more can happen then, as is almost
// always so, else in phase "dispatch". A `Pool` has a member `bool wants_dispatch`, which is the list's own.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "docket/engine/event_list.hpp"

namespace docket {

template <class Pool>
class DispatchList {
 public:
  explicit DispatchList(std::size_t pools) : pools_(pools) {}

  /// The pool goes to the end, wherever it was before. O(1) but for pools that ask in turns.
  void add(Pool& pool) {
    if (pool.wants_dispatch) {
      if (pools_[wanting_ - 1] != &pool) {
        move_to_end(pool);
      }
    } else {
      pool.wants_dispatch = true;
      pools_[wanting_++] = &pool;
    }
  }
  [[nodiscard]] bool is_empty() const { return wanting_ == 0; }

  /// Empties the list: calls serve(pool) while the present instant has nothing more in it, postpone(pool) for the rest.
  /// `serve` may schedule events, and adds nothing to the list.
  template <class Serve, class Postpone>
  void settle(EventList& events, Serve&& serve, Postpone&& postpone) {
    for (std::size_t i = 0; i < wanting_; ++i) {
      Pool& pool = *pools_[i];
      pool.wants_dispatch = false;
      if (events.is_instant_over()) {
        serve(pool);
      } else {
        postpone(pool);
      }
    }
    wanting_ = 0;
  }

 private:
  [[gnu::noinline]] void move_to_end(Pool& pool) {
    const auto listed = pools_.begin() + static_cast<std::ptrdiff_t>(wanting_);
    const auto place = std::find(pools_.begin(), listed, &pool);
    std::rotate(place, place + 1, listed);
  }

  std::vector<Pool*> pools_;  // the first wanting_: there is room for all
  std::size_t wanting_ = 0;
};

}  // namespace docket
