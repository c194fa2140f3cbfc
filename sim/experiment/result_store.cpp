#include "docket/experiment/result_store.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "experiment/sqlite_file.hpp"
#include "experiment/store_schema.hpp"

namespace docket {

using experiment_detail::SqliteFile;
using experiment_detail::SqliteStatement;
using experiment_detail::SqliteTransaction;

namespace {

constexpr std::array<const char*, 3> kStatusWords = {"planned", "done", "failed"};

PointStatus status_named(const std::string& word) {
  for (std::size_t i = 0; i < kStatusWords.size(); ++i) {
    if (word == kStatusWords[i]) {
      return static_cast<PointStatus>(i);
    }
  }
  throw StoreFailed("a point has the status \"" + word + "\", which no docket writes");
}

std::string in_hexadecimal(std::uint64_t number) {
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(number));
  return digits.data();
}

std::uint64_t from_hexadecimal(const std::string& digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

/// A bound text is NULL when it is empty.
void bind_text(SqliteStatement& statement, int at, const std::string& text) {
  if (text.empty()) {
    statement.bind_null(at);
  } else {
    statement.bind(at, text);
  }
}

/// Numbers as numbers, so that queries can compare them; but only those that read back as they are written.
void bind_input(SqliteStatement& statement, int at, const std::string& written) {
  std::int64_t whole = 0;
  const char* end = written.data() + written.size();
  if (const auto read = std::from_chars(written.data(), end, whole);
      read.ec == std::errc() && read.ptr == end && std::to_string(whole) == written) {
    statement.bind(at, whole);
    return;
  }
  double number = 0;
  const auto read = std::from_chars(written.data(), end, number);
  std::array<char, 32> digits{};
  const auto shown = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_same = std::string_view(digits.data(), static_cast<std::size_t>(shown.ptr - digits.data())) == written;
  if (read.ec == std::errc() && read.ptr == end && is_same && std::isfinite(number)) {
    statement.bind(at, number);
  } else {
    bind_text(statement, at, written);
  }
}

std::string input_in(const SqliteStatement& statement, int column) {
  if (!statement.is_real(column)) {
    return statement.text(column);
  }
  std::array<char, 32> digits{};
  const auto shown = std::to_chars(digits.data(), digits.data() + digits.size(), statement.number(column));
  return {digits.data(), static_cast<std::size_t>(shown.ptr - digits.data())};
}

Problems problem_of(const std::string& path, const std::string& message, const std::string& hint = {}) {
  return {Problem{{path, 0, 0}, "", message, "", hint, Severity::error}};
}

std::vector<std::string> names_in(SqliteFile& file, const std::string& table) {
  SqliteStatement rows = file.prepare("SELECT name FROM " + table + " ORDER BY id");
  std::vector<std::string> names;
  while (rows.step()) {
    names.push_back(rows.text(0));
  }
  return names;
}

void write_names(SqliteFile& file, const std::string& table, const std::vector<std::string>& names) {
  SqliteStatement row = file.prepare("INSERT INTO " + table + " VALUES (?, ?)");
  for (std::size_t i = 0; i < names.size(); ++i) {
    row.bind(1, static_cast<std::int64_t>(i)).bind(2, names[i]).run();
  }
}

std::vector<std::pair<std::string, std::string*>> texts_of(StoreHead& head) {
  return {{"docket", &head.version}, {"title", &head.title}, {"study", &head.study}, {"options", &head.options}};
}

void write_head(SqliteFile& file, StoreHead head) {
  SqliteStatement row = file.prepare("INSERT INTO study VALUES (?, ?)");
  for (const auto& [key, text] : texts_of(head)) {
    row.bind(1, key).bind(2, *text).run();
  }
  SqliteStatement scenario = file.prepare("INSERT INTO scenario VALUES (?, ?)");
  for (const auto& [name, text] : head.scenarios) {
    scenario.bind(1, name).bind(2, text).run();
  }
  write_names(file, "input", head.inputs);
  write_names(file, "metric", head.metrics);
}

StoreHead read_head(SqliteFile& file) {
  StoreHead head;
  for (const auto& [key, text] : texts_of(head)) {
    SqliteStatement row = file.prepare("SELECT value FROM study WHERE key = ?");
    row.bind(1, key);
    *text = row.step() ? row.text(0) : "";
  }
  SqliteStatement scenario = file.prepare("SELECT file, text FROM scenario ORDER BY file");
  while (scenario.step()) {
    head.scenarios.emplace_back(scenario.text(0), scenario.text(1));
  }
  head.inputs = names_in(file, "input");
  head.metrics = names_in(file, "metric");
  return head;
}

/// Why a sweep cannot go on in a file that holds another experiment.
std::string difference(const StoreHead& stored, const StoreHead& wanted) {
  if (stored.version != wanted.version) {
    return "docket " + stored.version + " wrote it, this is docket " + wanted.version;
  }
  if (stored.study != wanted.study) {
    return "the study was another one";
  }
  if (stored.scenarios != wanted.scenarios) {
    return "a scenario of the study was another one";
  }
  return stored.options != wanted.options
             ? "the options were others: " + (stored.options.empty() ? "none" : stored.options)
             : "other values were varied or kept";
}

}  // namespace

class ResultStore::File {
 public:
  File(const std::string& path, SqliteFile::Access access) : file(path, access) {}

  void prepare(StoreHead stored) {
    head = std::move(stored);
    point_row = std::make_unique<SqliteStatement>(file.prepare(experiment_detail::insert_point(head)));
    run_row = std::make_unique<SqliteStatement>(file.prepare(experiment_detail::insert_run(head)));
    no_runs = std::make_unique<SqliteStatement>(file.prepare("DELETE FROM run WHERE point = ?"));
  }

  void write(const StoredPoint& point) {
    SqliteStatement& row = *point_row;
    row.bind(1, static_cast<std::int64_t>(point.point));
    row.bind(2, kStatusWords[static_cast<std::size_t>(point.status)]);
    row.bind(3, std::int64_t{point.replications});
    bind_text(row, 4, point.mode);
    bind_text(row, 5, point.problem);
    row.bind(6, point.replay);
    for (std::size_t i = 0; i < head.inputs.size(); ++i) {
      bind_input(row, static_cast<int>(7 + i), point.inputs[i]);
    }
    row.run();
  }

  void write(std::size_t point, const StoredRun& run) {
    SqliteStatement& row = *run_row;
    row.bind(1, static_cast<std::int64_t>(point)).bind(2, std::int64_t{run.replication});
    row.bind(3, in_hexadecimal(run.fingerprint));
    bind_text(row, 4, run.limit);
    for (std::size_t i = 0; i < head.metrics.size(); ++i) {
      row.bind(static_cast<int>(5 + i), run.values[i]);
    }
    row.run();
  }

  SqliteFile file;
  StoreHead head;
  std::unique_ptr<SqliteStatement> point_row;
  std::unique_ptr<SqliteStatement> run_row;
  std::unique_ptr<SqliteStatement> no_runs;
};

ResultStore::ResultStore(std::unique_ptr<File> file) : file_(std::move(file)) {}
ResultStore::ResultStore(ResultStore&&) noexcept = default;
ResultStore::~ResultStore() = default;

Result<ResultStore> ResultStore::make_or_go_on(const std::string& path, const StoreHead& head,
                                               const std::vector<StoredPoint>& points) {
  try {
    auto file = std::make_unique<File>(path, SqliteFile::Access::write);
    const bool is_new = file->file.number("SELECT count(*) FROM sqlite_master") == 0;
    if (!is_new && file->file.number("PRAGMA application_id") != experiment_detail::kStoreMark) {
      return problem_of(path, "is a database of something else");
    }
    if (static_cast<int>(head.metrics.size()) + 10 > file->file.most_columns()) {
      return problem_of(path, std::to_string(head.metrics.size()) + " metrics are more than a table takes",
                        "choose some with \"metrics\" in the study");
    }
    file->file.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (is_new) {
      SqliteTransaction transaction(file->file);
      file->file.run(experiment_detail::schema_of(head));
      write_head(file->file, head);
      file->prepare(head);
      for (const StoredPoint& point : points) {
        file->write(point);
      }
      transaction.commit();
    } else if (const StoreHead stored = read_head(file->file); stored != head) {
      return problem_of(path, "holds another experiment: " + difference(stored, head),
                        "choose another file with --out");
    } else {
      file->prepare(head);
    }
    return ResultStore(std::move(file));
  } catch (const StoreFailed& failure) {
    return problem_of(path, std::string("cannot be used: ") + failure.what());
  }
}

Result<ResultStore> ResultStore::open(const std::string& path) {
  try {
    auto file = std::make_unique<File>(path, SqliteFile::Access::read);
    if (file->file.number("PRAGMA application_id") != experiment_detail::kStoreMark) {
      return problem_of(path, "is no result of docket sweep");
    }
    if (const auto format = file->file.number("PRAGMA user_version"); format != experiment_detail::kStoreFormat) {
      return problem_of(path, "has the format " + std::to_string(format) + ", this docket reads " +
                                  std::to_string(experiment_detail::kStoreFormat));
    }
    file->head = read_head(file->file);
    return ResultStore(std::move(file));
  } catch (const StoreFailed& failure) {
    return problem_of(path, std::string("cannot be read: ") + failure.what());
  }
}

void ResultStore::put(const StoredPoint& point, const std::vector<StoredRun>& runs) {
  SqliteTransaction transaction(file_->file);
  file_->no_runs->bind(1, static_cast<std::int64_t>(point.point)).run();
  file_->write(point);
  for (const StoredRun& run : runs) {
    file_->write(point.point, run);
  }
  transaction.commit();
}

std::vector<std::size_t> ResultStore::planned_points() const {
  SqliteStatement rows = file_->file.prepare("SELECT point FROM point WHERE status = 'planned' ORDER BY point");
  std::vector<std::size_t> points;
  while (rows.step()) {
    points.push_back(static_cast<std::size_t>(rows.whole(0)));
  }
  return points;
}

const StoreHead& ResultStore::head() const { return file_->head; }

namespace {

StoredPoint point_in(const SqliteStatement& row, std::size_t inputs) {
  StoredPoint point;
  point.point = static_cast<std::size_t>(row.whole(0));
  point.status = status_named(row.text(1));
  point.replications = static_cast<std::uint32_t>(row.whole(2));
  point.mode = row.text(3);
  point.problem = row.text(4);
  point.replay = row.text(5);
  for (std::size_t i = 0; i < inputs; ++i) {
    point.inputs.push_back(input_in(row, static_cast<int>(6 + i)));
  }
  return point;
}

StoredRun run_in(const SqliteStatement& row, std::size_t metrics) {
  StoredRun run;
  run.replication = static_cast<std::uint32_t>(row.whole(1));
  run.fingerprint = from_hexadecimal(row.text(2));
  run.limit = row.text(3);
  for (std::size_t i = 0; i < metrics; ++i) {
    run.values.push_back(row.number(static_cast<int>(4 + i)));
  }
  return run;
}

}  // namespace

void ResultStore::read(const std::function<void(const StoredPoint&, const std::vector<StoredRun>&)>& take) const {
  // Both statements see the same state of the file, whoever is writing.
  file_->file.run("BEGIN");
  SqliteStatement points = file_->file.prepare(experiment_detail::select_points(file_->head));
  SqliteStatement rows = file_->file.prepare(experiment_detail::select_runs(file_->head));
  bool has_run = rows.step();
  while (points.step()) {
    const StoredPoint point = point_in(points, file_->head.inputs.size());
    std::vector<StoredRun> runs;
    for (; has_run && static_cast<std::size_t>(rows.whole(0)) == point.point; has_run = rows.step()) {
      runs.push_back(run_in(rows, file_->head.metrics.size()));
    }
    take(point, runs);
  }
  file_->file.run("COMMIT");
}

}  // namespace docket
