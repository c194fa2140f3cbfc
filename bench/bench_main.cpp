// docket_bench: the table of targets, the raw benchmarks behind it, and single runs for a profiler. Called by
// bench/bench.sh, which is ./dev bench.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "report/finding.hpp"
#include "report/targets.hpp"
#include "run/whole_run.hpp"

namespace docket::bench {
namespace {

constexpr int kMissed = 1;
constexpr int kWrongWords = 2;

struct Request {
  bool is_json = false;
  std::uint32_t repetitions = 7;
  std::vector<std::string_view> only;
};

std::uint32_t count_from(std::string_view text) {
  std::uint32_t count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || count == 0) {
    throw std::invalid_argument(fmt::format("--repetitions takes a number from 1 on, not \"{}\"", text));
  }
  return count;
}

std::string_view group_from(std::string_view name) {
  if (std::ranges::find(target_groups(), name, &TargetGroup::name) == target_groups().end()) {
    std::string known;
    for (const TargetGroup& group : target_groups()) {
      known += " " + group.name;
    }
    throw std::invalid_argument(fmt::format("--only takes one of:{}; not \"{}\"", known, name));
  }
  return name;
}

Request requested(const std::vector<std::string_view>& words) {
  Request request;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool has_value = i + 1 < words.size();
    if (words[i] == "--json") {
      request.is_json = true;
    } else if (words[i] == "--repetitions" && has_value) {
      request.repetitions = count_from(words[++i]);
    } else if (words[i] == "--only" && has_value) {
      request.only.push_back(group_from(words[++i]));
    } else {
      throw std::invalid_argument(fmt::format("\"{}\" is not understood; ./dev bench --help", words[i]));
    }
  }
  return request;
}

int show_targets(const Request& request) {
  std::vector<Finding> findings;
  for (const TargetGroup& group : target_groups()) {
    if (!request.only.empty() && std::ranges::find(request.only, group.name) == request.only.end()) {
      continue;
    }
    fmt::print(stderr, "docket: measuring {}\n", group.about);
    for (Finding& finding : group.measure(request.repetitions)) {
      findings.push_back(std::move(finding));
    }
  }
  fmt::print("{}", request.is_json ? finding_json(findings) : finding_table(findings));
  return std::ranges::any_of(findings, [](const Finding& finding) { return finding.verdict() > Verdict::must; })
             ? kMissed
             : 0;
}

/// For a profiler; tells how many items it made.
int play_counted(const std::string& name) {
  const WholeRun whole = WholeRun::as_counted(name);
  fmt::print("{}\n", whole.play(0).items);
  return 0;
}

int list_counted() {
  for (const KnownRun& run : known_runs()) {
    if (run.is_counted) {
      fmt::print("{}\n", run.name);
    }
  }
  return 0;
}

int run_raw_benchmarks(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return kWrongWords;
  }
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

int dispatch(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  if (!words.empty() && words[0] == "--raw") {
    argv[1] = argv[0];
    return run_raw_benchmarks(argc - 1, argv + 1);
  }
  if (words.size() == 2 && words[0] == "--play") {
    return play_counted(std::string(words[1]));
  }
  return words.size() == 1 && words[0] == "--counted" ? list_counted() : show_targets(requested(words));
}

}  // namespace
}  // namespace docket::bench

int main(int argc, char** argv) {
  try {
    return docket::bench::dispatch(argc, argv);
  } catch (const std::invalid_argument& wrong) {
    fmt::print(stderr, "docket: {}\n", wrong.what());
    return docket::bench::kWrongWords;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "docket: {}\n", failure.what());
    return EXIT_FAILURE;
  }
}
