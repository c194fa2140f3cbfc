// What a stage works on: an item, a job or, at per-order stages, an order.
#pragma once

#include <cstdint>

#include "docket/order/ids.hpp"

namespace docket {

class Ticket {
 public:
  constexpr Ticket() = default;
  constexpr explicit Ticket(ItemSlot item) : value_(item.index()) {}
  constexpr explicit Ticket(JobSlot job) : value_(job.index() | kJobBit) {}
  constexpr explicit Ticket(OrderSlot order) : value_(order.index() | kOrderBit) {}
  static constexpr Ticket from_value(std::uint32_t value) {
    Ticket ticket;
    ticket.value_ = value;
    return ticket;
  }

  [[nodiscard]] constexpr bool is_item() const { return (value_ & (kOrderBit | kJobBit)) == 0; }
  [[nodiscard]] constexpr bool is_job() const { return (value_ & kJobBit) != 0; }
  [[nodiscard]] constexpr bool is_order() const { return (value_ & kOrderBit) != 0; }
  [[nodiscard]] constexpr ItemSlot item() const { return ItemSlot(value_); }
  [[nodiscard]] constexpr JobSlot job() const { return JobSlot(value_ & ~kJobBit); }
  [[nodiscard]] constexpr OrderSlot order() const { return OrderSlot(value_ & ~kOrderBit); }
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  constexpr bool operator==(const Ticket&) const = default;

 private:
  static constexpr std::uint32_t kOrderBit = 0x8000'0000U;
  static constexpr std::uint32_t kJobBit = 0x4000'0000U;
  std::uint32_t value_ = 0;
};

}  // namespace docket
