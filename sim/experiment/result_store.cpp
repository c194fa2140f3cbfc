#include "docket/experiment/result_store.hpp"

#include <unistd.h>

#include <filesystem>
#include <map>
#include <numeric>
#include <system_error>

#include "experiment/sqlite_file.hpp"
#include "experiment/store_head.hpp"
#include "experiment/store_refusal.hpp"
#include "experiment/store_rows.hpp"
#include "experiment/store_schema.hpp"

namespace docket {

using experiment_detail::problem_of;
using experiment_detail::refusal_of;
using experiment_detail::SqliteFile;
using experiment_detail::SqliteStatement;
using experiment_detail::SqliteTransaction;
using experiment_detail::StoreReader;
using experiment_detail::StoreWriter;

namespace {

// A row of hundreds of measures fits into a page of this size, of the usual one it would spill over into others; the
// log is copied into the file when it has grown to 16 MB.
constexpr const char* kManner =
    "PRAGMA page_size = 32768; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 512";
constexpr const char* kEmptyLog = "PRAGMA wal_checkpoint(PASSIVE)";

/// SQLite takes a file of a few bytes for an empty one, and would write over it.
bool has_content(const std::string& path) {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(path, unknown);
  return !unknown && size > 0;
}

/// SQLite has one sentence for all that it cannot open, and none of these in it.
Problems why_no_file(const std::string& path) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (path.empty()) {
    return problem_of(path, "a database needs a name");
  }
  if (!std::filesystem::exists(status)) {
    return problem_of(path, "cannot be opened: " + failed.message());
  }
  return std::filesystem::is_directory(status) ? problem_of(path, "is a folder, expected a database") : Problems();
}

}  // namespace

class ResultStore::File {
 public:
  File(const std::string& path, SqliteFile::Access access) : file(path, access) {}
  ~File() {
    if (is_in_work) {
      end_log();
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool is_empty() { return file.number("SELECT count(*) FROM sqlite_master") == 0; }
  /// All points that it knows were played.
  [[nodiscard]] bool is_over() { return file.number("SELECT count(*) FROM point WHERE status = 'planned'") == 0; }
  [[nodiscard]] bool knows_as_many(std::size_t points) {
    return file.number("SELECT count(*) FROM point") == static_cast<std::int64_t>(points);
  }
  /// Nothing is left to be written, so nobody need wait for its readers.
  [[nodiscard]] bool is_whole(std::size_t points) { return !is_empty() && is_over() && knows_as_many(points); }

  /// Empty: it holds this experiment.
  [[nodiscard]] Problems why_not(const StoreHead& wanted, const std::string& path) {
    const Problems problems = refusal_of(file, path);
    return problems.empty() ? refusal_of(experiment_detail::read_head(file), wanted, path) : problems;
  }

  void lay_out(const StoreHead& wanted) {
    file.run(experiment_detail::schema_of(wanted));
    experiment_detail::write_head(file, wanted);
  }

  void prepare(StoreHead stored) {
    head = std::move(stored);
    writer = std::make_unique<StoreWriter>(file, head);
    reader = std::make_unique<StoreReader>(file, head);
  }

  void go_on(const StoreHead& wanted, const std::vector<StoredPoint>& points) {
    file.run(kManner);
    SqliteTransaction transaction(file, SqliteTransaction::Lock::at_once);
    if (is_empty()) {
      lay_out(wanted);
    }
    prepare(wanted);
    if (!knows_as_many(points.size())) {
      add_missing(points);
    }
    experiment_detail::mark_in_work(file);
    transaction.commit();
    is_in_work = true;
    file.run(kEmptyLog);  // the mark has to be in the file itself
  }

  SqliteFile file;
  bool is_without_log = false;
  StoreHead head;
  std::unique_ptr<StoreWriter> writer;
  std::unique_ptr<StoreReader> reader;
  bool is_in_work = false;  // by this writer

 private:
  void add_missing(const std::vector<StoredPoint>& points) {
    for (const StoredPoint& point : points) {
      if (!reader->find(point.point)) {
        writer->write(point);
      }
    }
  }

  // Who leaves last takes the log away; while somebody reads it stays, and then a copy of the file should be whole. A
  // file to which nothing will be added needs none again, so its readers make none. In others it is kept: to begin one
  // means to wait until all readers are gone.
  void end_log() noexcept {
    try {
      experiment_detail::unmark_in_work(file);
      file.run(kEmptyLog);
      if (is_over()) {
        file.run("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE");
      }
    } catch (const StoreFailed&) {
      // All is in file and log together, as after a crash.
    }
  }
};

ResultStore::ResultStore(std::unique_ptr<File> file) : file_(std::move(file)) {}
ResultStore::ResultStore(ResultStore&&) noexcept = default;
ResultStore::~ResultStore() = default;

/// Makes it under a name of its own and gives it the wanted one when it is whole, unless somebody else was first: no
/// file of this name is ever half made, and nobody's is replaced.
void ResultStore::make_if_missing(const std::string& path, const StoreHead& head) {
  std::error_code failed;
  if (std::filesystem::exists(path, failed)) {
    return;
  }
  const std::string draft = path + ".draft-" + std::to_string(::getpid());
  experiment_detail::remove_sqlite_file(draft);  // of one that was killed, and had this number
  try {
    File made(draft, SqliteFile::Access::write);
    made.file.run(kManner);
    SqliteTransaction transaction(made.file);
    made.lay_out(head);
    transaction.commit();
  } catch (const StoreFailed&) {
    experiment_detail::remove_sqlite_file(draft);
    throw;
  }
  std::filesystem::create_hard_link(draft, path, failed);
  if (failed && !std::filesystem::exists(path)) {  // a file system without links
    std::filesystem::rename(draft, path, failed);
  }
  experiment_detail::remove_sqlite_file(draft);
}

Result<ResultStore> ResultStore::make_or_go_on(const std::string& path, const StoreHead& head,
                                               const std::vector<StoredPoint>& points) {
  try {
    Problems problems = refusal_of(head, path);
    if (!problems.empty()) {
      return problems;
    }
    make_if_missing(path, head);
    auto file = std::make_unique<File>(path, SqliteFile::Access::write);
    if (!file->is_empty() || has_content(path)) {
      problems = file->why_not(head, path);
    }
    if (!problems.empty()) {
      return problems;
    }
    if (file->is_whole(points.size())) {
      file->prepare(head);
    } else {
      file->go_on(head, points);
    }
    return ResultStore(std::move(file));
  } catch (const StoreFailed& failure) {
    return problem_of(path, std::string("cannot be used: ") + failure.what());
  }
}

Result<ResultStore> ResultStore::open(const std::string& path) {
  if (Problems problems = why_no_file(path); !problems.empty()) {
    return problems;
  }
  try {
    const bool is_without_log = experiment_detail::is_without_log(path);
    auto file = std::make_unique<File>(path, SqliteFile::Access::read);
    file->is_without_log = is_without_log;
    if (Problems problems = refusal_of(file->file, path); !problems.empty()) {
      return problems;
    }
    file->head = experiment_detail::read_head(file->file);
    file->reader = std::make_unique<StoreReader>(file->file, file->head);
    return ResultStore(std::move(file));
  } catch (const StoreFailed& failure) {
    return problem_of(path, std::string("cannot be read: ") + failure.what());
  }
}

void ResultStore::put(const StoredPoint& point, const std::vector<StoredRun>& runs) {
  // One within another would have SQLite keep a copy of each page that it changes.
  std::optional<SqliteTransaction> transaction;
  if (!file_->file.is_in_transaction()) {
    transaction.emplace(file_->file);
  }
  file_->writer->remove_runs(point.point);
  file_->writer->write(point);
  for (const StoredRun& run : runs) {
    file_->writer->write(point.point, run);
  }
  if (transaction) {
    transaction->commit();
  }
}

ResultStore::Together::Together(ResultStore& store)
    : transaction_(std::make_unique<SqliteTransaction>(store.file_->file, SqliteTransaction::Lock::at_once)) {}
ResultStore::Together::~Together() = default;
void ResultStore::Together::commit() { transaction_->commit(); }

std::vector<std::size_t> ResultStore::planned_points() const {
  SqliteStatement rows = file_->file.prepare("SELECT point FROM point WHERE status = 'planned' ORDER BY point");
  std::vector<std::size_t> points;
  while (rows.step()) {
    points.push_back(static_cast<std::size_t>(rows.whole(0)));
  }
  return points;
}

bool ResultStore::may_lack_its_log() const {
  return file_->is_without_log && experiment_detail::is_in_work(file_->file);
}

const StoreHead& ResultStore::head() const { return file_->head; }

std::optional<PointRecord> ResultStore::find(std::size_t point) const { return file_->reader->find(point); }

StoreCounts ResultStore::counts() const {
  SqliteStatement rows = file_->file.prepare("SELECT status, count(*) FROM point GROUP BY status");
  std::map<PointStatus, std::size_t> points;
  while (rows.step()) {
    points[experiment_detail::status_named(rows.text(0))] = static_cast<std::size_t>(rows.whole(1));
  }
  const auto runs = static_cast<std::size_t>(file_->file.number("SELECT count(*) FROM run"));
  const auto imprecise = static_cast<std::size_t>(
      file_->file.number("SELECT count(*) FROM point WHERE status = 'done' AND problem IS NOT NULL"));
  const std::size_t known = points[PointStatus::planned] + points[PointStatus::done] + points[PointStatus::failed];
  return {points[PointStatus::planned],
          points[PointStatus::done],
          points[PointStatus::failed],
          experiment_detail::points_that_belong_into(file_->head).value_or(known) - known,
          runs,
          imprecise};
}

std::map<std::string, std::size_t> ResultStore::cut_short() const {
  SqliteStatement rows =
      file_->file.prepare("SELECT \"limit\", count(*) FROM run WHERE \"limit\" IS NOT NULL GROUP BY \"limit\"");
  std::map<std::string, std::size_t> runs;
  while (rows.step()) {
    runs[rows.text(0)] = static_cast<std::size_t>(rows.whole(1));
  }
  return runs;
}

void ResultStore::read(const TakePoint& take) const {
  std::vector<std::size_t> all(file_->head.metrics.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  read(all, take);
}

void ResultStore::read(const std::vector<std::size_t>& metrics, const TakePoint& take) const {
  // Both statements see the same state of the file, whoever is writing.
  file_->file.run("BEGIN");
  SqliteStatement points = file_->file.prepare(experiment_detail::select_points(file_->head));
  SqliteStatement rows = file_->file.prepare(experiment_detail::select_runs(file_->head, metrics));
  bool has_run = rows.step();
  while (points.step()) {
    const StoredPoint point = experiment_detail::point_in(points, file_->head.inputs.size());
    std::vector<StoredRun> runs;
    for (; has_run && static_cast<std::size_t>(rows.whole(0)) == point.point; has_run = rows.step()) {
      runs.push_back(experiment_detail::run_in(rows, metrics.size()));
    }
    take(point, runs);
  }
  file_->file.run("COMMIT");
}

}  // namespace docket
