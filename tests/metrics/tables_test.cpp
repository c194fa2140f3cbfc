#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "docket/metrics/answer_series_sink.hpp"
#include "docket/metrics/item_table.hpp"
#include "docket/metrics/metrics_sink.hpp"
#include "docket/metrics/order_table.hpp"
#include "docket/metrics/series_sink.hpp"
#include "metrics/measured_scenario.hpp"
#include "metrics/random_journal.hpp"

namespace docket::test {
namespace {

class Tables : public testing::TestWithParam<std::uint32_t> {
 protected:
  // Handed over in pieces, as a journal does.
  void read_with(JournalSink& sink) const {
    const std::span<const Record> records = records_;
    for (std::size_t from = 0; from < records.size(); from += 7) {
      sink.read(records.subspan(from, std::min<std::size_t>(7, records.size() - from)));
    }
  }
  [[nodiscard]] double measure(SourceId source, const std::string& name) const {
    const MetricCatalogue catalogue(scenario_);
    MetricsSink sink(scenario_, catalogue, Instant());
    read_with(sink);
    return sink.values()[catalogue.find(MetricScope::source, scenario_.sources[source.index()].id, name).value()];
  }
  Scenario scenario_ = measured_scenario();
  std::vector<Record> records_ = random_journal(scenario_, GetParam(), 300);
};

TEST_P(Tables, RowsOfItemsAddUpToTheMeasures) {
  ItemTable table;
  read_with(table);
  for (std::uint32_t index = 0; index < scenario_.sources.size(); ++index) {
    const SourceId source(index);
    std::vector<ItemHistory> rows = table.rows();
    std::erase_if(rows, [&](const ItemHistory& row) { return row.source != source; });
    const auto number = [&](auto is_so) { return static_cast<double>(std::ranges::count_if(rows, is_so)); };
    const double dark = std::accumulate(rows.begin(), rows.end(), 0.0,
                                        [](double sum, const ItemHistory& row) { return sum + row.dark.in_hours(); });
    EXPECT_EQ(static_cast<double>(rows.size()), measure(source, "items"));
    EXPECT_NEAR(dark, measure(source, "dark_item_hours"), 1e-6);
    EXPECT_EQ(number([](const ItemHistory& row) { return row.is_open(); }), measure(source, "items_open_at_end"));
    EXPECT_EQ(number([](const ItemHistory& row) { return row.is_restored; }), measure(source, "items_restored"));
    EXPECT_EQ(number([](const ItemHistory& row) { return is_dark(row.visibility); }),
              measure(source, "items_dark_at_end"));
  }
}

TEST_P(Tables, RowsComeInTheOrderOfServiceAndListing) {
  ItemTable items;
  read_with(items);
  OrderTable orders;
  read_with(orders);
  const auto before = [](const auto& a, const auto& b) { return a.served_at < b.served_at; };
  EXPECT_TRUE(std::ranges::is_sorted(items.rows(), before));
  EXPECT_TRUE(std::ranges::is_sorted(orders.rows(), before));
  std::size_t listed = 0;
  for (const OrderHistory& order : orders.rows()) {
    listed += order.items;
  }
  EXPECT_EQ(items.rows().size(), listed);
}

TEST_P(Tables, RowsOfOrdersAgreeWithTheRowsOfTheirItems) {
  ItemTable items;
  read_with(items);
  OrderTable orders;
  read_with(orders);
  const std::vector<ItemHistory> rows = items.rows();
  for (const OrderHistory& order : orders.rows()) {
    Instant answered_at = order.served_at;
    for (const ItemHistory& row : rows) {
      if (row.source == order.source && row.order_ordinal == order.ordinal) {
        answered_at = std::max(answered_at, row.answered_at);
      }
    }
    EXPECT_EQ(order.answered_at, answered_at);
  }
}

TEST_P(Tables, SeriesEndsWithTheItemsThatAreDarkAtTheEnd) {
  SeriesSink series(scenario_);
  const Instant end = std::get<RunEnded>(records_.back()).at;
  records_.pop_back();
  records_.emplace_back(StageSampled{end, StageId(1U), 7, 2});
  records_.emplace_back(Sampled{end});
  records_.emplace_back(RunEnded{end, StopReason::horizon});
  read_with(series);
  ASSERT_EQ(series.rows().size(), 1U);
  const SeriesRow& row = series.rows().front();
  EXPECT_EQ(row.at, end);
  EXPECT_EQ(row.waiting, (std::vector<std::uint32_t>{0, 7, 0}));
  EXPECT_EQ(row.in_service, (std::vector<std::uint32_t>{0, 2, 0}));
  for (std::uint32_t source = 0; source < scenario_.sources.size(); ++source) {
    EXPECT_EQ(row.dark[source], measure(SourceId(source), "items_dark_at_end"));
  }
}

TEST_P(Tables, AnswersComeOncePerItemInOrderOfTime) {
  AnswerSeriesSink answers;
  read_with(answers);
  const auto& series = answers.series();
  EXPECT_TRUE(std::ranges::is_sorted(series, {}, &AnswerTime::answered_at));
  const MetricCatalogue catalogue(scenario_);
  MetricsSink sink(scenario_, catalogue, Instant());
  read_with(sink);
  EXPECT_EQ(static_cast<double>(series.size()),
            sink.values()[catalogue.find(MetricScope::run, "", "items_answered").value()]);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Tables, testing::Range<std::uint32_t>(1, 9));

TEST(TableRows, AreNotReadBeforeTheEnd) {
  EXPECT_THROW(std::ignore = ItemTable().rows(), Fault);
  EXPECT_THROW(std::ignore = OrderTable().rows(), Fault);
}

}  // namespace
}  // namespace docket::test
