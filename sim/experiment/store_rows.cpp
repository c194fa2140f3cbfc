#include "experiment/store_rows.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "experiment/store_schema.hpp"

namespace docket::experiment_detail {
namespace {

constexpr std::array<const char*, 3> kStatusWords = {"planned", "done", "failed"};

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

/// As it is written in a file, where all that are not defined are NULL.
bool is_same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

std::string input_in(const SqliteStatement& statement, int column) {
  if (!statement.is_real(column)) {
    return statement.text(column);
  }
  std::array<char, 32> digits{};
  const auto shown = std::to_chars(digits.data(), digits.data() + digits.size(), statement.number(column));
  return {digits.data(), static_cast<std::size_t>(shown.ptr - digits.data())};
}

}  // namespace

StoreWriter::StoreWriter(SqliteFile& file, const StoreHead& head)
    : inputs_(head.inputs.size()),
      metrics_(head.metrics.size()),
      point_(file.prepare(insert_point(head))),
      run_(file.prepare(insert_run(head))),
      bound_(head.metrics.size(), std::nan("")),
      no_runs_(file.prepare("DELETE FROM run WHERE point = ?")) {}

void StoreWriter::write(const StoredPoint& point) {
  point_.bind(1, static_cast<std::int64_t>(point.point));
  point_.bind(2, kStatusWords[static_cast<std::size_t>(point.status)]);
  point_.bind(3, std::int64_t{point.replications});
  bind_text(point_, 4, point.mode);
  bind_text(point_, 5, point.problem);
  point_.bind(6, point.replay);
  for (std::size_t i = 0; i < inputs_; ++i) {
    bind_input(point_, static_cast<int>(7 + i), point.inputs[i]);
  }
  point_.run();
}

void StoreWriter::write(std::size_t point, const StoredRun& run) {
  run_.bind(1, static_cast<std::int64_t>(point)).bind(2, std::int64_t{run.replication});
  run_.bind(3, in_hexadecimal(run.fingerprint));
  bind_text(run_, 4, run.limit);
  for (std::size_t i = 0; i < metrics_; ++i) {
    if (!is_same(run.values[i], bound_[i])) {
      run_.bind(static_cast<int>(5 + i), run.values[i]);
      bound_[i] = run.values[i];
    }
  }
  run_.run();
}

void StoreWriter::remove_runs(std::size_t point) { no_runs_.bind(1, static_cast<std::int64_t>(point)).run(); }

StoreReader::StoreReader(SqliteFile& file, const StoreHead& head)
    : inputs_(head.inputs.size()),
      metrics_(head.metrics.size()),
      point_(file.prepare(select_point(head))),
      runs_(file.prepare(select_runs_of_point(head))) {}

std::optional<PointRecord> StoreReader::find(std::size_t point) {
  std::optional<PointRecord> found;
  point_.bind(1, static_cast<std::int64_t>(point));
  if (point_.step()) {
    found = PointRecord{point_in(point_, inputs_), {}};
  }
  point_.reset();
  runs_.bind(1, static_cast<std::int64_t>(point));
  while (found && runs_.step()) {
    found->runs.push_back(run_in(runs_, metrics_));
  }
  runs_.reset();
  return found;
}

PointStatus status_named(const std::string& word) {
  for (std::size_t i = 0; i < kStatusWords.size(); ++i) {
    if (word == kStatusWords[i]) {
      return static_cast<PointStatus>(i);
    }
  }
  throw StoreFailed("a point has the status \"" + word + "\", which no docket writes");
}

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

}  // namespace docket::experiment_detail
