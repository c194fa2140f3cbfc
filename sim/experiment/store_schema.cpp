#include "experiment/store_schema.hpp"

#include "experiment/sqlite_file.hpp"

namespace docket::experiment_detail {
namespace {

constexpr const char* kPointColumns = "point, status, replications, mode, problem, replay";
constexpr int kPointColumnCount = 6;
constexpr const char* kRunColumns = "point, replication, fingerprint, \"limit\"";
constexpr int kRunColumnCount = 4;

/// ", \"a\" REAL, \"b\" REAL".
std::string columns(const std::vector<std::string>& names, const std::string& type = {}) {
  std::string list;
  for (const std::string& name : names) {
    list += ", " + sql_name(name) + (type.empty() ? "" : " " + type);
  }
  return list;
}

std::string placeholders(std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    list += i == 0 ? "?" : ", ?";
  }
  return list;
}

/// One row of `run` and one metric come to one value.
std::string long_form(const std::vector<std::string>& metrics) {
  std::string value = "NULL";
  if (!metrics.empty()) {
    value = "CASE metric.id";
    for (std::size_t i = 0; i < metrics.size(); ++i) {
      value += " WHEN " + std::to_string(i) + " THEN run." + sql_name(metrics[i]);
    }
    value += " END";
  }
  return "CREATE VIEW measure AS SELECT run.point AS point, run.replication AS replication, metric.name AS metric, " +
         value + " AS value FROM run CROSS JOIN metric;";
}

std::string points_where(const std::string& condition, const StoreHead& head) {
  return std::string("SELECT ") + kPointColumns + columns(head.inputs) + " FROM point" + condition + " ORDER BY point";
}

std::string runs_where(const std::string& condition, const std::vector<std::string>& metrics) {
  return std::string("SELECT ") + kRunColumns + columns(metrics) + " FROM run" + condition +
         " ORDER BY point, replication";
}

}  // namespace

// Runs come as rows of several kilobytes, mostly in order. A table WITHOUT ROWID would keep them in the index itself,
// and share them out anew among its pages whenever one is full: a third more time.
std::string schema_of(const StoreHead& head) {
  return "PRAGMA application_id = " + std::to_string(kStoreMark) +
         ";"
         "PRAGMA user_version = " +
         std::to_string(kStoreFormat) +
         ";"
         "CREATE TABLE study (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
         "CREATE TABLE scenario (file TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;"
         "CREATE TABLE input (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
         "CREATE TABLE metric (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
         "CREATE TABLE point (point INTEGER PRIMARY KEY, status TEXT NOT NULL, replications INTEGER NOT NULL,"
         " mode TEXT, problem TEXT, replay TEXT NOT NULL" +
         columns(head.inputs) +
         ");"
         "CREATE TABLE run (point INTEGER NOT NULL REFERENCES point, replication INTEGER NOT NULL,"
         " fingerprint TEXT, \"limit\" TEXT" +
         columns(head.metrics, "REAL") + ", PRIMARY KEY (point, replication));" + long_form(head.metrics);
}

std::string insert_run(const StoreHead& head) {
  // Without their names, each of which SQLite would look for among all of them.
  return "INSERT INTO run VALUES (" + placeholders(kRunColumnCount + head.metrics.size()) + ")";
}

std::string insert_point(const StoreHead& head) {
  return std::string("INSERT OR REPLACE INTO point (") + kPointColumns + columns(head.inputs) + ") VALUES (" +
         placeholders(kPointColumnCount + head.inputs.size()) + ")";
}

std::string select_points(const StoreHead& head) { return points_where("", head); }
std::string select_point(const StoreHead& head) { return points_where(" WHERE point = ?", head); }
std::string select_runs_of_point(const StoreHead& head) { return runs_where(" WHERE point = ?", head.metrics); }

std::string select_runs(const StoreHead& head, const std::vector<std::size_t>& metrics) {
  std::vector<std::string> names;
  for (const std::size_t metric : metrics) {
    names.push_back(head.metrics[metric]);
  }
  return runs_where("", names);
}

}  // namespace docket::experiment_detail
