// Points and runs as rows of the tables.
#pragma once

#include <cstddef>
#include <optional>

#include "experiment/sqlite_file.hpp"

namespace docket::experiment_detail {

/// Writes rows into the tables of one experiment; a row that is there already is replaced.
class StoreWriter {
 public:
  /// REQUIRES: the tables are there, and `file` outlives it.
  StoreWriter(SqliteFile& file, const StoreHead& head);

  void write(const StoredPoint& point);
  void write(std::size_t point, const StoredRun& run);
  void remove_runs(std::size_t point);

 private:
  std::size_t inputs_;
  std::size_t metrics_;
  SqliteStatement point_;
  SqliteStatement run_;
  std::vector<double> bound_;  // metrics of the run before: what was bound stays so
  SqliteStatement no_runs_;
};

/// Looks up single points.
class StoreReader {
 public:
  /// As StoreWriter.
  StoreReader(SqliteFile& file, const StoreHead& head);

  std::optional<PointRecord> find(std::size_t point);

 private:
  std::size_t inputs_;
  std::size_t metrics_;
  SqliteStatement point_;
  SqliteStatement runs_;
};

/// Throws StoreFailed for a word that is none.
PointStatus status_named(const std::string& word);
/// From a row of select_points().
StoredPoint point_in(const SqliteStatement& row, std::size_t inputs);
/// From a row of select_runs().
StoredRun run_in(const SqliteStatement& row, std::size_t metrics);

}  // namespace docket::experiment_detail
