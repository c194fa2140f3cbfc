// Results of a sweep in an SQLite file, point by point: what is there is whole, whatever killed the program.
//
//   study     key, value: "docket" (version), "title", "study" (its text), "seed", "options" (of the command line),
//             "shard" ("2/10": the second tenth of the work; empty: all of it), and "in_work" while somebody writes,
//             which stays where a writer was killed
//   scenario  file, text: the resolved text of each scenario of the study, as it is without settings; as the study's
//             folder sees the file
//   input     id, name: what is varied; a column of `point` each
//   metric    id, name: what is kept; a column of `run` each
//   point     point, status ("planned", "done", "failed"), replications, mode (REPLAYED or SIMULATED), problem,
//             replay (the command that plays it, in the study's folder), and its inputs; the problem of a point that
//             is done is that the precision which was asked for was not reached
//   run       point, replication, fingerprint, limit (what ended it early; NULL: nothing), and its metrics; NULL where
//             a metric is not defined
//   measure   a view, the long form of `run`: point, replication, metric, value
//
// Journal mode is WAL until all points are played, and a point with all its runs is one transaction. Who ends in good
// order leaves all in the file itself, unless a reader is in the middle of it; such a file can be read where nothing
// may be written, and readers of one whose points are all played leave nothing beside it. Who is killed leaves a part
// of it in a second file, FILE-wal. No time of a clock is stored, so a sweep that was killed and went on holds the same
// rows as one that was not. Nor does it matter from which folder it was called.
//
// Of a shard the file holds the points that it has a part in. `replications` is what such a point has in all shards,
// and "done" says that this shard's are there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "docket/core/problem.hpp"

namespace docket {

namespace experiment_detail {
class SqliteTransaction;
}

/// The file cannot be read or written any more; what() says why.
class StoreFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What makes an experiment what it is: a sweep only goes on in a file of the same.
struct StoreHead {
  std::string version;  ///< of docket
  std::string title;
  std::string study;                                           ///< text of the study's file
  std::string seed;                                            ///< of all points, unless a factor sets it
  std::string options;                                         ///< those of the command line that change results
  std::string shard;                                           ///< "2/10"; empty: all of it
  std::vector<std::pair<std::string, std::string>> scenarios;  ///< file and resolved text
  std::vector<std::string> inputs;
  std::vector<std::string> metrics;
  std::string points = {};  ///< how many the whole study has, whichever shard this is; empty: nobody said so

  bool operator==(const StoreHead&) const = default;
};

struct StoredRun {
  std::uint32_t replication = 0;
  std::uint64_t fingerprint = 0;
  std::string limit = {};      ///< what ended it early; empty: nothing
  std::vector<double> values;  ///< by metric; NaN: not defined
};

enum class PointStatus : std::uint8_t { planned, done, failed };

struct StoredPoint {
  std::size_t point = 0;
  PointStatus status = PointStatus::planned;
  std::uint32_t replications = 0;
  std::string mode = {};
  std::string problem = {};
  std::string replay = {};
  std::vector<std::string> inputs = {};

  /// Its replications ended before the precision that was asked for was reached; `problem` says which.
  [[nodiscard]] bool is_imprecise() const { return status == PointStatus::done && !problem.empty(); }
};

struct PointRecord {
  StoredPoint point;
  std::vector<StoredRun> runs;
};

/// Points by status, and runs.
struct StoreCounts {
  std::size_t planned = 0;
  std::size_t done = 0;
  std::size_t failed = 0;
  std::size_t absent = 0;  ///< that the study has and the file, though it is no shard, does not know: parts were merged
  std::size_t runs = 0;
  std::size_t imprecise = 0;  ///< of those that are done

  /// What is left to be played, of what the file should hold.
  [[nodiscard]] std::size_t left() const { return planned + absent; }
  [[nodiscard]] std::size_t points() const { return left() + done + failed; }
};

using TakePoint = std::function<void(const StoredPoint&, const std::vector<StoredRun>&)>;

/// Why two stores hold different experiments, as a clause about the first; empty when they do not. Which shards they
/// are does not count.
[[nodiscard]] std::string difference(const StoreHead& head, const StoreHead& other);

/// Everything but making and opening throws StoreFailed when the file fails. For one thread at a time.
class ResultStore {
 public:
  /// Makes the file, or goes on in it: it must hold the same experiment then. `points` are planned ones, in order;
  /// those that the file does not know yet are added. A file that is refused is not touched, nor made.
  static Result<ResultStore> make_or_go_on(const std::string& path, const StoreHead& head,
                                           const std::vector<StoredPoint>& points);
  /// To read.
  static Result<ResultStore> open(const std::string& path);

  ResultStore(ResultStore&&) noexcept;
  ~ResultStore();

  /// Replaces what is stored of the point: all of it or, where it throws and is no part of others, nothing.
  void put(const StoredPoint& point, const std::vector<StoredRun>& runs);

  /// While it lives, all that is put is one transaction, and nobody else can write into the file: taken back unless it
  /// is committed, which it must not be when a part of it threw. REQUIRES: no other lives, and the store outlives it.
  class Together {
   public:
    explicit Together(ResultStore& store);
    ~Together();
    Together(const Together&) = delete;
    Together& operator=(const Together&) = delete;
    void commit();

   private:
    std::unique_ptr<experiment_detail::SqliteTransaction> transaction_;
  };

  /// Points that were neither done nor failed, in order.
  [[nodiscard]] std::vector<std::size_t> planned_points() const;

  /// Of a file that was opened to read: its writer did not end in good order, and the log (FILE-wal) that holds what it
  /// did last was lost on the way.
  [[nodiscard]] bool may_lack_its_log() const;
  [[nodiscard]] const StoreHead& head() const;
  /// Empty when the point is not known.
  [[nodiscard]] std::optional<PointRecord> find(std::size_t point) const;
  [[nodiscard]] StoreCounts counts() const;
  /// Runs that ended early, by what ended them: StoredRun::limit.
  [[nodiscard]] std::map<std::string, std::size_t> cut_short() const;
  /// Points in order, each with its runs in order.
  void read(const TakePoint& take) const;
  /// The same, but of the values of a run only those of some metrics, by their places in head(). Faster than to read
  /// all of them.
  void read(const std::vector<std::size_t>& metrics, const TakePoint& take) const;

 private:
  class File;
  explicit ResultStore(std::unique_ptr<File> file);
  static void make_if_missing(const std::string& path, const StoreHead& head);
  std::unique_ptr<File> file_;
};

}  // namespace docket
