// Who waits where whoever came first goes first, and nobody leaves before his turn: a ring of tickets.
//
// A WaitingLine orders the same way, and can do everything else too; this is what remains when nothing else is asked,
// at a third of the work. The tickets that wait are the `size_` ones from `first_` on, round the end of the ring.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "platform/ticket.hpp"

namespace docket {

class FirstComeLine {
 public:
  /// Amortised O(1).
  void join(Ticket ticket) {
    if (size_ == ring_.size()) [[unlikely]] {
      grow();
    }
    ring_[place(size_++)] = ticket;
  }
  /// REQUIRES: not empty.
  [[nodiscard]] Ticket first() const { return ring_[first_]; }
  Ticket take_first() {
    const Ticket ticket = first();
    first_ = place(1);
    --size_;
    return ticket;
  }

  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(size_); }

 private:
  /// Of the one that is `nth` after the first.
  [[nodiscard]] std::size_t place(std::size_t nth) const { return (first_ + nth) & (ring_.size() - 1); }
  [[gnu::noinline]] void grow();

  std::vector<Ticket> ring_ = std::vector<Ticket>(16);  // as long as a power of two
  std::size_t first_ = 0;
  std::size_t size_ = 0;
};

}  // namespace docket
