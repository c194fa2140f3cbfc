// What looks into the results of a sweep.
#include <algorithm>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "docket/core/nearest_word.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/report/sweep_report.hpp"

namespace docket {
namespace {

/// Opens the file and hands it to `use`.
template <class Use>
int with_store(const Options& options, const Console& console, Use use) {
  const std::string& path = options.operands().front();
  const Result<ResultStore> store = ResultStore::open(path);
  if (!store.has_value()) {
    console.tell(render_problems(store.problems()));
    return exit_code::kInputOutput;
  }
  try {
    use(store.value());
  } catch (const StoreFailed& failure) {
    console.tell("docket: " + path + ": " + failure.what() + "\n");
    return exit_code::kInputOutput;
  }
  return exit_code::kDone;
}

std::vector<std::string> known_metrics(const std::vector<std::string>& wanted, const StoreHead& head) {
  for (const std::string& metric : wanted) {
    if (std::ranges::find(head.metrics, metric) == head.metrics.end()) {
      const std::string nearest = nearest_word(metric, head.metrics);
      throw UsageError("--metric: no metric \"" + metric + "\" is kept" +
                       (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?"));
    }
  }
  return wanted;
}

int show_store(const Options& options, const Console& console) {
  return with_store(options, console, [&](const ResultStore& store) {
    console.print(sweep_table(store, known_metrics(options.all("metric"), store.head()), console.width()));
  });
}

int export_store(const Options& options, const Console& console) {
  if (options.has("csv") && options.has("json")) {
    throw UsageError("expected at most one of --csv and --json");
  }
  return with_store(options, console, [&](const ResultStore& store) {
    const auto print = [&console](std::string_view text) { console.print(text); };
    (options.has("json") ? sweep_json : sweep_csv)(store, print);
  });
}

}  // namespace

Command show_command() {
  return {"show",
          "the results of a sweep, point by point",
          "DB",
          1,
          1,
          {"docket show mine.db", "docket show mine.db --metric \"items_missed_share on first-list\""},
          {{"metric", "NAME", "shows this metric instead of the usual ones; may be given again", true}},
          show_store};
}

Command export_command() {
  return {"export",
          "the results of a sweep, run by run, for other programs",
          "DB",
          1,
          1,
          {"docket export mine.db > mine.csv", "docket export mine.db --json > mine.json"},
          {{"csv", "", "a row for each point and replication (default)"},
           {"json", "", "one document, with the study and the commands that play each point"}},
          export_store};
}

}  // namespace docket
