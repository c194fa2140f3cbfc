#include "docket/order/item_factory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace docket {
namespace {

constexpr std::uint32_t kCount = 20'000;
constexpr KindId kAccount{0U};
constexpr KindId kPost{1U};
const std::vector<std::string> kTraits = {"unlawful", "breaks_own_rules", "newsworthy"};

ItemGroupSpec group(ItemMix mix, std::uint64_t count = kCount) { return {"list", count, std::move(mix)}; }

std::size_t unlawful(const std::vector<Item>& items) {
  return static_cast<std::size_t>(
      std::ranges::count_if(items, [](const Item& item) { return item.truth.has(kUnlawful); }));
}

TEST(ItemFactory, KeepsCountsExactlyAndSharesOnAverage) {
  const ItemFactory factory(kTraits);
  const auto items = factory.make_group(group({{{kAccount, {true, 0, 5'000}}, {kPost, {true, 0, 15'000}}},
                                               {},
                                               {{kUnlawful, {true, 0, 777}}, {TraitId(2U), {false, 0.3, 0}}}}),
                                        {1});
  EXPECT_EQ(std::ranges::count(items, kAccount, &Item::kind), 5'000);
  EXPECT_EQ(unlawful(items), 777U);
  const auto news = std::ranges::count_if(items, [](const Item& item) { return item.truth.has(TraitId(2U)); });
  EXPECT_NEAR(static_cast<double>(news), 0.3 * kCount, 4 * std::sqrt(0.21 * kCount));
}

TEST(ItemFactory, ChoosesExactCountsAnywhereInTheList) {
  const ItemFactory factory(kTraits);
  const auto items =
      factory.make_group(group({{{kAccount, {false, 1, 0}}}, {}, {{kUnlawful, {true, 0, 10'000}}}}), {1});
  const auto first_half = std::count_if(items.begin(), items.begin() + kCount / 2,
                                        [](const Item& item) { return item.truth.has(kUnlawful); });
  EXPECT_NEAR(static_cast<double>(first_half), 5'000, 4 * 50);
}

TEST(ItemFactory, MakesTheSameItemWhateverElseIsInTheMix) {
  const ItemFactory factory(kTraits);
  const ItemMix small = {{{kAccount, {false, 0.5, 0}}, {kPost, {false, 0.5, 0}}}, {}, {{kUnlawful, {false, 0.4, 0}}}};
  ItemMix large = small;
  large.truth.insert(large.truth.begin(), {TraitId(2U), {false, 0.5, 0}});
  large.alleged.push_back({kUnlawful, {false, 0.5, 0}});
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    const Item a = factory.make(small, {{7}, i});
    const Item b = factory.make(large, {{7}, i});
    ASSERT_EQ(a.kind, b.kind);
    ASSERT_EQ(a.truth.has(kUnlawful), b.truth.has(kUnlawful));
  }
}

TEST(ItemFactory, ALargerShareTakesNoTraitAway) {
  const ItemFactory factory(kTraits);
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    const auto with_share = [&](double share) {
      return factory.make({{{kAccount, {false, 1, 0}}}, {}, {{kUnlawful, {false, share, 0}}}}, {{7}, i});
    };
    ASSERT_LE(with_share(0.2).truth.has(kUnlawful), with_share(0.6).truth.has(kUnlawful));
  }
}

}  // namespace
}  // namespace docket
