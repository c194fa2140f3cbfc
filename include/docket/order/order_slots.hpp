// The orders on which an item stands. Most stand on one and few on more than three, and there are a thousand to an
// order: the first three need no memory of their own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "docket/order/ids.hpp"

namespace docket {

/// Slots in the order in which they were added. Adding one is amortised O(1).
class OrderSlots {
 public:
  void push_back(OrderSlot slot) {
    if (size_ < few_.size()) {
      few_[size_] = slot;
    } else {
      if (size_ == few_.size()) {
        all_.assign(few_.begin(), few_.end());
      }
      all_.push_back(slot);
    }
    ++size_;
  }

  /// REQUIRES: not empty.
  [[nodiscard]] OrderSlot front() const { return few_[0]; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const OrderSlot* begin() const { return size_ <= few_.size() ? few_.data() : all_.data(); }
  [[nodiscard]] const OrderSlot* end() const { return begin() + size_; }

 private:
  std::array<OrderSlot, 3> few_;
  std::uint32_t size_ = 0;
  std::vector<OrderSlot> all_;  // the first three as well, once there are more
};

}  // namespace docket
