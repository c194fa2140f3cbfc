#include "docket/metrics/catalogue.hpp"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "metrics/measured_scenario.hpp"

namespace docket::test {
namespace {

TEST(MetricCatalogue, FindsEveryEntryAtItsPlaceAndNoneTwice) {
  const MetricCatalogue catalogue(measured_scenario());
  ASSERT_GT(catalogue.size(), 300U);
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    const MetricInfo& info = catalogue.info(place);
    EXPECT_EQ(catalogue.find(info.scope, info.subject, info.name), place) << info.subject << " " << info.name;
    EXPECT_FALSE(info.meaning.empty());
  }
  EXPECT_EQ(catalogue.find(MetricScope::stage, "first-list", "items"), std::nullopt);
}

TEST(MetricCatalogue, FindFirstTakesTheScenariosOrder) {
  const MetricCatalogue catalogue(measured_scenario());
  EXPECT_EQ(catalogue.info(catalogue.find_first("items").value()).scope, MetricScope::run);
  EXPECT_EQ(catalogue.info(catalogue.find_first("tardiness_mean_hours").value()).subject, "first-list");
  EXPECT_EQ(catalogue.find_first("happiness"), std::nullopt);
}

TEST(MetricCatalogue, OnlyLawCallsAnItemLateAndOnlyOrdersAreAcknowledged) {
  const MetricCatalogue catalogue(measured_scenario());
  const auto has = [&](const char* source, const char* name) {
    return catalogue.find(MetricScope::source, source, name).has_value();
  };
  EXPECT_TRUE(has("first-list", "late_share.half-day"));
  EXPECT_FALSE(has("first-list", "late_share.one-day"));
  EXPECT_TRUE(has("first-list", "in_effect_by_due_share.one-day"));
  EXPECT_FALSE(has("stream", "acknowledged_in_time_share"));
  EXPECT_FALSE(has("reports", "orders_acknowledged_share"));
  EXPECT_TRUE(has("reports", "time_to_answer_mean_seconds"));
}

TEST(MetricCatalogue, LeavesOutWhatTheRecordGives) {
  const MetricCatalogue catalogue(measured_scenario());
  EXPECT_FALSE(catalogue.find(MetricScope::record, "given", "consistent"));
  EXPECT_TRUE(catalogue.find(MetricScope::record, "no-penalty", "consistent"));
}

std::vector<std::string> entries_of(const MetricCatalogue& catalogue) {
  std::vector<std::string> entries;
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    const MetricInfo& info = catalogue.info(place);
    entries.push_back(std::to_string(static_cast<int>(info.scope)) + info.subject + "/" + info.name + info.meaning);
  }
  return entries;
}

TEST(MetricCatalogue, IsTheSameWhateverItIsMadeLike) {
  const Scenario scenario = measured_scenario();
  Scenario renamed = scenario;
  renamed.sources.back().id += "x";
  Scenario shorter = scenario;
  shorter.work_streams.clear();
  shorter.sources.pop_back();
  for (const Scenario& other : {scenario, renamed, shorter}) {
    const MetricCatalogue like(other);
    const MetricCatalogue catalogue(scenario, &like);
    EXPECT_EQ(entries_of(catalogue), entries_of(MetricCatalogue(scenario)));
    EXPECT_EQ(entries_of(MetricCatalogue(other, &catalogue)), entries_of(like));
    EXPECT_TRUE(catalogue.find(MetricScope::source, scenario.sources.back().id, "items"));
  }
}

}  // namespace
}  // namespace docket::test
