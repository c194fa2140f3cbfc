// Compliance of one source's orders under one reading of the deadline.
//
// An order's dark items give its share of time: with n items, d of them dark when the order retired at T, and D their
// dark time from due to T, the shares of its items at the end E sum to
//
//     (D + d (E - T)) / (E - due)  =  d + S / (E - due),   S = D - d (T - due).
//
// So d is counted at once and only orders with S != 0 (neither dark nor visible all the time since due) are remembered:
// 32 bytes each. Orders that retire before they are due wait in a heap until they are.
#pragma once

#include <queue>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/stats/wide_integer.hpp"

namespace docket::metrics_detail {

/// The dark items of one live order since it fell due under one reading.
class DarkSinceDue {
 public:
  explicit DarkSinceDue(Instant due_at) : due_at_(due_at) {}

  /// `dark` items were dark from `from` until `to`. Spells come in order and leave no gap.
  void add_spell(Instant from, Instant to, std::uint32_t dark);

  [[nodiscard]] Instant due_at() const { return due_at_; }
  /// Items that were dark when the order fell due. REQUIRES a spell that ends later than that.
  [[nodiscard]] std::uint32_t dark_at_due() const { return dark_at_due_; }
  [[nodiscard]] Int128 dark_us() const { return dark_us_; }

 private:
  Instant due_at_;
  std::uint32_t dark_at_due_ = 0;
  Int128 dark_us_ = 0;
};

class ReadingTally {
 public:
  /// An order of `items` items that retired with `dark` of them dark. Orders come in order of `closed_at`.
  void add(const DarkSinceDue& order, std::uint32_t items, std::uint32_t dark, Instant closed_at);
  void finish(Instant end);

  [[nodiscard]] std::uint64_t items_not_yet_due() const { return items_ - items_due_; }
  /// Share of the due items that were dark when they fell due; NaN when nothing was due.
  [[nodiscard]] double in_effect_at_due_share() const;
  /// Mean over the items due before the end of dark time since due / time since due; NaN when there are none.
  [[nodiscard]] double compliance_time_share() const;

 private:
  struct Ahead {
    Instant due_at;
    std::uint32_t items = 0;
    std::uint32_t dark = 0;
    bool operator>(const Ahead& other) const { return due_at > other.due_at; }
  };
  struct Partly {
    Instant due_at;
    Int128 dark_us_beyond_closed_form = 0;
  };
  void count_due_before(Instant now);

  std::priority_queue<Ahead, std::vector<Ahead>, std::greater<>> ahead_;
  std::vector<Partly> partly_;
  std::uint64_t items_ = 0;
  std::uint64_t items_due_ = 0;
  std::uint64_t dark_at_due_ = 0;
  std::uint64_t items_with_share_ = 0;  // due before the end
  std::uint64_t dark_when_closed_ = 0;  // of those
  Instant end_;
};

}  // namespace docket::metrics_detail
