#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string_view>
#include <system_error>

#include "cli/command.hpp"
#include "cli/compare_scenarios.hpp"
#include "cli/exit_code.hpp"
#include "cli/playing.hpp"
#include "cli/with_store.hpp"
#include "docket/experiment/comparable_metrics.hpp"
#include "docket/experiment/stored_variants.hpp"

namespace docket {
namespace {

/// Nothing is read of a pipe, which can be read only once.
bool is_database(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return false;
  }
  constexpr std::string_view kMark = "SQLite format 3";
  std::array<char, kMark.size()> begin{};
  std::ifstream file(path, std::ios::binary);
  file.read(begin.data(), begin.size());
  return file && std::string_view(begin.data(), begin.size()) == kMark;
}

int refuse(const std::string& path, const std::string& why, const std::vector<std::string>& left_out,
           const Console& console) {
  std::string text = path + ": " + why + "\n";
  for (const std::string& note : left_out) {
    text += "  " + note + "\n";
  }
  console.tell(text + "nothing was compared\n");
  return exit_code::kInvalidInput;
}

void refuse_missing_points(const CompareRequest& request, const StoredVariants& stored) {
  std::string all;
  for (const std::string& note : stored.left_out) {
    all += (all.empty() ? "--point: " : "\n--point: ") + note;
  }
  if (!request.points.empty() && !all.empty()) {
    throw UsageError(all);
  }
}

/// How far what is stored leads.
BestReport best_of(const CompareRequest& request, const MeasuredVariants& measured, std::size_t metric) {
  BestReport best{metric, request.indifference.value, {}, ""};
  const ComparedMetric& compared = measured.metrics[metric];
  if (compared.refusal.empty()) {
    best.selection = select_best(measured.values[metric], compared.more_is_better,
                                 {request.indifference.value, request.confidence, 0});
  }
  return best;
}

/// The baseline is among them whether --point names it or not.
std::vector<std::size_t> points_to_compare(const CompareRequest& request) {
  std::vector<std::size_t> points = request.points;
  if (points.empty() || !request.baseline) {
    return points;
  }
  constexpr std::string_view kPoint = "point ";
  std::string_view number = *request.baseline;
  number.remove_prefix(number.starts_with(kPoint) ? kPoint.size() : 0);
  std::size_t baseline = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), baseline);
  if (read.ec == std::errc() && read.ptr == number.data() + number.size()) {
    points.push_back(baseline);
  }
  return points;
}

int compare_points(CompareRequest& request, const ResultStore& store, const Console& console) {
  const std::string& path = request.operands.front();
  ChosenMetrics chosen;
  CompareOptions options;
  request.mistakes.collect([&] { chosen = choose_metrics(request, store.head().metrics); });
  StoredVariants stored = stored_variants(store, titles_needed(chosen.metrics), points_to_compare(request));
  request.mistakes.collect([&] { refuse_missing_points(request, stored); });
  request.mistakes.collect([&] { options = compare_options(request, stored.variants); });
  request.mistakes.tell();
  if (stored.variants.size() < 2) {
    return refuse(path, "fewer than two points can be compared", stored.left_out, console);
  }
  if (stored.replications < 2) {
    return refuse(path, "one replication shows no difference from chance; the study asks for too few", {}, console);
  }
  const MeasuredVariants measured = judged(std::move(stored.variants), chosen.metrics, stored.values);
  CompareReport report{compare(measured, options), path, std::move(stored.left_out), {}};
  if (stored.have_more) {
    report.notes.emplace_back("replications that not all points have");
  }
  if (chosen.best) {
    report.best = best_of(request, measured, *chosen.best);
  }
  console.print(rendered(report, request.format, console.width()));
  return exit_code_of(report, chosen);
}

int compare_database(CompareRequest& request, const Console& console) {
  return with_store(request.operands.front(), console,
                    [&](const ResultStore& store) { return compare_points(request, store, console); });
}

void refuse_options(const Options& options, const std::vector<std::string>& names, const std::string& why) {
  std::string all;
  for (const std::string& name : names) {
    all += options.has(name) ? (all.empty() ? "--" : "\n--") + name + ": " + why : "";
  }
  if (!all.empty()) {
    throw UsageError(all);
  }
}

int compare_any(const Options& options, const Console& console) {
  CompareRequest request = compare_request(options);
  for (const std::string& path : request.operands) {
    if (is_database(path) && request.operands.size() > 1) {
      throw UsageError(path + " is a database: its points are compared with each other, and with nothing else");
    }
  }
  if (is_database(request.operands.front())) {
    request.mistakes.collect([&] {
      refuse_options(options, {"set", "seed", "replications", "allow-outside"}, "the runs of a database are played");
    });
    return compare_database(request, console);
  }
  request.mistakes.collect([&] { refuse_options(options, {"point"}, "only a database has points"); });
  if (request.operands.size() == 1) {
    throw UsageError("one scenario has nothing to be compared with: name others, or the database of a sweep");
  }
  return compare_scenarios(request, console);
}

}  // namespace

Command compare_command() {
  return {"compare",
          "which of several policies does better at what, and what is no more than chance",
          "DB|FILE...",
          1,
          std::numeric_limits<std::size_t>::max(),
          {"docket compare scenarios/india-2021/review-then-decide.json scenarios/india-2021/withhold-on-receipt.json",
           "docket compare mine.db --baseline 0 --metric \"items_missed_share on first-list\"",
           "docket compare a.json b.json c.json --best items_missed_share --indifference 1%"},
          with_playing_options(
              {{"metric", "NAME",
                "compares this metric, and may be given again; without it the missed share, over- and underblocked "
                "item-hours of each kind, and cost",
                true},
               {"more-is-better", "NAME", "the same, where more of it is better; may be given again", true},
               {"baseline", "NAME",
                "compares all others with this variant; without it all pairs. A scenario's file name without its "
                "ending, or the number of a point"},
               {"best", "NAME",
                "finds the best at this metric (procedure KN), and plays further replications of FILEs until it is "
                "decided"},
               {"indifference", "D",
                "for --best: a difference that does not matter, in the metric's unit such as 250; of shares also 2%"},
               {"confidence", "P", "of all that is said of a metric together; 0.95 without it"},
               {"point", "N", "compares this point of a database; may be given again; without it all", true},
               {"replications", "N", "how often to play each FILE; without it the most that one of them asks for"},
               {"seed", "N", "seed of all randomness; without it that of the first FILE"},
               {"format", "FORMAT", "table (default), csv, json or markdown"},
               {"quiet", "", "no progress, no warnings"},
               threads_option()},
              "compares nothing, unless only --best was still being searched for"),
          compare_any};
}

}  // namespace docket
