// A thin skin over SQLite: whatever goes wrong is thrown as StoreFailed, and nothing is left open.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "docket/experiment/result_store.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace docket::experiment_detail {

class SqliteStatement {
 public:
  SqliteStatement(sqlite3* database, const std::string& sql);

  // Parameters count from 1.
  SqliteStatement& bind(int at, std::string_view text);
  SqliteStatement& bind(int at, std::int64_t number);
  /// NaN becomes NULL.
  SqliteStatement& bind(int at, double number);
  SqliteStatement& bind_null(int at);

  /// Whether there is another row.
  bool step();
  /// Runs it to its end, and readies it for other parameters.
  void run();
  /// Readies it for other parameters.
  void reset();

  // Columns count from 0.
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t whole(int column) const;
  /// NaN for NULL.
  [[nodiscard]] double number(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] bool is_real(int column) const;

 private:
  struct Finaliser {
    void operator()(sqlite3_stmt* statement) const;
  };
  SqliteStatement& checked(int code);

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finaliser> statement_;
};

/// For one thread at a time.
class SqliteFile {
 public:
  enum class Access : std::uint8_t { read, write };
  /// In memory, to try things out.
  SqliteFile();
  /// Access::write makes the file where there is none. Access::read reads one that nobody writes even where nothing can
  /// be made beside it.
  SqliteFile(const std::string& path, Access access);

  void run(const std::string& sql);
  [[nodiscard]] SqliteStatement prepare(const std::string& sql) { return {file_.get(), sql}; }
  /// The number that a pragma or a SELECT gives.
  [[nodiscard]] std::int64_t number(const std::string& sql);
  [[nodiscard]] int most_columns() const;
  [[nodiscard]] bool is_in_transaction() const;

 private:
  struct Closer {
    void operator()(sqlite3* file) const;
  };
  void open(const std::string& name, int flags);
  [[nodiscard]] bool can_share();
  std::unique_ptr<sqlite3, Closer> file_;
};

/// Taken back unless it is committed. One may stand within another, and counts only if that is committed too.
class SqliteTransaction {
 public:
  /// `at_once`: nobody else writes from the start on, instead of from the first change on. It stands within no other.
  enum class Lock : std::uint8_t { when_changed, at_once };
  explicit SqliteTransaction(SqliteFile& file, Lock lock = Lock::when_changed);
  ~SqliteTransaction();
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  void commit();

 private:
  SqliteFile& file_;
  Lock lock_;
  bool is_open_ = true;
};

/// There is no log beside the file, or an empty one.
bool is_without_log(const std::string& path);

/// Removes it with what SQLite keeps beside it. REQUIRES: nobody has it open.
void remove_sqlite_file(const std::string& path);

/// A name as SQL takes it, whatever stands in it.
std::string sql_name(std::string_view name);

}  // namespace docket::experiment_detail
