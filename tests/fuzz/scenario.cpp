// Any bytes are a scenario or a list of problems, never a crash. What reads must also play a little.
#include <cstddef>
#include <cstdint>
#include <string>

#include "docket/run/run.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "support/memory_files.hpp"

namespace {

bool is_small(const docket::Scenario& scenario) {
  std::uint64_t items = 0;
  for (const docket::ItemGroupSpec& group : scenario.item_groups) {
    items += group.count;
  }
  std::uint64_t reviewers = 0;
  for (const docket::PoolSpec& pool : scenario.platform.pools) {
    reviewers += pool.reviewers.value_or(0);
  }
  return items < 1'000 && reviewers < 1'000 && scenario.order_streams.empty() && scenario.work_streams.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const docket::test::MemoryFiles files{{"fuzz.json", std::string(reinterpret_cast<const char*>(data), size)}};
  const auto read = docket::read_scenario("fuzz.json", files, docket::test::FixedZones());
  if (read.has_value() && is_small(read.value())) {
    const docket::MetricCatalogue catalogue(read.value());
    docket::RunOptions options;
    options.max_events = 10'000;
    docket::run(read.value(), catalogue, 1, 0, {}, options);
  }
  return 0;
}
