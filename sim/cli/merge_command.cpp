#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "cli/command.hpp"
#include "cli/cut_short.hpp"
#include "cli/exit_code.hpp"
#include "cli/with_store.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/experiment/merge_stores.hpp"
#include "docket/report/sweep_report.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

std::string list_of(const std::vector<Shard>& shards) {
  constexpr std::size_t kMostNamed = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(shards.size(), kMostNamed); ++i) {
    text += (i == 0 ? "" : ", ") + shards[i].text();
  }
  return text + (shards.size() > kMostNamed ? " and " + std::to_string(shards.size() - kMostNamed) + " more" : "");
}

/// Whether nothing is left to be played.
bool tell_what_is_missing(const Merged& merged, const std::string& out, const Console& console) {
  const StoreCounts counts = merged.store.counts();
  if (counts.left() == 0) {
    return true;
  }
  std::string what;
  const auto add = [&what](const std::string& clause) { what += (what.empty() ? "" : "; ") + clause; };
  if (!merged.missing.empty()) {
    add("without the shards " + list_of(merged.missing));
  }
  if (counts.absent > 0) {
    add(fmt::format("{} of {} {} missing", counts.absent, counted(counts.points(), "point"),
                    counts.absent == 1 ? "is" : "are"));
  }
  if (counts.planned > 0) {
    add(counted(counts.planned, "point") + (counts.planned == 1 ? " lacks" : " lack") + " replications");
  }
  console.tell("docket: not whole yet: " + what + ". Merge the rest into " + out +
               ", or go on in it with docket sweep\n");
  return false;
}

int merge(const Options& options, const Console& console) {
  const auto out = options.text("out");
  if (!out) {
    throw UsageError("--out is missing: the file that takes all results");
  }
  const Result<Merged> merged = merge_stores(options.operands(), *out);
  if (!merged.has_value()) {
    console.tell(render_problems(merged.problems()));
    return exit_code::kInputOutput;
  }
  for (const std::string& path : merged.value().without_log) {
    tell_of_lost_log(path, console);
  }
  const ResultStore& store = merged.value().store;
  console.print(sweep_table(store, {}, console.width()));
  const bool is_whole = tell_what_is_missing(merged.value(), *out, console);
  const bool is_partial = tell_cut_short(store, {}, console);
  return !is_whole || store.counts().failed > 0 ? exit_code::kNo : is_partial ? exit_code::kLimit : exit_code::kDone;
}

}  // namespace

Command merge_command() {
  return {
      "merge",
      "puts the shards of a sweep together: the results of one that played all of it",
      "DB…",
      1,
      std::numeric_limits<std::size_t>::max(),
      {"docket sweep mine.json --shard 1/2 --out one.db     (on one machine)",
       "docket sweep mine.json --shard 2/2 --out two.db     (on another)", "docket merge one.db two.db --out mine.db"},
      {{"out", "DB", "the SQLite file that takes all results, or has some of the same sweep already"}},
      merge};
}

}  // namespace docket
