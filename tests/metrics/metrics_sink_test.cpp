#include "docket/metrics/metrics_sink.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <variant>

#include "docket/journal/journal.hpp"
#include "metrics/measured_scenario.hpp"
#include "metrics/naive_measures.hpp"
#include "metrics/random_journal.hpp"

namespace docket::test {
namespace {

/// Page by page, as from a run.
std::vector<double> measured(const Scenario& scenario, const std::vector<Record>& records, Instant from = Instant()) {
  const MetricCatalogue catalogue(scenario);
  MetricsSink sink(scenario, catalogue, from);
  Journal journal({&sink});
  for (const Record& record : records) {
    std::visit([&](const auto& one) { journal.write(one); }, record);
  }
  journal.flush();
  return sink.values();
}

bool is_quantile(const std::string& name) {
  return name.find("_median_") != std::string::npos || name.find("_p9") != std::string::npos;
}

// Exact but for the last bits; quantiles come from a histogram.
bool agree(const std::string& name, double measured, double expected) {
  if (std::isnan(measured) || std::isnan(expected)) {
    return std::isnan(measured) && std::isnan(expected);
  }
  const double tolerance = is_quantile(name) ? 1.0 / 256 : 1e-9;
  return std::abs(measured - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

class AgainstNaive : public testing::TestWithParam<std::uint32_t> {};

TEST_P(AgainstNaive, EveryMeasureEqualsItsDefinitionOnRandomJournals) {
  const Scenario scenario = measured_scenario();
  const MetricCatalogue catalogue(scenario);
  const std::vector<Record> records = random_journal(scenario, GetParam(), 30 + 10 * GetParam() % 400);
  const Instant end = std::get<RunEnded>(records.back()).at;
  for (const Instant from :
       {Instant(), Instant::at(Duration::hours(end.since_start().count_us() / 3'600'000'000 / 3))}) {
    const std::vector<double> values = measured(scenario, records, from);
    const NamedValues expected = naive_measures(scenario, records, from);
    ASSERT_EQ(expected.size(), catalogue.size());
    for (std::size_t place = 0; place < catalogue.size(); ++place) {
      const MetricInfo& info = catalogue.info(place);
      const auto found = expected.find({info.scope, info.subject, info.name});
      ASSERT_NE(found, expected.end()) << info.subject << " " << info.name;
      EXPECT_PRED3(agree, info.name, values[place], found->second) << info.subject << " seed " << GetParam();
    }
  }
}

TEST_P(AgainstNaive, PagesSayTheSameAsAllRecordsAtOnce) {
  const Scenario scenario = measured_scenario();
  const MetricCatalogue catalogue(scenario);
  const std::vector<Record> records = random_journal(scenario, GetParam(), 400);
  MetricsSink at_once(scenario, catalogue, Instant());
  at_once.read(records);
  const std::vector<double> expected = at_once.values();
  const std::vector<double> values = measured(scenario, records);
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t place = 0; place < values.size(); ++place) {
    EXPECT_TRUE(values[place] == expected[place] || (std::isnan(values[place]) && std::isnan(expected[place])))
        << catalogue.info(place).name;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AgainstNaive, testing::Range<std::uint32_t>(1, 61));

TEST(RandomJournals, MoveEveryMeasureOnSomeSubject) {
  const Scenario scenario = measured_scenario();
  const MetricCatalogue catalogue(scenario);
  std::map<std::pair<MetricScope, std::string>, std::set<double>> seen;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const std::vector<double> values = measured(scenario, random_journal(scenario, seed, 30 + 10 * seed % 400));
    for (std::size_t place = 0; place < values.size(); ++place) {
      auto& of_name = seen[{catalogue.info(place).scope, catalogue.info(place).name}];
      if (!std::isnan(values[place])) {
        of_name.insert(values[place]);
      }
    }
  }
  for (const auto& [measure, values] : seen) {
    EXPECT_GT(values.size(), 1U) << measure.second;
  }
}

}  // namespace
}  // namespace docket::test
