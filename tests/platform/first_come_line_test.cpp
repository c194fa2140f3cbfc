#include "platform/discipline/first_come_line.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <deque>

#include "docket/core/hash.hpp"

namespace docket {
namespace {

// It swings between short and long, so that it grows wherever its first happens to lie.
TEST(FirstComeLine, AgreesWithAQueueWhoeverComesAndIsTaken) {
  FirstComeLine line;
  std::deque<std::uint32_t> model;
  for (std::uint32_t i = 0; i < 1'000'000; ++i) {
    const bool grows = i / 5000 % 2 == 0;
    if (model.empty() || mix_bits(i) % 100 < (grows ? 60U : 40U)) {
      line.join(Ticket(JobSlot(i)));
      model.push_back(i);
    } else {
      ASSERT_EQ(line.take_first(), Ticket(JobSlot(model.front())));
      model.pop_front();
    }
    ASSERT_EQ(line.size(), model.size());
    ASSERT_EQ(line.is_empty(), model.empty());
    if (!model.empty()) {
      ASSERT_EQ(line.first(), Ticket(JobSlot(model.front())));
    }
  }
}

}  // namespace
}  // namespace docket
