// A recorded year of a million orders, from a CSV file: read and checked, and read, checked and run.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "docket/cli/system_zones.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket {
namespace {

constexpr const char* kScenario = R"({
  "docket": 1, "title": "a recorded year",
  "run": {"starts_at": "2021-01-01T00:00:00+05:30", "ends_at": "2022-01-01T00:00:00+05:30"},
  "regimes": {"law": {"docket_regime": 1, "title": "a law", "territory": "IN",
                      "readings": {"day": {"within": "24h", "basis": "law"}},
                      "governs": {"platform": "day", "authority": "day"}}},
  "authorities": {"ministry": {}},
  "order_streams": {"recorded": {"from": "ministry", "regime": "law", "trace": "trace.csv"}},
  "platform": {"entry": "review", "pools": {"reviewers": {"reviewers": 40}},
               "stages": {"review": {"pool": "reviewers", "handling": {"exponential": {"mean": "10min"}},
                                     "next": "decide"}},
               "policy": {"order": ["all"], "rules": {"all": {"decide": "withhold"}}}}})";

/// Rows in order of time that spread over the year; of 1, 2 or 3 items.
std::string trace_of(std::int64_t rows) {
  std::string csv = "served_at,items\n";
  const UtcTime start = *parse_instant("2021-01-01T00:00:00+05:30");
  const std::int64_t seconds_apart = 31'500'000 / rows;
  for (std::int64_t row = 0; row < rows; ++row) {
    csv += format_rfc3339(start + Duration::seconds(row * seconds_apart)) + "," + "111123"[row % 6] + "\n";
  }
  return csv;
}

class TraceFiles final : public InputFiles {
 public:
  explicit TraceFiles(std::int64_t rows) : trace_(trace_of(rows)) {}
  [[nodiscard]] Result<std::string> read(const std::string& path) const override {
    return path == "trace.csv" ? trace_ : kScenario;
  }
  [[nodiscard]] std::string resolve(const std::string& /*from*/, const std::string& relative) const override {
    return relative;
  }
  [[nodiscard]] std::string canonical(const std::string& path) const override { return path; }
  [[nodiscard]] std::string root_of(const std::string& /*path*/) const override { return {}; }

 private:
  std::string trace_;
};

void read_again_and_again(benchmark::State& state, bool is_run) {
  const TraceFiles files(state.range(0));
  for (auto _ : state) {
    const Result<Scenario> read = read_scenario("trace.json", files, SystemZones());
    if (!read.has_value()) {
      state.SkipWithError(read.problems().front().message.c_str());
      return;
    }
    benchmark::DoNotOptimize(is_run ? run(read.value(), MetricCatalogue(read.value()), 1, 0).fingerprint : 0);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void BM_TraceRead(benchmark::State& state) { read_again_and_again(state, false); }
BENCHMARK(BM_TraceRead)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void BM_TraceReadAndRun(benchmark::State& state) { read_again_and_again(state, true); }
BENCHMARK(BM_TraceReadAndRun)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace docket
