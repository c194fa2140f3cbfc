// Shards put together come to what one sweep would have stored, whatever their order.
#include "docket/experiment/merge_stores.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "docket/core/problem_text.hpp"
#include "support/temporary_folder.hpp"

namespace docket {
namespace {

using test::TemporaryFolder;

constexpr std::size_t kPoints = 3;
constexpr std::uint32_t kReplications = 4;

StoreHead head(const std::string& shard = {}) {
  return {"1.2", "title", "{}", "7", "", shard, {{"a.json", "{}"}}, {"a"}, {"m"}};
}

StoredPoint planned(std::size_t point) {
  StoredPoint stored;
  stored.point = point;
  stored.replay = "docket run a.json";
  stored.inputs = {std::to_string(point)};
  return stored;
}

StoredRun run(std::size_t point, std::uint32_t replication) {
  return {replication, point * 100 + replication, "", {static_cast<double>(point) / (replication + 1.0)}};
}

/// Stores of one experiment in a folder.
class Stores {
 public:
  /// As a sweep stores its part. `change` may have it come out otherwise.
  void play(const std::string& name, const Shard& shard, const std::function<void(PointRecord&)>& change = {}) {
    std::vector<StoredPoint> points;
    for (std::size_t point = 0; point < kPoints; ++point) {
      if (shard.touches(point, kPoints)) {
        points.push_back(planned(point));
      }
    }
    Result<ResultStore> made = ResultStore::make_or_go_on(path(name), head(shard.is_all() ? "" : shard.text()), points);
    ASSERT_TRUE(made.has_value()) << render_problems(made.problems());
    ResultStore store = std::move(made).value();
    for (const StoredPoint& point : points) {
      PointRecord record = played(point, shard);
      if (change) {
        change(record);
      }
      store.put(record.point, record.runs);
    }
  }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_.path(name); }

  Result<Merged> merge(const std::vector<std::string>& from, const std::string& to) const {
    std::vector<std::string> paths;
    std::ranges::transform(from, std::back_inserter(paths), [this](const std::string& name) { return path(name); });
    return merge_stores(paths, path(to));
  }

  std::string why_not(const std::vector<std::string>& from, const std::string& to) const {
    return render_problems(merge(from, to).problems());
  }

 private:
  static PointRecord played(StoredPoint point, const Shard& shard) {
    const ReplicationSpan part = shard.part_of(point.point, kPoints, kReplications);
    point.status = PointStatus::done;
    point.replications = kReplications;
    point.mode = "SIMULATED";
    PointRecord record{point, {}};
    for (std::uint32_t replication = part.first; replication < part.end; ++replication) {
      record.runs.push_back(run(point.point, replication));
    }
    return record;
  }

  TemporaryFolder folder_;
};

/// All that a store holds, as text.
std::string content(const ResultStore& store) {
  std::string text;
  store.read([&text](const StoredPoint& point, const std::vector<StoredRun>& runs) {
    text += std::to_string(point.point) + " " + std::to_string(static_cast<int>(point.status)) + " " +
            std::to_string(point.replications) + " " + point.mode + point.problem + point.replay + ":";
    for (const StoredRun& one : runs) {
      text += " " + std::to_string(one.replication) + "=" + std::to_string(one.values[0]);
    }
    text += "\n";
  });
  return text;
}

std::string content(const std::string& path) { return content(ResultStore::open(path).value()); }

TEST(MergeStores, ComesToWhatOneSweepStores) {
  for (const std::uint32_t of : {2U, 3U, 5U, 20U}) {
    Stores stores;
    stores.play("whole.db", {});
    std::vector<std::string> shards;
    for (std::uint32_t number = 1; number <= of; ++number) {
      shards.push_back(std::to_string(number) + ".db");
      stores.play(shards.back(), {number, of});
    }
    const Result<Merged> merged = stores.merge(shards, "merged.db");
    ASSERT_TRUE(merged.has_value()) << render_problems(merged.problems());
    EXPECT_EQ(content(merged.value().store), content(stores.path("whole.db"))) << of;
    EXPECT_TRUE(merged.value().missing.empty());
    EXPECT_EQ(merged.value().store.head(), head());
  }
}

TEST(MergeStores, DoesNotDependOnOrderNorOnSteps) {
  Stores stores;
  std::vector<std::string> shards = {"1.db", "2.db", "3.db", "4.db", "5.db"};
  for (std::uint32_t number = 1; number <= 5; ++number) {
    stores.play(shards[number - 1], {number, 5});
  }
  ASSERT_TRUE(stores.merge(shards, "once.db").has_value());
  int order = 0;
  for (; order < 20; ++order) {
    std::ranges::next_permutation(shards);
    const std::string out = "order" + std::to_string(order) + ".db";
    ASSERT_TRUE(stores.merge({shards[0], shards[1]}, out).has_value());
    ASSERT_TRUE(stores.merge({shards[2], shards[1], shards[3]}, "rest.db").has_value());
    ASSERT_TRUE(stores.merge({"rest.db", shards[4]}, out).has_value());
    EXPECT_EQ(content(stores.path(out)), content(stores.path("once.db"))) << order;
    std::filesystem::remove(stores.path("rest.db"));
  }
}

TEST(MergeStores, KeepsWhatIsThereWhereShardsAreMissing) {
  Stores stores;
  stores.play("1.db", {1, 5});
  stores.play("4.db", {4, 5});
  const Result<Merged> merged = stores.merge({"1.db", "4.db"}, "merged.db");
  ASSERT_TRUE(merged.has_value()) << render_problems(merged.problems());
  EXPECT_EQ(merged.value().missing, (std::vector<Shard>{{2, 5}, {3, 5}, {5, 5}}));
  // Replications in a row: 0-2 of point 0; 0-1 of point 2, where its first is that of shard 4.
  EXPECT_EQ(content(merged.value().store).substr(0, 40), "0 0 4 SIMULATEDdocket run a.json: 0=0.00");
  const Result<ResultStore> goes_on =
      ResultStore::make_or_go_on(stores.path("merged.db"), head(), {planned(0), planned(1), planned(2)});
  ASSERT_TRUE(goes_on.has_value()) << render_problems(goes_on.problems());
  EXPECT_EQ(goes_on.value().planned_points(), (std::vector<std::size_t>{0, 1, 2}));
}

TEST(MergeStores, EndsAPointWhereItStoodStill) {
  Stores stores;
  const auto stands_still = [](PointRecord& record) {
    for (StoredRun& one : record.runs) {
      one.limit = record.point.point == 0 && one.replication == 1 ? "standstill" : "";
    }
  };
  stores.play("1.db", {1, 6}, stands_still);
  stores.play("2.db", {2, 6}, stands_still);
  const Result<Merged> merged = stores.merge({"2.db", "1.db"}, "merged.db");
  ASSERT_TRUE(merged.has_value()) << render_problems(merged.problems());
  const auto point = merged.value().store.find(0);
  EXPECT_EQ(point->point.status, PointStatus::done);
  EXPECT_EQ(point->point.replications, 2U);
  EXPECT_EQ(point->runs.size(), 2U);
}

TEST(MergeStores, LetsAPointFailWhenAPartOfItDid) {
  Stores stores;
  const auto fails = [](PointRecord& record) {
    record = {record.point, {}};
    record.point.status = PointStatus::failed;
    record.point.problem = "broken";
  };
  stores.play("1.db", {1, 2}, fails);
  stores.play("2.db", {2, 2});
  for (const std::vector<std::string>& order : {std::vector<std::string>{"1.db", "2.db"}, {"2.db", "1.db"}}) {
    const Result<Merged> merged = stores.merge(order, "merged.db");
    ASSERT_TRUE(merged.has_value()) << render_problems(merged.problems());
    EXPECT_EQ(merged.value().store.find(1)->point.status, PointStatus::failed);
    EXPECT_TRUE(merged.value().store.find(1)->runs.empty());
  }
}

TEST(MergeStores, TakesTheSameTwiceButNothingElse) {
  Stores stores;
  stores.play("a.db", {});
  stores.play("b.db", {});
  stores.play("c.db", {}, [](PointRecord& record) { record.runs[2].values[0] += record.point.point == 1 ? 1e-12 : 0; });
  ASSERT_TRUE(stores.merge({"a.db", "b.db", "a.db"}, "merged.db").has_value());
  EXPECT_EQ(content(stores.path("merged.db")), content(stores.path("a.db")));
  EXPECT_NE(stores.why_not({"a.db", "c.db"}, "other.db").find("replication 2 of point 1 came out differently"),
            std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(stores.path("other.db"))) << "nothing is left of what was refused";
  EXPECT_NE(stores.why_not({"c.db"}, "merged.db"), "");
  EXPECT_EQ(content(stores.path("merged.db")), content(stores.path("a.db"))) << "what was there stays as it was";
}

TEST(MergeStores, RefusesToMixExperiments) {
  Stores stores;
  stores.play("a.db", {});
  struct Case {
    StoreHead head;
    const char* says;
  };
  std::vector<Case> cases(5, {head(), ""});
  cases[0].head.seed = "8";
  cases[0].says = "its seed is 8 instead of 7";
  cases[1].head.study = "{ }";
  cases[1].says = "the text of its study is another one";
  cases[2].head.version = "1.3";
  cases[2].says = "it is of docket 1.3 instead of 1.2";
  cases[3].head.scenarios[0].second = "{\"x\": 1}";
  cases[3].says = "its scenario a.json is another one";
  cases[4].head.options = "--max-events 5";
  cases[4].says = "its options are --max-events 5 instead of none";
  for (const Case& other : cases) {
    std::filesystem::remove(stores.path("b.db"));
    ASSERT_TRUE(ResultStore::make_or_go_on(stores.path("b.db"), other.head, {planned(0)}).has_value());
    const std::string why = stores.why_not({"a.db", "b.db"}, "merged.db");
    EXPECT_NE(why.find("holds another experiment than"), std::string::npos) << why;
    EXPECT_NE(why.find(other.says), std::string::npos) << why;
    EXPECT_FALSE(std::filesystem::exists(stores.path("merged.db")));
  }
}

TEST(MergeStores, NamesEveryFileThatIsNone) {
  Stores stores;
  stores.play("a.db", {});
  const std::string why = stores.why_not({"x.db", "a.db", "y.db"}, "merged.db");
  EXPECT_NE(why.find("x.db"), std::string::npos);
  EXPECT_NE(why.find("y.db"), std::string::npos);
}

}  // namespace
}  // namespace docket
