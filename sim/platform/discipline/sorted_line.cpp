#include "platform/discipline/sorted_line.hpp"

#include <algorithm>

namespace docket {

// The last of them first, so that each goes before all who are there.
[[gnu::noinline]] void SortedLine::send_half_behind() {
  constexpr std::size_t kHalf = kFront / 2;
  for (std::size_t i = 0; i < kHalf; ++i) {
    behind_.join(front_[i].ticket, {front_[i].key, -++sent_behind_});
  }
  first_key_behind_ = front_[kHalf - 1].key;
  std::copy(front_.begin() + kHalf, front_.end(), front_.begin());
  front_size_ -= kHalf;
}

[[gnu::noinline]] void SortedLine::join_behind(Ticket ticket, std::int64_t key) {
  behind_.join(ticket, {key, ++joined_behind_});
  first_key_behind_ = std::min(first_key_behind_, key);
}

[[gnu::noinline]] Ticket SortedLine::take_from_behind() {
  const Ticket ticket = behind_.take_first();
  first_key_behind_ = behind_.is_empty() ? INT64_MAX : behind_.first_rank().key;
  return ticket;
}

}  // namespace docket
