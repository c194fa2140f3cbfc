#include "docket/order/order_slots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace docket {
namespace {

TEST(OrderSlots, KeepTheirOrderWhateverTheirNumber) {
  OrderSlots slots;
  std::vector<OrderSlot> expected;
  EXPECT_TRUE(slots.empty());
  for (std::uint32_t i = 0; i < 20; ++i) {
    slots.push_back(OrderSlot(7 * i));
    expected.emplace_back(7 * i);
    EXPECT_EQ(slots.size(), expected.size());
    EXPECT_EQ(slots.front(), expected.front());
    EXPECT_TRUE(std::ranges::equal(slots, expected)) << i;
  }
}

TEST(OrderSlots, AreWholeInACopyAndAfterAMove) {
  for (const std::uint32_t number : {1U, 2U, 3U, 9U}) {
    OrderSlots slots;
    for (std::uint32_t i = 0; i < number; ++i) {
      slots.push_back(OrderSlot(i));
    }
    OrderSlots copy = slots;
    slots.push_back(OrderSlot(100U));
    EXPECT_EQ(copy.size(), number);
    const OrderSlots moved = std::move(slots);
    EXPECT_EQ(moved.size(), number + 1);
    EXPECT_EQ(*(moved.end() - 1), OrderSlot(100U));
    EXPECT_TRUE(std::equal(copy.begin(), copy.end(), moved.begin()));
  }
}

}  // namespace
}  // namespace docket
