#include "experiment/sqlite_file.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <limits>
#include <system_error>

namespace docket::experiment_detail {
namespace {

constexpr int kPatienceMs = 30'000;  // with another process that writes

[[noreturn]] void fail(sqlite3* database) {
  throw StoreFailed(database == nullptr ? "no memory for a database" : sqlite3_errmsg(database));
}

std::string in_uri(const std::string& path) {
  std::string text;
  for (const char c : path) {
    const bool is_special = c == '%' || c == '?' || c == '#';
    text += is_special ? fmt::format("%{:02x}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return text;
}

/// So that no name means anything else than a file: not one in memory, none with settings in it.
std::string plain_name(const std::string& path) {
  if (path.empty()) {
    throw StoreFailed("a file needs a name");
  }
  return path.front() == '/' ? path : "./" + path;
}

std::string log_of(const std::string& path) { return path + "-wal"; }

bool has_log(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::exists(log_of(path), unknown);
}

}  // namespace

SqliteStatement::SqliteStatement(sqlite3* database, const std::string& sql) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  checked(sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr));
  statement_.reset(statement);
}

void SqliteStatement::Finaliser::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement& SqliteStatement::checked(int code) {
  if (code != SQLITE_OK) {
    fail(database_);
  }
  return *this;
}

SqliteStatement& SqliteStatement::bind(int at, std::string_view text) {
  return checked(sqlite3_bind_text64(statement_.get(), at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

SqliteStatement& SqliteStatement::bind(int at, std::int64_t number) {
  return checked(sqlite3_bind_int64(statement_.get(), at, number));
}

SqliteStatement& SqliteStatement::bind(int at, double number) {
  return checked(sqlite3_bind_double(statement_.get(), at, number));
}

SqliteStatement& SqliteStatement::bind_null(int at) { return checked(sqlite3_bind_null(statement_.get(), at)); }

bool SqliteStatement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    const std::string message = sqlite3_errmsg(database_);
    sqlite3_reset(statement_.get());  // or it would refuse to be used again
    throw StoreFailed(message);
  }
  return code == SQLITE_ROW;
}

void SqliteStatement::run() {
  while (step()) {
  }
  reset();
}

void SqliteStatement::reset() { checked(sqlite3_reset(statement_.get())); }

std::string SqliteStatement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

std::int64_t SqliteStatement::whole(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double SqliteStatement::number(int column) const {
  return is_null(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(statement_.get(), column);
}

bool SqliteStatement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

bool SqliteStatement::is_real(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_FLOAT;
}

SqliteFile::SqliteFile() { open(":memory:", SQLITE_OPEN_READWRITE); }

SqliteFile::SqliteFile(const std::string& path, Access access) {
  const bool had_log = has_log(path);  // SQLite may begin one, and then find that it cannot
  open(plain_name(path), access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (access == Access::read && !can_share()) {
    if (had_log) {
      throw StoreFailed("a part of it is in " + log_of(path) +
                        ", which can only be read where a file can be made beside it; copy both to such a folder");
    }
    open("file:" + in_uri(std::filesystem::absolute(path).string()) + "?immutable=1",
         SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
}

void SqliteFile::open(const std::string& name, int flags) {
  sqlite3* file = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &file, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  file_.reset(file);
  if (code != SQLITE_OK) {
    fail(file);
  }
  sqlite3_busy_timeout(file, kPatienceMs);
}

// Readers of a file with a log tell each other of it in a file beside it, which they must be able to make.
bool SqliteFile::can_share() {
  const int code = sqlite3_exec(file_.get(), "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr) & 0xff;
  return code != SQLITE_CANTOPEN && code != SQLITE_READONLY;
}

void SqliteFile::Closer::operator()(sqlite3* file) const { sqlite3_close(file); }

void SqliteFile::run(const std::string& sql) {
  if (sqlite3_exec(file_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(file_.get());
  }
}

std::int64_t SqliteFile::number(const std::string& sql) {
  SqliteStatement statement = prepare(sql);
  return statement.step() ? statement.whole(0) : 0;
}

int SqliteFile::most_columns() const { return sqlite3_limit(file_.get(), SQLITE_LIMIT_COLUMN, -1); }

bool SqliteFile::is_in_transaction() const { return sqlite3_get_autocommit(file_.get()) == 0; }

SqliteTransaction::SqliteTransaction(SqliteFile& file, Lock lock) : file_(file), lock_(lock) {
  file_.run(lock == Lock::at_once ? "BEGIN IMMEDIATE" : "SAVEPOINT part");
}

SqliteTransaction::~SqliteTransaction() {
  if (is_open_) {
    try {
      file_.run(lock_ == Lock::at_once ? "ROLLBACK" : "ROLLBACK TO part; RELEASE part");
    } catch (const StoreFailed&) {
      // It was taken back already.
    }
  }
}

void SqliteTransaction::commit() {
  file_.run(lock_ == Lock::at_once ? "COMMIT" : "RELEASE part");
  is_open_ = false;
}

bool is_without_log(const std::string& path) {
  std::error_code missing;
  const auto size = std::filesystem::file_size(log_of(path), missing);
  return missing || size == 0;
}

void remove_sqlite_file(const std::string& path) {
  for (const char* end : {"", "-wal", "-shm", "-journal"}) {
    std::error_code ignored;
    std::filesystem::remove(path + end, ignored);
  }
}

std::string sql_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + "\"";
}

}  // namespace docket::experiment_detail
