#include "cli/sweep_request.hpp"

#include "cli/mistakes.hpp"
#include "cli/playing.hpp"
#include "cli/replay_line.hpp"

namespace docket {
namespace {

Shard requested_shard(const Options& options) {
  const std::string text = options.text("shard").value_or("1/1");
  const std::optional<Shard> shard = shard_of(text);
  if (!shard) {
    throw UsageError("--shard: found \"" + text + "\", expected I/N such as 2/10, with I from 1 to N");
  }
  return *shard;
}

/// What the command line says of reading and playing, for another command line.
std::string playing_words(const Options& options) {
  std::string words;
  for (const OptionSpec& spec : with_playing_options({})) {
    if (spec.argument.empty() && options.has(spec.name)) {
      words += " --" + spec.name;
    }
    for (const std::string& value : options.all(spec.name)) {
      words += " --" + spec.name + " " + shell_word(value);
    }
  }
  return words;
}

void refuse_what_does_not_go_together(const Options& options) {
  const bool is_job = options.has("slurm");
  if (is_job &&
      (options.has("out") || options.has("dry-run") || options.has("shard") || options.operands().front() == "-")) {
    throw UsageError("--slurm stands without --out, --dry-run and --shard, and the study in a file");
  }
  if (options.has("tasks") && !is_job) {
    throw UsageError("--tasks is for --slurm");
  }
  if (!options.has("out") && !options.has("dry-run") && !is_job) {
    throw UsageError("--out is missing: the file that takes the results");
  }
}

}  // namespace

SweepRequest sweep_request(const Options& options) {
  SweepRequest request;
  Mistakes mistakes;
  request.file = options.operands().front();
  mistakes.collect([&] { request.loading = loading_options(options); });
  mistakes.collect([&] { request.out = options.text("out"); });
  mistakes.collect([&] { request.shard = requested_shard(options); });
  request.is_dry = options.has("dry-run");
  request.is_quiet = options.has("quiet");
  mistakes.collect(
      [&] { request.threads = options.has("slurm") && !options.has("threads") ? 1 : threads_of(options); });
  mistakes.collect([&] { request.slurm = options.text("slurm"); });
  mistakes.collect([&] { request.tasks = options.number("tasks", 1, kMostShards); });
  mistakes.collect([&] { refuse_what_does_not_go_together(options); });
  mistakes.tell();
  request.words = playing_words(options);
  return request;
}

}  // namespace docket
