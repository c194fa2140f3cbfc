#include "cli/playing.hpp"

#include <algorithm>
#include <new>
#include <thread>

#include "cli/exit_code.hpp"
#include "cli/interruption.hpp"
#include "cli/mistakes.hpp"
#include "cli/replay_line.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/experiment/staff.hpp"

namespace docket {
namespace {

constexpr const char* kThreads = "threads";
constexpr const char* kReplicationsAsked = "replications";
constexpr std::uint64_t kMostThreads = 1024;

}  // namespace

PlayRequest play_request(const Options& options) {
  PlayRequest request;
  Mistakes mistakes;
  request.file = options.operands().front();
  mistakes.collect([&] { request.loading = loading_options(options); });
  request.is_quiet = options.has("quiet");
  mistakes.collect([&] { request.seed = options.number("seed", 0, UINT64_MAX); });
  const Limits& limits = request.loading.limits;
  const ReadLimit& most = limits.reading.replications;
  mistakes.collect([&] {
    request.replicate.replications = static_cast<std::uint32_t>(
        options.number(kReplicationsAsked, 1, most.most, "; " + how_to_raise(most)).value_or(0));
  });
  mistakes.collect([&] { request.replicate.threads = threads_of(options); });
  mistakes.tell();
  request.replicate.run = run_options(limits);
  return request;
}

std::optional<std::uint32_t> replications_for_means(const Options& options) {
  const auto written = options.number(kReplicationsAsked, 1, UINT32_MAX);
  if (written && *written < kFewestReplications) {
    throw UsageError("--replications: found \"" + *options.text(kReplicationsAsked) + "\", expected at least " +
                     std::to_string(kFewestReplications) + ": fewer show no mean");
  }
  return written ? std::optional(static_cast<std::uint32_t>(*written)) : std::nullopt;
}

OptionSpec threads_option(const std::string& says) { return {kThreads, "N", says}; }

std::uint32_t threads_of(const Options& options) {
  const std::uint64_t usual = std::max(std::thread::hardware_concurrency(), 1U);
  return static_cast<std::uint32_t>(options.number(kThreads, 1, kMostThreads).value_or(usual));
}

Loaded load_to_play(const std::string& file, const LoadingOptions& loading, const Console& console) {
  Loaded loaded = load_scenario(file, loading, warnings_of_reading, console);
  console.tell(loaded.told);
  if (!loaded.scenario.has_value()) {
    console.tell(count_of_problems(loaded.scenario.problems(), Severity::error) + "; nothing was run\n");
  }
  return loaded;
}

int load_and_play(PlayRequest& request, const Console& console, const std::function<int(const Scenario&)>& play) {
  const Loaded loaded = load_to_play(request.file, request.loading, console);
  if (!loaded.scenario.has_value()) {
    return loaded.exit_code;
  }
  const Scenario& scenario = loaded.scenario.value();
  request.replicate.seed = request.seed.value_or(scenario.run.seed);
  const auto replay = [&request] { return replay_line(request.file, request.loading, request.replicate); };
  return play_guarded(request.loading.limits, console, replay, [&] { return play(scenario); });
}

int play_guarded(const Limits& limits, const Console& console, const std::function<std::string()>& replay,
                 const std::function<int()>& play) {
  try {
    return play();
  } catch (const UsageError&) {
    throw;
  } catch (const OutputFailed&) {
    throw;
  } catch (const std::bad_alloc&) {
    return tell_out_of_memory(limits, console);
  } catch (const std::exception& fault) {
    console.tell(fault_text(fault.what(), replay()));
    return exit_code::kFault;
  }
}

int tell_out_of_memory(const Limits& limits, const Console& console) {
  console.tell("docket: more memory is needed than the system gives, or than " + memory_limit_text(limits) +
               " allows; nothing was written\n");
  return exit_code::kLimit;
}

int tell_interrupted(const Console& console, const std::string& how_far) {
  console.tell("docket: interrupted" + how_far + "\n");
  return *Interruption::exit_code();
}

int tell_limit_met(Limit met, const Limits& limits, const std::string& what, const Console& console) {
  const LimitNote note = note_of(met, limits);
  console.tell("docket: the limit of " + note.value + " (" + note.raised_by + ") ended " + what + "\n");
  return exit_code::kLimit;
}

}  // namespace docket
