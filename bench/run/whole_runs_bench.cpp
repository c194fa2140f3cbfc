// Whole runs through the scenario reader and the real pipeline, metrics included: nanoseconds for each item.
#include <benchmark/benchmark.h>

#include <string>

#include "docket/cli/disk_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket {
namespace {

/// Scenarios that exist only here.
class TextFile final : public InputFiles {
 public:
  explicit TextFile(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] Result<std::string> read(const std::string& /*path*/) const override { return text_; }
  [[nodiscard]] std::string resolve(const std::string& /*from*/, const std::string& relative) const override {
    return relative;
  }
  [[nodiscard]] std::string canonical(const std::string& path) const override { return path; }
  [[nodiscard]] std::string root_of(const std::string& /*path*/) const override { return {}; }

 private:
  std::string text_;
};

/// A queue of plain customers; times in seconds of simulated time.
std::string queue(double arrivals_per_second, int servers, int items) {
  return R"({"docket": 1, "title": "queue", "run": {"starts_at": "2026-01-01T00:00:00Z", "ends_after": {"items": )" +
         std::to_string(items) +
         R"(}}, "work_streams": {"customers": {"entry": "service", "arrivals": {"poisson": {"rate": )" +
         std::to_string(arrivals_per_second) +
         R"(, "per": "1s"}}}}, "platform": {"pools": {"servers": {"reviewers": )" + std::to_string(servers) +
         R"(}}, "stages": {"service": {"pool": "servers", "handling": {"exponential": {"mean": "1s"}}, "next": "leave"}},
             "policy": {"order": ["none"], "rules": {"none": {"decide": "reject"}}}}})";
}

void play_again_and_again(benchmark::State& state, const Result<Scenario>& read) {
  if (!read.has_value()) {
    state.SkipWithError(read.problems().front().message.c_str());
    return;
  }
  const MetricCatalogue catalogue(read.value());
  std::uint32_t replication = 0;
  std::uint64_t items = 0;
  for (auto _ : state) {
    items += run(read.value(), catalogue, 1, replication++).items;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(items));
}

void BM_Queue(benchmark::State& state) {
  const auto servers = static_cast<int>(state.range(0));
  const TextFile file(queue(0.8 * servers, servers, 100'000));
  play_again_and_again(state, read_scenario("queue.json", file, SystemZones()));
}
BENCHMARK(BM_Queue)->Arg(1)->Arg(50)->Unit(benchmark::kMillisecond);

void BM_India2021(benchmark::State& state) {
  const DiskFiles files;
  play_again_and_again(state,
                       read_scenario(DOCKET_SCENARIOS "/india-2021/review-then-decide.json", files, SystemZones()));
}
BENCHMARK(BM_India2021)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docket
