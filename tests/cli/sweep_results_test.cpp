// The file that a sweep leaves, and what show, export, compare and merge make of it.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/sweep_under_test.hpp"

namespace docket {
namespace {

using test::Ended;
using test::run_program;
using test::SweepUnderTest;

TEST(SweepResults, SaysWherePrecisionWasNotReachedAndMergingKeepsIt) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json",
      "factors": {"mean": {"at": "/platform/stages/review/handling/exponential/mean", "values": ["1s", "9h"]}},
      "precision": {"metric": "items_missed_share", "absolute": 0.001, "max_replications": 12}})");
  const Ended ended = sweep.play("r.db");
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("\nprecision not reached at 1 of 2 points"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("SIMULATED, NOT PRECISE\n"), std::string::npos) << ended.out;
  const std::string csv = sweep.exported("r.db");
  EXPECT_NE(csv.find("\n1,done,SIMULATED,9h,11,,precision not reached: after 12 replications the half-width of "
                     "items_missed_share is more than 0.001,"),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find("\n0,done,SIMULATED,1s,9,,,"), std::string::npos) << csv;
  ASSERT_EQ(sweep.play("1.db", {"--shard", "1/2"}).code, 0);
  ASSERT_EQ(sweep.play("2.db", {"--shard", "2/2"}).code, 0);
  const auto path = [&sweep](const char* name) { return sweep.folder().path(name); };
  ASSERT_EQ(run_program({"merge", path("1.db"), path("2.db"), "--out", path("all.db")}).code, 0);
  EXPECT_EQ(sweep.exported("all.db"), csv);
  EXPECT_EQ(run_program({"compare", path("r.db"), "--metric", "items_missed_share"}).code, 0);
  EXPECT_EQ(sweep.play("r.db").out, ended.out) << "it goes on where nothing is left";
}

TEST(SweepResults, TakesItsDatabaseForAPlainFileWhateverItsName) {
  const SweepUnderTest sweep(2, 2);
  test::Call inside;
  inside.working_folder = sweep.folder().path();
  for (const std::string name : {"file:r.db?mode=memory", ":memory:", "file:r.db"}) {
    ASSERT_EQ(run_program({"sweep", "study.json", "--out", name, "--quiet"}, inside).code, 0);
    EXPECT_TRUE(std::filesystem::exists(sweep.folder().path(name))) << name;
    EXPECT_EQ(run_program({"show", name}, inside).code, 0);
  }
  EXPECT_EQ(sweep.folder().size(), 2U + 3U);
  const Ended nowhere = run_program({"sweep", "study.json", "--out", "", "--quiet"}, inside);
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_NE(nowhere.err.find("--out needs a value that is not empty"), std::string::npos) << nowhere.err;
}

TEST(SweepResults, GivesNumbersThatWereVariedAsNumbers) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "factors": {
      "people": {"at": "/platform/pools/legal/reviewers", "values": [1, 2.0]},
      "mean": {"at": "/platform/stages/review/handling/exponential/mean", "values": ["1s"]}}})");
  ASSERT_EQ(sweep.play("r.db").code, 0);
  const auto points = nlohmann::json::parse(sweep.exported("r.db", "--json"))["points"];
  EXPECT_EQ(points[0]["inputs"], (nlohmann::json{{"people", 1}, {"mean", "1s"}}));
  EXPECT_EQ(points[1]["inputs"]["people"], "2.0") << "what would be written otherwise stays as it is";
}

TEST(SweepResults, SaysWhyItCannotOpenWhatIsNoFile) {
  const SweepUnderTest sweep(2, 2);
  test::Call inside;
  inside.working_folder = sweep.folder().path();
  for (const char* reader : {"show", "export"}) {
    EXPECT_EQ(run_program({reader, ""}, inside).err, "a database needs a name\n");
    EXPECT_EQ(run_program({reader, "."}, inside).err, ".: is a folder, expected a database\n");
    EXPECT_EQ(run_program({reader, "nix.db"}, inside).err, "nix.db: cannot be opened: No such file or directory\n");
    EXPECT_EQ(run_program({reader, "study.json/r.db"}, inside).err,
              "study.json/r.db: cannot be opened: Not a directory\n");
  }
}

TEST(SweepResults, LeavesAFileBesideWhichReadersLeaveNothing) {
  const SweepUnderTest sweep(2, 2);
  ASSERT_EQ(sweep.play("r.db").code, 0);
  const std::string path = sweep.folder().path("r.db");
  for (const char* reader : {"show", "export", "compare"}) {
    EXPECT_EQ(run_program({reader, path}).code, 0) << reader;
  }
  EXPECT_EQ(sweep.folder().size(), 2U + 1U);
}

TEST(SweepResults, SaysThatWhatAKilledSweepDidLastMayBeInALogThatIsNotThere) {
  const SweepUnderTest sweep(60, 30);
  const auto whole = sweep.work_of_whole("whole.db");
  const std::string killed = sweep.folder().path("killed.db");
  for (int kills = 0; kills < 10 && !std::filesystem::exists(killed + "-wal"); ++kills) {
    ASSERT_FALSE(sweep.play_and_kill("killed.db", whole / 4));
  }
  ASSERT_TRUE(std::filesystem::exists(killed + "-wal"));
  const std::string alone = sweep.folder().path("alone.db");
  std::filesystem::copy_file(killed, alone);
  EXPECT_EQ(run_program({"show", killed}).err, "");
  for (const char* reader : {"show", "export"}) {
    const Ended ended = run_program({reader, alone});
    EXPECT_EQ(ended.code, 0);
    EXPECT_NE(ended.err.find("what its sweep did last may be in " + alone + "-wal, which is not beside it"),
              std::string::npos)
        << ended.err;
  }
  std::filesystem::copy_file(killed + "-wal", alone + "-wal", std::filesystem::copy_options::overwrite_existing);
  std::filesystem::remove(alone + "-shm");
  std::filesystem::create_symlink("no/where", alone + "-shm");  // where nobody, root either, can make a file
  const Ended stuck = run_program({"show", alone});
  EXPECT_EQ(stuck.code, 5);
  EXPECT_NE(stuck.err.find("a part of it is in " + alone + "-wal, which can only be read where"), std::string::npos)
      << stuck.err;
}

TEST(SweepResults, ShowsMetricsByTheirBareNamesAndKnowsTheNearest) {
  const SweepUnderTest sweep(2, 2);
  ASSERT_EQ(sweep.play("r.db").code, 0);
  const auto shown = [&sweep](const std::vector<std::string>& metrics) {
    std::vector<std::string> words = {"show", sweep.folder().path("r.db")};
    for (const std::string& metric : metrics) {
      words.insert(words.end(), {"--metric", metric});
    }
    return run_program(words);
  };
  EXPECT_NE(shown({"orders_missed_share"}).out.find("A: orders_missed_share on first\n"), std::string::npos);
  EXPECT_EQ(shown({"orders_missed_share"}).out, shown({"orders_missed_share on first"}).out);
  const Ended ended = shown({"orders_mised_share", "utilisation on legall"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("--metric: no metric \"orders_mised_share\"; did you mean \"orders_missed_share\"?\n"
                           "--metric: no metric \"utilisation on legall\"; did you mean \"utilisation on legal\"?"),
            std::string::npos)
      << ended.err;
}

TEST(SweepResults, ShowsAPointInLinesOfItsOwnWhereItIsTooWide) {
  const SweepUnderTest sweep(2, 2);
  ASSERT_EQ(sweep.play("r.db").code, 0);
  std::vector<std::string> words = {"show", sweep.folder().path("r.db")};
  for (int column = 0; column < 28; ++column) {
    words.insert(words.end(), {"--metric", "time_to_answer_mean_hours"});
  }
  const std::string shown = run_program(words).out;
  EXPECT_NE(shown.find("\n    SIMULATED\n"), std::string::npos) << shown;
  EXPECT_NE(shown.find("\n  Z: time_to_answer_mean_hours on first\n  AA: time_to"), std::string::npos) << shown;
}

}  // namespace
}  // namespace docket
