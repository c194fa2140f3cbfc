// Who waits where somebody else than the first to come may go first, and nobody leaves before his turn.
//
// Lines are mostly short, and then nothing beats a few entries in the order in which they will be taken: the first is
// known without a look at the others, and a newcomer moves aside only those who go before him. So the first few are in
// an array; who does not fit there waits behind them in a WaitingLine, which orders the same way at any length and can
// do everything else too.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "platform/discipline/waiting_line.hpp"
#include "platform/ticket.hpp"

namespace docket {

class SortedLine {
 public:
  /// Smaller keys are taken first, of equal keys the one that joined first. O(those of the first few who go before), or
  /// O(log length) behind those.
  void join(Ticket ticket, std::int64_t key) {
    if (front_size_ == kFront) [[unlikely]] {
      send_half_behind();
    }
    if (key >= first_key_behind_ || (front_size_ >= kWorthAppending && key >= front_[0].key)) {
      join_behind(ticket, key);
      return;
    }
    std::size_t place = front_size_++;
    for (; place > 0 && front_[place - 1].key <= key; --place) {
      front_[place] = front_[place - 1];
    }
    front_[place] = {key, ticket};
  }
  /// REQUIRES: not empty, as below.
  [[nodiscard]] Ticket first() { return front_size_ > 0 ? front_[front_size_ - 1].ticket : behind_.first(); }
  Ticket take_first() { return front_size_ > 0 ? front_[--front_size_].ticket : take_from_behind(); }

  [[nodiscard]] bool is_empty() const { return size() == 0; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(front_size_) + behind_.size(); }

 private:
  static constexpr std::size_t kFront = 64;
  static constexpr std::size_t kWorthAppending = 32;  // so many are not moved aside for one who goes before none
  struct Entry {
    std::int64_t key;
    Ticket ticket;
  };
  // Out of line, for lines are mostly short.
  void send_half_behind();
  void join_behind(Ticket ticket, std::int64_t key);
  Ticket take_from_behind();

  std::array<Entry, kFront> front_;  // the first front_size_, who goes first comes last
  std::size_t front_size_ = 0;
  std::int64_t first_key_behind_ = INT64_MAX;  // the smallest there, if that is less
  WaitingLine behind_;
  std::int64_t joined_behind_ = 0;  // themselves
  std::int64_t sent_behind_ = 0;    // from the front: before all who have the same key there
};

}  // namespace docket
