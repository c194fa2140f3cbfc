// What a run did, as far as the lines of a record ask for it. Warm-up or not: a record speaks of the whole run.
#pragma once

#include <vector>

#include "docket/core/time.hpp"
#include "docket/order/ids.hpp"

namespace docket::metrics_detail {

/// From the instant at which all items of an order were dark until one of them no longer was; `to` is exclusive.
struct AllDarkSpell {
  std::uint64_t order = 0;  ///< ordinal within the source
  Instant from;
  Instant to = Instant::never();
};

/// What became of the orders of one source. never(): it did not happen.
struct SourceFacts {
  std::vector<AllDarkSpell> all_dark;  ///< in order of `from`
  Instant visible_again_at =
      Instant::never();  ///< all items visible, for the first time after that; of the order that was all dark first
  std::vector<Instant> climbed_at;              ///< by rung: first
  std::vector<Instant> notice_acknowledged_at;  ///< by rung: first

  [[nodiscard]] Instant first_all_dark_at() const {
    return all_dark.empty() ? Instant::never() : all_dark.front().from;
  }
};

struct RecordFacts {
  std::vector<SourceFacts> sources;
  Instant dialogue_asked_at = Instant::never();
  bool has_penalty = false;  ///< a climbed rung imposed a penalty or referred somebody for prosecution
};

}  // namespace docket::metrics_detail
