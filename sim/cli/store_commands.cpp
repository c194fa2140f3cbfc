// What looks into the results of a sweep.
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/metric_words.hpp"
#include "cli/mistakes.hpp"
#include "cli/with_store.hpp"
#include "docket/experiment/comparable_metrics.hpp"
#include "docket/report/sweep_report.hpp"

namespace docket {
namespace {

/// Their titles.
std::vector<std::string> known_metrics(const std::vector<std::string>& wanted, const StoreHead& head) {
  std::vector<std::string> titles;
  Mistakes mistakes;
  for (const std::string& metric : wanted) {
    mistakes.collect([&] {
      const auto title = title_named(metric, head.metrics);
      if (!title) {
        throw UsageError("--metric: " + why_no_metric(metric, head.metrics));
      }
      titles.push_back(*title);
    });
  }
  mistakes.tell();
  return titles;
}

int show_store(const Options& options, const Console& console) {
  return with_store(options.operands().front(), console, [&](const ResultStore& store) {
    console.print(sweep_table(store, known_metrics(options.all("metric"), store.head()), console.width()));
    return exit_code::kDone;
  });
}

int export_store(const Options& options, const Console& console) {
  if (options.has("csv") && options.has("json")) {
    throw UsageError("expected at most one of --csv and --json");
  }
  return with_store(options.operands().front(), console, [&](const ResultStore& store) {
    const auto print = [&console](std::string_view text) { console.print(text); };
    (options.has("json") ? sweep_json : sweep_csv)(store, print);
    return exit_code::kDone;
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
          {{"metric", "NAME",
            "shows this metric instead of the usual ones: \"name\" or \"name on subject\"; may be given again", true}},
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
