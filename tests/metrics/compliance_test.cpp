// Worked examples of the definitions that change numbers.
#include <gtest/gtest.h>

#include <cmath>

#include "docket/metrics/metrics_sink.hpp"
#include "metrics/measured_scenario.hpp"

namespace docket::test {
namespace {

constexpr OrderSlot kOrder{std::uint32_t{0}};

Instant hour(std::int64_t hours) { return Instant::at(Duration::hours(hours)); }
ItemSlot item(std::uint32_t slot) { return ItemSlot(slot); }

/// One order of "first-list" at hour 0, due at hour 0, 12 and 24 under its three readings.
class OneOrder {
 public:
  explicit OneOrder(std::uint32_t items) {
    write(OrderServed{hour(0), kOrder, kFirstList, 0, OrderSlot::none(), RungId::none(), items});
    for (std::uint32_t slot = 0; slot < items; ++slot) {
      write(ItemListed{hour(0), item(slot), kOrder, slot, KindId(0U), {}, {}, hour(12), true});
    }
  }
  template <class R>
  OneOrder& write(const R& record) {
    records_.emplace_back(record);
    return *this;
  }
  OneOrder& withhold(std::uint32_t slot, std::int64_t at) {
    return write(VisibilityChanged{hour(at), item(slot), Visibility::visible, Visibility::withheld, false});
  }
  OneOrder& restore(std::uint32_t slot, std::int64_t at) {
    return write(VisibilityChanged{hour(at), item(slot), Visibility::withheld, Visibility::visible, true});
  }
  [[nodiscard]] double measure(const std::string& name, std::int64_t end) const {
    const Scenario scenario = measured_scenario();
    const MetricCatalogue catalogue(scenario);
    MetricsSink sink(scenario, catalogue, Instant());
    sink.read(records_);
    const Record ended = RunEnded{hour(end), StopReason::horizon};
    sink.read({&ended, 1});
    return sink.values()[catalogue.find(MetricScope::source, "first-list", name).value()];
  }

 private:
  std::vector<Record> records_;
};

TEST(Compliance, IsTheShareOfTheTimeSinceDueThatItemsWereDark) {
  const OneOrder order = OneOrder(2).withhold(0, 10).restore(0, 18).withhold(1, 21);
  EXPECT_DOUBLE_EQ(order.measure("compliance_time_share.half-day", 24), (6.0 / 12 + 3.0 / 12) / 2);
  EXPECT_DOUBLE_EQ(order.measure("in_effect_by_due_share.half-day", 24), 0.5);
  EXPECT_DOUBLE_EQ(order.measure("late_share.half-day", 24), 0.5);
  EXPECT_DOUBLE_EQ(order.measure("late_share.immediate", 24), 1);
}

TEST(Compliance, DoneExactlyAtTheDeadlineIsOnTime) {
  EXPECT_EQ(OneOrder(1).withhold(0, 12).measure("late_share.half-day", 20), 0);
  EXPECT_EQ(OneOrder(1).withhold(0, 12).measure("compliance_time_share.half-day", 20), 1);
  EXPECT_EQ(OneOrder(1).withhold(0, 1).restore(0, 12).measure("late_share.half-day", 20), 1);
}

TEST(Compliance, IsUndefinedBeforeTheItemsAreDueAndNeverZero) {
  const OneOrder order = OneOrder(3).withhold(0, 1);
  EXPECT_TRUE(std::isnan(order.measure("compliance_time_share.one-day", 20)));
  EXPECT_TRUE(std::isnan(order.measure("in_effect_by_due_share.one-day", 20)));
  EXPECT_EQ(order.measure("items_not_yet_due.one-day", 20), 3);
  EXPECT_EQ(order.measure("items_not_yet_due.half-day", 20), 0);
}

TEST(Compliance, OfItemsDueExactlyAtTheEndHasNoTimeYetButAVerdict) {
  const OneOrder order = OneOrder(2).withhold(0, 1);
  EXPECT_TRUE(std::isnan(order.measure("compliance_time_share.half-day", 12)));
  EXPECT_EQ(order.measure("in_effect_by_due_share.half-day", 12), 0.5);
  EXPECT_EQ(order.measure("items_not_yet_due.half-day", 12), 0);
}

TEST(Compliance, DoesNotDependOnWhenWhatIsOverRetires) {
  OneOrder kept = OneOrder(2).withhold(0, 3).withhold(1, 13);
  for (const std::int64_t retires : {13, 14, 23}) {
    OneOrder retired = kept;
    retired.write(ItemRetired{hour(retires), item(0)}).write(ItemRetired{hour(retires), item(1)});
    retired.write(OrderRetired{hour(retires), kOrder});
    for (const std::string name :
         {"compliance_time_share.immediate", "compliance_time_share.half-day", "compliance_time_share.one-day",
          "in_effect_by_due_share.one-day", "dark_item_hours", "items_missed_share", "tardiness_mean_hours"}) {
      EXPECT_DOUBLE_EQ(retired.measure(name, 30), kept.measure(name, 30)) << name;
    }
  }
}

TEST(Missed, IsWhatWasNotAnsweredByItsDueTime) {
  const OneOrder order = OneOrder(4)
                             .write(Answered{hour(12), item(0)})
                             .write(Answered{hour(15), item(1)})
                             .write(Withdrawn{hour(2), item(2)});
  EXPECT_EQ(order.measure("items_missed_share", 20), 0.75);
  EXPECT_DOUBLE_EQ(order.measure("tardiness_mean_hours", 20), (0 + 3 + 0 + 8) / 4.0);
  EXPECT_DOUBLE_EQ(order.measure("order_tardiness_mean_hours", 20), 8);
  EXPECT_EQ(order.measure("items_open_at_end", 20), 1);
}

TEST(Missed, CountsNothingThatIsDueAfterTheEnd) {
  const OneOrder order = OneOrder(2).write(Answered{hour(1), item(0)});
  EXPECT_TRUE(std::isnan(order.measure("items_missed_share", 11)));
  EXPECT_EQ(order.measure("items_missed_share", 12), 0.5);
}

}  // namespace
}  // namespace docket::test
