// The waiting work of one stage, in the order in which it will be taken: smallest key first, ties in order of arrival.
//
// A binary heap of entries that name their slot. Taking an entry out of the middle marks its slot dead, which costs
// O(1); the dead are skipped when they come to the front and swept when they outnumber the living, so a line of n
// waiting tickets never holds more than 2n + 16 entries.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/ticket.hpp"

namespace docket {

class WaitingLine {
 public:
  using Place = std::uint32_t;  ///< names a waiting ticket until it leaves the line
  struct Rank {
    std::int64_t key = 0;      ///< smaller is taken first
    std::int64_t arrival = 0;  ///< among equal keys: smaller is taken first
    auto operator<=>(const Rank&) const = default;
  };

  /// O(log n).
  Place join(Ticket ticket, Rank rank);
  /// O(1).
  void leave(Place place);
  /// The first in line. REQUIRES: not empty. Amortised O(log n).
  [[nodiscard]] Ticket first();
  Ticket take_first();

  [[nodiscard]] bool is_empty() const { return living_ == 0; }
  [[nodiscard]] std::uint32_t size() const { return living_; }

 private:
  struct Entry {
    Rank rank;
    Place place;
    friend bool operator<(const Entry& a, const Entry& b) { return a.rank > b.rank; }  // heaps put the largest first
  };
  struct Seat {
    Ticket ticket;
    bool is_taken = false;
  };
  void drop_front();
  void drop_dead_front();
  void sweep();

  std::vector<Entry> heap_;
  std::vector<Seat> seats_;
  std::vector<Place> free_seats_;
  std::uint32_t living_ = 0;
};

}  // namespace docket
