#include "docket/order/case_file.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace docket {
namespace {

struct Listed {
  CaseFile cases;
  OrderSlot first = cases.add(Order{});
  OrderSlot second = cases.add(Order{});
  ItemSlot item = cases.add(Item{});
};

TEST(CaseFile, CountsDarkItemsOnEveryOrderThatNamesThem) {
  Listed f;
  f.cases.list(f.item, f.first);
  f.cases.set_visibility(f.item, Visibility::withheld);
  f.cases.list(f.item, f.second);  // dark when it is named again
  EXPECT_TRUE(f.cases[f.first].is_in_effect());
  EXPECT_TRUE(f.cases[f.second].is_in_effect());
  f.cases.set_visibility(f.item, Visibility::blocked);  // from one darkness to another
  EXPECT_EQ(f.cases[f.first].dark, 1U);
  f.cases.set_visibility(f.item, Visibility::visible);
  EXPECT_EQ(f.cases[f.first].dark, 0U);
  EXPECT_EQ(f.cases[f.second].dark, 0U);
}

TEST(CaseFile, CountsAnItemsAnswerOnceAndOnlyAfterTheWarmUp) {
  CaseFile cases(Instant() + Duration::hours(2));
  Order early;
  early.served_at = Instant() + Duration::hours(1);
  Order late;
  late.served_at = Instant() + Duration::hours(2);
  const ItemSlot before = cases.add(Item{});
  const ItemSlot after = cases.add(Item{});
  cases.list(before, cases.add(std::move(early)));
  cases.list(after, cases.add(std::move(late)));
  cases.count_answer(before);
  EXPECT_EQ(cases.answered(), 0U);
  cases.count_answer(after);
  cases.count_answer(after);
  EXPECT_EQ(cases.answered(), 1U);
}

TEST(CaseFile, UsesTheSlotsOfTheRetiredAgain) {
  CaseFile cases;
  std::set<ItemSlot> slots;
  for (int i = 0; i < 1'000; ++i) {
    const ItemSlot item = cases.add(Item{});
    slots.insert(item);
    cases.retire(item);
  }
  EXPECT_EQ(slots.size(), 1U);
  EXPECT_EQ(cases.items_made(), 1'000U);
}

}  // namespace
}  // namespace docket
