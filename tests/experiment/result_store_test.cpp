// What a result store gives back, and what it refuses.
#include "docket/experiment/result_store.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <map>

#include "docket/core/problem_text.hpp"
#include "docket/experiment/merge_stores.hpp"
#include "support/temporary_folder.hpp"

namespace docket {
namespace {

using test::TemporaryFolder;

StoreHead head() {
  return {"1.2", "title", "{}", "7", "", "", {{"a.json", "{}"}}, {"a", "weird \"name\""}, {"m", "M on x"}};
}

std::vector<StoredPoint> planned(std::size_t count) {
  std::vector<StoredPoint> points;
  for (std::size_t i = 0; i < count; ++i) {
    StoredPoint point;
    point.point = i;
    point.replay = "docket run a.json";
    point.inputs = {std::to_string(i), "0.1"};
    points.push_back(point);
  }
  return points;
}

StoredRun run(std::uint32_t replication, double value) {
  return {replication, 0xfedcba9876543210U + replication, "", {value, std::nan("")}};
}

StoredPoint done(std::size_t point) {
  StoredPoint stored = planned(point + 1).back();
  stored.status = PointStatus::done;
  stored.replications = 2;
  stored.mode = "SIMULATED";
  return stored;
}

ResultStore made(const std::string& path) {
  Result<ResultStore> store = ResultStore::make_or_go_on(path, head(), planned(3));
  EXPECT_TRUE(store.has_value()) << render_problems(store.problems());
  return std::move(store).value();
}

TEST(ResultStore, LeavesOneFileThatNeedsNothingBesideIt) {
  const TemporaryFolder folder;
  const std::string path = folder.path("r.db");
  made(path).put(done(1), {run(0, 0.1), run(1, 1e300)});
  for (const char* end : {"-wal", "-shm", "-journal"}) {
    EXPECT_FALSE(std::filesystem::exists(path + end)) << end;
  }
  made(path).put(done(2), {run(0, 0.1), run(1, 1e300)});  // and it can be gone on with
  made(path).put(done(0), {run(0, 0.1), run(1, 1e300)});
  EXPECT_FALSE(ResultStore::open(path).value().may_lack_its_log());
  EXPECT_EQ(folder.size(), 1U) << "readers of a file that is over leave nothing beside it";
  EXPECT_EQ(ResultStore::open(path).value().counts().done, 3U);
}

TEST(ResultStore, IsGoneOnWithWhileSomebodyIsInTheMiddleOfIt) {
  const TemporaryFolder folder;
  const std::string path = folder.path("r.db");
  for (const std::size_t point : {0U, 1U, 2U}) {
    made(path).put(done(point), {run(0, 1), run(1, 2)});
    std::size_t seen = 0;
    ResultStore::open(path).value().read([&](const StoredPoint&, const std::vector<StoredRun>&) {
      made(path);
      ++seen;
    });
    EXPECT_EQ(seen, 3U);
  }
}

TEST(ResultStore, LeavesAllInTheFileThoughSomebodyHasItOpen) {
  const TemporaryFolder folder;
  const std::string path = folder.path("r.db");
  made(path).put(done(0), {run(0, 1), run(1, 2)});
  const Result<ResultStore> reader = ResultStore::open(path);
  EXPECT_EQ(reader.value().counts().done, 1U);
  made(path).put(done(1), {run(0, 0.1), run(1, 1e300)});
  std::filesystem::copy_file(path, folder.path("alone.db"));
  EXPECT_EQ(ResultStore::open(folder.path("alone.db")).value().counts().done, 2U);
  EXPECT_EQ(reader.value().counts().done, 2U);
}

TEST(ResultStore, KnowsWhetherWhoWroteItEndedInGoodOrder) {
  const TemporaryFolder folder;
  const std::string path = folder.path("r.db");
  const std::string alone = folder.path("alone.db");
  {
    ResultStore writer = made(path);
    std::filesystem::copy_file(path, alone);
    writer.put(done(0), {run(0, 1), run(1, 2)});
    EXPECT_FALSE(ResultStore::open(path).value().may_lack_its_log());
  }
  for (int time = 0; time < 2; ++time) {  // the first reader leaves an empty log
    EXPECT_TRUE(ResultStore::open(alone).value().may_lack_its_log());
    EXPECT_FALSE(ResultStore::open(path).value().may_lack_its_log());
  }
  EXPECT_EQ(ResultStore::open(path).value().counts().planned, 2U);
  EXPECT_EQ(merge_stores({alone}, folder.path("all.db")).value().without_log, std::vector{alone});
  EXPECT_EQ(merge_stores({path}, folder.path("all.db")).value().without_log, std::vector<std::string>());
}

TEST(ResultStore, IsReadWhereNothingCanBeMadeBesideIt) {
  const TemporaryFolder folder;
  const std::string path = folder.path("100 % #1?.db");
  made(path).put(done(1), {run(0, 0.1), run(1, 1e300)});
  std::filesystem::create_directory(path + "-shm");  // in the way of what readers share, whoever they are
  const Result<ResultStore> store = ResultStore::open(path);
  ASSERT_TRUE(store.has_value()) << render_problems(store.problems());
  EXPECT_EQ(store.value().counts().done, 1U);
}

TEST(ResultStore, GivesBackWhatWasPut) {
  const TemporaryFolder folder;
  made(folder.path("r.db")).put(done(1), {run(0, 0.1), run(1, 1e300)});
  const Result<ResultStore> store = ResultStore::open(folder.path("r.db"));
  ASSERT_TRUE(store.has_value()) << render_problems(store.problems());
  EXPECT_EQ(store.value().head(), head());
  EXPECT_EQ(store.value().planned_points(), (std::vector<std::size_t>{0, 2}));
  std::size_t points = 0;
  store.value().read([&points](const StoredPoint& point, const std::vector<StoredRun>& runs) {
    ++points;
    EXPECT_EQ(point.inputs, (std::vector<std::string>{std::to_string(point.point), "0.1"}));
    ASSERT_EQ(runs.size(), point.point == 1 ? 2U : 0U);
    if (point.point == 1) {
      EXPECT_EQ(point.status, PointStatus::done);
      EXPECT_EQ(point.mode, "SIMULATED");
      EXPECT_EQ(runs[0].values[0], 0.1);
      EXPECT_EQ(runs[1].values[0], 1e300);
      EXPECT_TRUE(std::isnan(runs[0].values[1]));
      EXPECT_EQ(runs[1].fingerprint, 0xfedcba9876543211U);
    }
  });
  EXPECT_EQ(points, 3U);
}

TEST(ResultStore, KeepsWhatLooksLikeANumberAsItIsWritten) {
  const TemporaryFolder folder;
  for (const char* written :
       {"007", "1e3", "0.30000000000000004", "-2", "3h", "1e999", "nan", "12345678901234567890"}) {
    StoredPoint point = done(0);
    point.inputs = {written, "x"};
    ResultStore store = made(folder.path("r.db"));
    store.put(point, {});
    store.read([&](const StoredPoint& read, const std::vector<StoredRun>&) {
      EXPECT_TRUE(read.point != 0 || read.inputs[0] == written) << read.inputs[0];
    });
  }
}

TEST(ResultStore, GoesOnOnlyWithTheSameExperiment) {
  const TemporaryFolder folder;
  made(folder.path("r.db"));
  EXPECT_TRUE(ResultStore::make_or_go_on(folder.path("r.db"), head(), planned(3)).has_value());
  StoreHead other = head();
  other.study = "{ }";
  const Problems problems = ResultStore::make_or_go_on(folder.path("r.db"), other, planned(3)).problems();
  EXPECT_NE(render_problems(problems).find("the text of its study is another one"), std::string::npos);
  other = head();
  other.version = "1.3";
  EXPECT_FALSE(ResultStore::make_or_go_on(folder.path("r.db"), other, planned(3)).has_value());
  other = head();
  other.shard = "1/2";
  EXPECT_NE(render_problems(ResultStore::make_or_go_on(folder.path("r.db"), other, planned(3)).problems())
                .find("holds the whole sweep instead of shard 1/2"),
            std::string::npos);
}

TEST(ResultStore, CountsPointsByStatusAndRuns) {
  const TemporaryFolder folder;
  ResultStore store = made(folder.path("r.db"));
  store.put(done(1), {run(0, 1), run(1, 2)});
  StoredPoint failed = done(2);
  failed.status = PointStatus::failed;
  store.put(failed, {});
  const StoreCounts counts = store.counts();
  EXPECT_EQ(counts.planned, 1U);
  EXPECT_EQ(counts.done, 1U);
  EXPECT_EQ(counts.failed, 1U);
  EXPECT_EQ(counts.runs, 2U);
  EXPECT_EQ(counts.points(), 3U);
}

TEST(ResultStore, CountsRunsThatEndedEarlyByWhatEndedThem) {
  const TemporaryFolder folder;
  ResultStore store = made(folder.path("r.db"));
  const auto ended_by = [](std::uint32_t replication, const std::string& limit) {
    StoredRun cut = run(replication, 1);
    cut.limit = limit;
    return cut;
  };
  store.put(done(0), {run(0, 1), run(1, 1)});
  EXPECT_TRUE(store.cut_short().empty());
  store.put(done(1), {ended_by(0, "events"), run(1, 1)});
  store.put(done(2), {ended_by(0, "items"), ended_by(1, "events")});
  EXPECT_EQ(store.cut_short(), (std::map<std::string, std::size_t>{{"events", 2}, {"items", 1}}));
}

TEST(ResultStore, GivesBackTheMetricsThatAreAskedForInTheirOrder) {
  const TemporaryFolder folder;
  ResultStore store = made(folder.path("r.db"));
  StoredRun both = run(0, 3);
  both.values = {3, 4};
  store.put(done(1), {both});
  const auto values_of = [&store](const std::vector<std::size_t>& metrics) {
    std::vector<double> values;
    store.read(metrics, [&values](const StoredPoint&, const std::vector<StoredRun>& runs) {
      values = runs.empty() ? values : runs.front().values;
    });
    return values;
  };
  EXPECT_EQ(values_of({1}), std::vector<double>{4});
  EXPECT_EQ(values_of({1, 0}), (std::vector<double>{4, 3}));
  EXPECT_TRUE(values_of({}).empty());
}

/// Nobody can write files beyond so many bytes.
class NarrowDisk {
 public:
  explicit NarrowDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit narrow{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &narrow);
  }
  ~NarrowDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  NarrowDisk(const NarrowDisk&) = delete;
  NarrowDisk& operator=(const NarrowDisk&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

TEST(ResultStore, LeavesNoFileWhereItCannotBeWritten) {
  const TemporaryFolder folder;
  {
    const NarrowDisk disk(6000);  // of which SQLite needs more, but not for its first page
    EXPECT_FALSE(ResultStore::make_or_go_on(folder.path("r.db"), head(), planned(3)).has_value());
  }
  EXPECT_EQ(folder.size(), 0U);
}

std::string failure_of(ResultStore& store, const std::vector<StoredRun>& runs) {
  try {
    store.put(done(1), runs);
  } catch (const StoreFailed& failure) {
    return failure.what();
  }
  return "";
}

TEST(ResultStore, TakesWhatItCouldNotTakeBefore) {
  const TemporaryFolder folder;
  ResultStore store = made(folder.path("r.db"));
  std::vector<StoredRun> many;  // more than SQLite holds back until the end of a transaction
  for (std::uint32_t replication = 0; replication < 200'000; ++replication) {
    many.push_back(run(replication, replication));
  }
  {
    const NarrowDisk disk(200'000);
    const std::string failure = failure_of(store, many);
    EXPECT_NE(failure, "");
    EXPECT_EQ(failure_of(store, many), failure) << "nothing of the first time is in the way of the second";
  }
  EXPECT_EQ(failure_of(store, {run(0, 2)}), "");
  EXPECT_EQ(store.find(1)->runs.size(), 1U);
  EXPECT_EQ(store.find(1)->runs.front().values.front(), 2);
}

TEST(ResultStore, WritesEachRunAsItIsWhateverTheOneBeforeHad) {
  const TemporaryFolder folder;
  ResultStore store = made(folder.path("r.db"));
  const double none = std::nan("");
  const std::vector<std::vector<double>> rows = {{1, none}, {1, 2}, {none, 2}, {0, none}, {none, none},
                                                 {none, 3}, {1, 3}, {1, 3},    {0, 0},    {0.5, -0.5}};
  std::vector<StoredRun> runs;
  for (const std::vector<double>& values : rows) {
    runs.push_back({static_cast<std::uint32_t>(runs.size()), 1, "", values});
  }
  store.put(done(1), runs);
  const auto found = store.find(1);
  ASSERT_TRUE(found && found->runs.size() == rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t metric : {0U, 1U}) {
      const double read = found->runs[row].values[metric];
      EXPECT_EQ(std::isnan(read), std::isnan(rows[row][metric])) << row;
      EXPECT_TRUE(std::isnan(read) || read == rows[row][metric]) << row << ": " << read;
    }
  }
}

TEST(ResultStore, ReplacesAPointThatIsPutAgain) {
  const TemporaryFolder folder;
  ResultStore store = made(folder.path("r.db"));
  store.put(done(0), {run(0, 1), run(1, 2)});
  store.put(done(0), {run(0, 3)});
  store.read([](const StoredPoint& point, const std::vector<StoredRun>& runs) {
    EXPECT_EQ(runs.size(), point.point == 0 ? 1U : 0U);
  });
}

TEST(ResultStore, RefusesOtherFiles) {
  const TemporaryFolder folder;
  folder.put("text.db", std::string(4096, 'x'));
  folder.put("empty.db", "");
  EXPECT_FALSE(ResultStore::open(folder.path("none.db")).has_value());
  EXPECT_FALSE(ResultStore::open(folder.path("text.db")).has_value());
  EXPECT_FALSE(ResultStore::open(folder.path("empty.db")).has_value());
  EXPECT_FALSE(ResultStore::make_or_go_on(folder.path("text.db"), head(), planned(1)).has_value());
  EXPECT_EQ(folder.content("text.db"), std::string(4096, 'x'));
  folder.put("byte.db", "x");
  EXPECT_FALSE(ResultStore::make_or_go_on(folder.path("byte.db"), head(), planned(1)).has_value());
  EXPECT_EQ(folder.content("byte.db"), "x");
  EXPECT_FALSE(ResultStore::make_or_go_on(folder.path("no/folder.db"), head(), planned(1)).has_value());
}

TEST(ResultStore, RefusesMoreMetricsThanATableTakes) {
  const TemporaryFolder folder;
  StoreHead wide = head();
  for (int i = 0; i < 40'000; ++i) {
    wide.metrics.push_back("m" + std::to_string(i));
  }
  const Problems problems = ResultStore::make_or_go_on(folder.path("r.db"), wide, {}).problems();
  EXPECT_NE(render_problems(problems).find("choose some with \"metrics\""), std::string::npos);
  EXPECT_EQ(folder.size(), 0U) << "nothing is made before it is known to be sound";
}

TEST(ResultStore, MakesNoFileForColumnsThatItCannotHave) {
  const TemporaryFolder folder;
  StoreHead twice = head();
  twice.inputs = {"status"};
  EXPECT_FALSE(ResultStore::make_or_go_on(folder.path("r.db"), twice, {}).has_value());
  EXPECT_EQ(folder.size(), 0U);
}

TEST(ResultStore, IsMadeThoughOneThatWasKilledLeftADraft) {
  const TemporaryFolder folder;
  const std::string path = folder.path("r.db");
  const std::string draft = path + ".draft-" + std::to_string(::getpid());
  made(draft);
  EXPECT_EQ(made(path).counts().planned, 3U);
  EXPECT_EQ(folder.size(), 1U);
}

TEST(ResultStore, AddsPointsThatItDoesNotKnowYet) {
  const TemporaryFolder folder;
  made(folder.path("r.db")).put(done(1), {run(0, 1)});
  const Result<ResultStore> store = ResultStore::make_or_go_on(folder.path("r.db"), head(), planned(5));
  ASSERT_TRUE(store.has_value()) << render_problems(store.problems());
  EXPECT_EQ(store.value().planned_points(), (std::vector<std::size_t>{0, 2, 3, 4}));
  EXPECT_EQ(store.value().find(1)->runs.size(), 1U);
  EXPECT_FALSE(store.value().find(5).has_value());
}

TEST(ResultStore, TakesSeveralPointsAtOnceOrNone) {
  const TemporaryFolder folder;
  ResultStore store = made(folder.path("r.db"));
  {
    const ResultStore::Together broken_off(store);
    store.put(done(0), {run(0, 1)});
    store.put(done(1), {run(0, 1)});
  }
  EXPECT_EQ(store.planned_points().size(), 3U);
  ResultStore::Together whole(store);
  store.put(done(0), {run(0, 1)});
  store.put(done(1), {run(0, 1)});
  whole.commit();
  EXPECT_EQ(store.planned_points().size(), 1U);
}

}  // namespace
}  // namespace docket
