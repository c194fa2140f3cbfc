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
  /// The pool goes to the end, wherever it was before. O(1) but for pools that ask in turns.
  void add(Pool& pool) {
    if (pool.wants_dispatch) {
      if (pools_.back() == &pool) {
        return;
      }
      std::erase(pools_, &pool);
    }
    pool.wants_dispatch = true;
    pools_.push_back(&pool);
  }
  [[nodiscard]] bool is_empty() const { return pools_.empty(); }

  /// Empties the list: calls serve(pool) while the present instant has nothing more in it, postpone(pool) for the rest.
  /// `serve` may schedule events, and adds nothing to the list.
  template <class Serve, class Postpone>
  void settle(EventList& events, Serve&& serve, Postpone&& postpone) {
    for (Pool* pool : pools_) {
      pool->wants_dispatch = false;
      if (events.is_instant_over()) {
        serve(*pool);
      } else {
        postpone(*pool);
      }
    }
    pools_.clear();
  }

 private:
  std::vector<Pool*> pools_;
};

}  // namespace docket
