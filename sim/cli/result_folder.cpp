#include "cli/result_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

#include "cli/interruption.hpp"
#include "docket/cli/atomic_file.hpp"
#include "docket/metrics/item_table.hpp"
#include "docket/metrics/order_table.hpp"
#include "docket/metrics/series_sink.hpp"
#include "docket/report/event_log.hpp"
#include "docket/report/history_csv.hpp"
#include "docket/report/result_json.hpp"

namespace docket {
namespace {

namespace fs = std::filesystem;

bool is_result(const fs::path& folder) {
  constexpr std::size_t kHead = 64;
  std::ifstream file(folder / "result.json", std::ios::binary);
  std::string head(kHead, '\0');
  file.read(head.data(), static_cast<std::streamsize>(kHead));
  return head.find("\"docket_result\"") != std::string::npos;
}

Problem problem_at(const std::string& folder, const std::string& message) {
  Problem problem;
  problem.place.file = folder;
  problem.message = message;
  return problem;
}

/// Folders that are not there yet; those that stay empty are gone with it.
class NewFolders {
 public:
  explicit NewFolders(const fs::path& deepest) {
    std::error_code error;
    for (fs::path path = deepest; !path.empty() && !fs::exists(path, error); path = path.parent_path()) {
      missing_.push_back(path);
    }
  }
  ~NewFolders() {
    std::error_code error;
    for (const fs::path& path : missing_) {
      fs::remove(path, error);
    }
  }
  NewFolders(const NewFolders&) = delete;
  NewFolders& operator=(const NewFolders&) = delete;

 private:
  std::vector<fs::path> missing_;  // the deepest first
};

/// Plays as far as `first` came, whatever stopped it, and stops for nothing but an interruption.
RunOptions again(const RunResult& first, RunOptions options) {
  options.max_events = is_outside(first.limit) ? first.events : options.max_events;
  options.should_stop = [] { return Interruption::exit_code() ? Limit::interruption : Limit::none; };
  return options;
}

TextOutput into(AtomicFile& file) {
  return [&file](std::string_view text) { file.write(text); };
}

}  // namespace

Problems check_result_folder(const std::string& folder, bool is_forced) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status)) {
    return {};
  }
  if (!fs::is_directory(status)) {
    return {problem_at(folder, "is a file, expected a folder")};
  }
  const bool is_empty = fs::is_empty(folder, error);
  if (error) {
    return {problem_at(folder, "cannot be read: " + error.message())};
  }
  if (is_empty || is_forced || is_result(folder)) {
    return {};
  }
  return {problem_at(folder, "holds files that are no result of docket; choose another folder, or give --force")};
}

std::optional<Problems> write_result_folder(const std::string& folder, const RunReport& report,
                                            const RunOptions& options) {
  const NewFolders folders(folder);
  if (Problems problems = make_directory(folder); !problems.empty()) {
    return problems;
  }
  const auto path = [&folder](const char* name) { return (fs::path(folder) / name).string(); };
  AtomicFile events(path("events.jsonl"));
  AtomicFile orders(path("orders.csv"));
  AtomicFile items(path("items.csv"));
  AtomicFile series(path("series.csv"));
  AtomicFile resolved(path("resolved.json"));
  AtomicFile result(path("result.json"));

  EventLog log(report.scenario, into(events));
  OrderTable order_table;
  ItemTable item_table;
  SeriesSink series_sink(report.scenario);
  const std::vector<JournalSink*> sinks = {&log, &order_table, &item_table, &series_sink};
  const RunResult played = run(report.scenario, report.catalogue, report.seed, 0, sinks,
                               again(report.replications.results.front(), options));
  if (played.limit == Limit::interruption) {
    return std::nullopt;
  }

  write_orders_csv(report.scenario, 0, order_table.rows(), into(orders));
  write_items_csv(report.scenario, 0, item_table.rows(), into(items));
  write_series_csv(report.scenario, 0, series_sink.rows(), into(series));
  resolved.write(report.scenario.resolved_json);
  result.write(result_json(report));
  // The file that makes the folder a result comes last.
  for (AtomicFile* file : {&events, &orders, &items, &series, &resolved, &result}) {
    if (Problems problems = file->commit(); !problems.empty()) {
      return problems;
    }
  }
  return Problems{};
}

}  // namespace docket
