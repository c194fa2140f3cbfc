// A line of waiting items in balance: items of an order arrive, and as many items leave, the one due first in front.
// All items of an order share a due time, 1 to 168 h ahead.
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
  /// `mixed` orders come in together: 1 at a first stage, many at a later one, where items arrive as they get done.
  WaitingModel(std::uint32_t waiting, std::uint32_t order_size, std::uint32_t mixed = 1)
      : order_size_(order_size),
        mixed_(mixed),
        item_mask_(std::bit_ceil(4 * (waiting + order_size)) - 1),
        order_mask_(std::bit_ceil(4 * (waiting / order_size + mixed + 8)) - 1),
        gap_us_(Duration::hours(168).count_us() / waiting * order_size) {
    for (std::uint32_t items = 0; items < waiting; items += order_size) {
      let_arrive();
    }
  }

  /// One order's worth of items in, as many out: order_size pairs of joining and leaving.
  void step() {
    let_arrive();
    for (std::uint32_t i = 0; i < order_size_; ++i) {
      taken_ += line_.take();
    }
  }

  /// Something of the items that were taken, so that taking them is not optimised away.
  [[nodiscard]] std::uint64_t taken() const { return taken_; }

 private:
  void let_arrive() {
    ++newest_;
    for (std::uint32_t i = 0; i < order_size_; ++i, ++next_item_) {
      const auto order = static_cast<std::uint32_t>(newest_ + (mixed_ == 1 ? 0 : mix_bits(next_item_) % mixed_));
      line_.add(order & order_mask_, next_item_ & item_mask_, due_of(order));
    }
  }

  [[nodiscard]] Instant due_of(std::uint32_t order) const {
    constexpr std::array<std::int64_t, 8> kHours = {1, 1, 4, 24, 24, 36, 72, 168};
    return Instant::from_us(gap_us_ * order) + Duration::hours(kHours[mix_bits(order) & 7U]);
  }

  Line line_;
  std::uint32_t order_size_;
  std::uint32_t mixed_;
  std::uint32_t item_mask_;
  std::uint32_t order_mask_;
  std::int64_t gap_us_;  ///< between orders
  std::uint32_t next_item_ = 0;
  std::uint32_t newest_ = 0;
  std::uint64_t taken_ = 0;
};

}  // namespace docket::bench
