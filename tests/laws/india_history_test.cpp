// What the articles tell must hold in every replication of their replay, under each reading of them.
#include <gtest/gtest.h>

#include <map>

#include "docket/core/utc_text.hpp"
#include "run/world.hpp"
#include "support/shipped_scenarios.hpp"
#include "support/small_scenario.hpp"

namespace docket {
namespace {

using test::read_shipped;
using test::RecordKeeper;

constexpr std::uint32_t kReplications = 200;

/// One replication's journal, asked in the terms of the record.
class Told {
 public:
  Told(const Scenario& scenario, std::uint32_t replication) {
    World world(scenario, scenario.run.seed, replication, {&journal_}, {}, {});
    world.play();
    for (const OrderServed& order : journal_.all<OrderServed>()) {
      served_[scenario.sources[order.source.index()].id] = order;
    }
    for (const ItemListed& item : journal_.all<ItemListed>()) {
      if (item.is_new) {
        first_order_[item.item.index()] = item.order;
      }
    }
  }

  [[nodiscard]] const RecordKeeper& journal() const { return journal_; }
  [[nodiscard]] const OrderServed& order(const std::string& source) const { return served_.at(source); }

  /// Instants at which items of the order went dark (or became visible), without repeats.
  [[nodiscard]] std::map<Instant, std::uint32_t> changes(const std::string& source, bool to_dark) const {
    std::map<Instant, std::uint32_t> count;
    for (const VisibilityChanged& change : journal_.all<VisibilityChanged>()) {
      if (first_order_.at(change.item.index()) == order(source).order && is_dark(change.to) == to_dark) {
        ++count[change.at];
      }
    }
    return count;
  }

 private:
  RecordKeeper journal_;
  std::map<std::string, OrderServed> served_;
  std::map<std::uint32_t, OrderSlot> first_order_;
};

Instant instant(const Scenario& scenario, const std::string& text) {
  return Instant() + (*parse_instant(text) - scenario.run.starts_at);
}

class IndiaHistory : public testing::TestWithParam<const char*> {};

TEST_P(IndiaHistory, HoldsInEveryReplication) {
  const std::string name = GetParam();
  const Scenario scenario = read_shipped("india-2021/" + name);
  ASSERT_TRUE(scenario.is_platform_replayed());
  const Instant last_day = instant(scenario, "2021-02-09T00:00:00+05:30");
  const Instant end = instant(scenario, "2021-02-10T00:00:00+05:30");
  for (std::uint32_t replication = 0; replication < kReplications; ++replication) {
    const Told told(scenario, replication);
    ASSERT_EQ(told.order("first-list").items, 257U);
    ASSERT_EQ(told.order("second-list").items, 1178U);

    const auto dark = told.changes("first-list", true);
    const auto visible = told.changes("first-list", false);
    ASSERT_EQ(dark.size(), 1U);
    ASSERT_EQ(dark.begin()->second, 257U);
    ASSERT_GE(dark.begin()->first, told.order("first-list").at);
    ASSERT_EQ(visible.size(), 1U);
    ASSERT_EQ(visible.begin()->second, 257U);
    const Duration held = visible.begin()->first - dark.begin()->first;
    ASSERT_GE(held, Duration::hours(2));
    ASSERT_LE(held, Duration::hours(12));

    const auto rungs = told.journal().all<RungClimbed>();
    ASSERT_EQ(rungs.size(), 1U);
    ASSERT_GE(rungs[0].at, visible.begin()->first);
    ASSERT_LT(rungs[0].at, last_day);
    const bool is_before_second_list = rungs[0].at < told.order("second-list").at;
    ASSERT_EQ(is_before_second_list, name != "notice-after-second-list.json");

    const auto acknowledged = told.journal().all<NoticeAcknowledged>();
    const auto dialogue = told.journal().all<DialogueAsked>();
    ASSERT_EQ(acknowledged.size(), 1U);
    ASSERT_EQ(dialogue.size(), 1U);
    ASSERT_LT(acknowledged[0].at, end);
    ASSERT_LT(dialogue[0].at, end);

    std::uint32_t second_dark = 0;
    for (const auto& [at, count] : told.changes("second-list", true)) {
      second_dark += count;
    }
    ASSERT_LT(second_dark, 1178U);
  }
  for (const Rung& rung : scenario.regimes[0].ladder) {
    if (rung.id == "non-compliance-notice") {
      EXPECT_TRUE(rung.penalties.empty());
      EXPECT_EQ(rung.exposure, ExposureStage::threatened);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Readings, IndiaHistory,
                         testing::Values("history.json", "literal-003.json", "literal-004.json",
                                         "notice-after-second-list.json"));

}  // namespace
}  // namespace docket
