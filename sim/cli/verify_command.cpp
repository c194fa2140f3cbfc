#include <limits>

#include "cli/case_files.hpp"
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/playing.hpp"
#include "cli/progress_bar.hpp"
#include "cli/replay_line.hpp"
#include "cli/run_watch.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/report/verify_report.hpp"

namespace docket {
namespace {

constexpr const char* kUsualFolder = "scenarios/validation";

struct Case {
  NamedFile file;
  Scenario scenario;
};

struct VerifyRequest {
  LoadingOptions loading;
  std::string format;
  bool is_quiet = false;
  std::string command;
  VerifyOptions verify;
};

VerifyRequest requested(const Options& options) {
  VerifyRequest request;
  request.loading = loading_options(options);
  request.format = options.choice("format", {"table", "json", "markdown"});
  request.is_quiet = options.has("quiet");
  request.command =
      repeated_line("verify", options, {"folder", "precision", "replications", "seed", "format"}, request.loading);
  VerifyOptions& verify = request.verify;
  verify.precision = options.share("precision").value_or(verify.precision);
  verify.seed = options.number("seed", 0, UINT64_MAX).value_or(verify.seed);
  verify.threads = threads_of(options);
  verify.most_replications = static_cast<std::uint32_t>(options.number("replications", 2, UINT32_MAX).value_or(0));
  verify.run = run_options(request.loading.limits);
  return request;
}

std::vector<NamedFile> files_of(const Options& options) {
  const std::string folder = options.text("folder").value_or(kUsualFolder);
  return options.operands().empty() ? all_cases(folder) : named_cases(options.operands(), folder);
}

struct LoadedCases {
  std::vector<Case> cases;
  int exit_code = exit_code::kDone;  ///< of the first that is no scenario, or expects nothing
};

LoadedCases load_all(const std::vector<NamedFile>& files, const LoadingOptions& loading, const Console& console) {
  LoadedCases all;
  const auto note = [&all](int code) { all.exit_code = all.exit_code == exit_code::kDone ? code : all.exit_code; };
  for (const NamedFile& file : files) {
    Loaded loaded = load_scenario(file.path, loading, warnings_of_reading, console);
    console.tell(loaded.told);
    note(loaded.exit_code);
    if (!loaded.scenario.has_value()) {
      continue;
    }
    if (loaded.scenario.value().expected.empty()) {
      console.tell(file.path + ": /expected: nothing is expected of this scenario, so nothing can be verified\n");
      note(exit_code::kInvalidInput);
    }
    all.cases.push_back({file, std::move(loaded.scenario).value()});
  }
  return all;
}

std::uint64_t judged_values(const std::vector<Case>& cases) {
  std::uint64_t count = 0;
  for (const Case& one : cases) {
    count += count_judged(one.scenario);
  }
  return count;
}

VerifyReport verify_all(const std::vector<Case>& cases, const VerifyRequest& request, const Console& console) {
  VerifyOptions options = request.verify;
  options.values = judged_values(cases);
  ProgressBar bar(console, request.is_quiet, "cases");
  RunWatch watch(request.loading.limits.time, request.loading.limits.memory);
  options.run.should_stop = [&watch] { return watch.met(); };
  VerifyReport report{request.command, options.precision, options.error, options.seed, {}};
  const auto show = [&](const Progress& /*of_this_case*/) {
    bar.show({static_cast<std::uint32_t>(report.cases.size()), static_cast<std::uint32_t>(cases.size())});
  };
  options.on_progress = show;
  for (const Case& one : cases) {
    const MetricCatalogue catalogue(one.scenario);
    report.cases.push_back({one.file.name, one.scenario.title, verify(one.scenario, catalogue, options)});
    show({});
  }
  return report;
}

std::string rendered(const VerifyReport& report, const std::string& format, std::size_t width) {
  if (format == "json") {
    return verify_json(report);
  }
  return format == "markdown" ? verify_markdown(report) : verify_table(report, width);
}

int play_and_report(const std::vector<Case>& cases, const VerifyRequest& request, const Console& console) {
  const Interruption interruption;
  const VerifyReport report = verify_all(cases, request, console);
  if (Interruption::exit_code()) {
    return tell_interrupted(console);
  }
  console.print(rendered(report, request.format, console.width()));
  const Limit limit = report.limit();
  if (limit != Limit::none && limit != Limit::standstill && report.count(Verdict::disagrees) == 0) {
    return tell_limit_met(limit, request.loading.limits, "a case before all of it was known", console);
  }
  return report.all_agree() ? exit_code::kDone : exit_code::kNo;
}

int verify_cases(const Options& options, const Console& console) {
  const VerifyRequest request = requested(options);
  const LoadedCases loaded = load_all(files_of(options), request.loading, console);
  if (loaded.exit_code != exit_code::kDone) {
    console.tell("nothing was verified\n");
    return loaded.exit_code;
  }
  return play_and_report(loaded.cases, request, console);
}

}  // namespace

Command verify_command() {
  return {"verify",
          "holds runs against theory and publications: the values that scenarios expect",
          "[CASE...]",
          0,
          std::numeric_limits<std::size_t>::max(),
          {"docket verify", "docket verify mm1-load-80 erlang-a-10 --precision 2%",
           "docket verify mine.json --format json"},
          with_playing_options(
              {{"precision", "P",
                "the usual margin, as a share of the expected value; 0.01 without it. What a case sets itself is meant "
                "for 0.01, and goes with it in proportion"},
               {"folder", "DIR", "where cases are found by name, and all of them without any; scenarios/validation"},
               {"replications", "N", "how often to play a case at most; without it 64 times what its scenario says"},
               {"seed", "N", "seed of all randomness; 1 without it"},
               {"format", "FORMAT", "table (default), json or markdown (as in VALIDATION.md)"},
               {"quiet", "", "no progress, no warnings"},
               threads_option()},
              "shows what is known by then"),
          verify_cases};
}

}  // namespace docket
