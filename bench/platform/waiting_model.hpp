// A line of waiting items in balance: an order arrives whole, and as many items leave, the one due first in front. The
// items of an order share a due time, 1 to 168 h ahead.
//
// One item after the other joins and leaves in the same way through whatever line is given:
//
//   void add(order, item, due)       item of that order joins
//   std::uint32_t take()             the item due first leaves
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <queue>

#include "docket/core/hash.hpp"
#include "docket/core/time.hpp"
#include "platform/discipline/line_rank.hpp"
#include "platform/discipline/waiting_line.hpp"

namespace docket::bench {

/// What a careful program would write with the standard library: each waiting item is in a heap.
class HeapOfItems {
 public:
  void add(std::uint32_t /*order*/, std::uint32_t item, Instant due) {
    heap_.push({due.count_us(), sequence_++, item});
  }
  std::uint32_t take() {
    const std::uint32_t item = heap_.top().item;
    heap_.pop();
    return item;
  }

 private:
  struct Entry {
    std::int64_t due;
    std::uint32_t sequence;
    std::uint32_t item;
    bool operator<(const Entry& other) const { return due != other.due ? due > other.due : sequence > other.sequence; }
  };
  std::priority_queue<Entry> heap_;
  std::uint32_t sequence_ = 0;
};

/// The platform's line.
class DocketLine {
 public:
  void add(std::uint32_t /*order*/, std::uint32_t item, Instant due) {
    line_.join(Ticket(ItemSlot(item)), line_rank(Discipline::edf, {due, 1, Duration(), arrivals_++}));
  }
  std::uint32_t take() { return static_cast<std::uint32_t>(line_.take_first().item().index()); }

 private:
  WaitingLine line_;
  std::int64_t arrivals_ = 0;
};

template <class Line>
class WaitingModel {
 public:
  WaitingModel(std::uint32_t waiting, std::uint32_t order_size)
      : order_size_(order_size),
        item_mask_(std::bit_ceil(4 * (waiting + order_size)) - 1),
        order_mask_(std::bit_ceil(4 * (waiting / order_size + 8)) - 1),
        gap_(Duration::microseconds(kLongest.count_us() / waiting * order_size)) {
    for (std::uint32_t items = 0; items < waiting; items += order_size) {
      let_arrive();
    }
  }

  /// One order in, one order's worth of items out: order_size pairs of joining and leaving.
  void step() {
    let_arrive();
    for (std::uint32_t i = 0; i < order_size_; ++i) {
      taken_ += line_.take();
    }
  }

  /// Something of the items that were taken, so that taking them is not optimised away.
  [[nodiscard]] std::uint64_t taken() const { return taken_; }

 private:
  static constexpr Duration kLongest = Duration::hours(168);
  static constexpr std::array<std::int64_t, 8> kHours = {1, 1, 4, 24, 24, 36, 72, 168};

  void let_arrive() {
    const Instant due = now_ + Duration::hours(kHours[mix_bits(++orders_) & 7U]);
    const std::uint32_t order = static_cast<std::uint32_t>(orders_) & order_mask_;
    for (std::uint32_t i = 0; i < order_size_; ++i) {
      line_.add(order, next_item_++ & item_mask_, due);
    }
    now_ = now_ + gap_;
  }

  Line line_;
  Instant now_;
  std::uint32_t order_size_;
  std::uint32_t item_mask_;
  std::uint32_t order_mask_;
  Duration gap_;
  std::uint32_t next_item_ = 0;
  std::uint64_t orders_ = 0;
  std::uint64_t taken_ = 0;
};

}  // namespace docket::bench
