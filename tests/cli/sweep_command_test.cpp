// docket sweep, show and export as a user meets them.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "cli/sweep_under_test.hpp"
#include "support/sanitizers.hpp"

namespace docket {
namespace {

using test::Ended;
using test::run_program;
using test::SweepUnderTest;

std::ptrdiff_t lines_of(const std::string& text) { return std::ranges::count(text, '\n'); }

TEST(SweepCommand, PlaysAllPointsAndShowsThem) {
  const SweepUnderTest sweep(3, 4);
  const Ended ended = sweep.play("r.db");
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("3 of 3 points played, 0 failed; 12 runs"), std::string::npos) << ended.out;
  const std::string csv = sweep.exported("r.db");
  EXPECT_EQ(lines_of(csv), 13);
  EXPECT_TRUE(csv.starts_with("point,status,mode,mean,replication,limit,problem,")) << csv.substr(0, 100);
  EXPECT_NE(csv.find("\n1,done,SIMULATED,5h,2,,,"), std::string::npos) << csv;
  EXPECT_EQ(run_program({"show", sweep.folder().path("r.db")}).out, ended.out);
}

TEST(SweepCommand, GivesTheSameForEveryNumberOfThreads) {
  const SweepUnderTest sweep(5, 3);
  sweep.play("one.db", {"--threads", "1"});
  sweep.play("three.db", {"--threads", "3"});
  EXPECT_EQ(sweep.exported("one.db"), sweep.exported("three.db"));
  EXPECT_EQ(sweep.exported("one.db", "--json"), sweep.exported("three.db", "--json"));
}

TEST(SweepCommand, GoesOnAfterItWasKilledAndEndsTheSame) {
  const SweepUnderTest sweep(60, 30);
  const auto whole = sweep.work_of_whole("whole.db");
  EXPECT_GT(sweep.kill_again_and_again("killed.db", 6, whole / 3), 0);
  ASSERT_EQ(sweep.play("killed.db").code, 0);
  EXPECT_EQ(sweep.exported("killed.db"), sweep.exported("whole.db"));
}

TEST(SweepCommand, KeepsWhatIsDoneWhenItIsInterrupted) {
  const SweepUnderTest sweep(400, 40);
  test::Call call;
  call.meanwhile = [](pid_t process) {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    ::kill(process, SIGTERM);
  };
  const Ended ended = sweep.play("r.db", {}, call);
  if (ended.code != 0) {  // a fast machine may be done by then, a slow one not have begun
    EXPECT_TRUE(ended.code == 143 || ended.code == -1) << ended.err;
    EXPECT_TRUE(ended.code == -1 || ended.err.find("the same command goes on") != std::string::npos) << ended.err;
  }
}

TEST(SweepCommand, GoesOnWithinAPointWhereALimitOfTimeEndedIt) {
  const SweepUnderTest sweep(2, test::kIsSanitized ? 200 : 2000);
  ASSERT_EQ(sweep.play("whole.db").code, 0);
  Ended ended;
  int calls = 0;
  for (; calls < 500 && (calls == 0 || ended.code == 4); ++calls) {  // how often depends on the machine alone
    ended = sweep.play("pieces.db", {"--max-time", "100ms"});
    ASSERT_TRUE(ended.code == 4 || ended.code == 0) << ended.err;
  }
  ASSERT_EQ(ended.code, 0) << "no progress within " << calls << " calls: " << ended.err;
  for (const char* format : {"--csv", "--json"}) {
    EXPECT_EQ(sweep.exported("pieces.db", format), sweep.exported("whole.db", format));
  }
}

TEST(SweepCommand, RecordsAPointThatFailsWithTheCommandThatPlaysIt) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "factors": {
      "reviewers": {"at": "/platform/pools/legal/reviewers", "values": [1, "many", 2]}}})");
  const Ended ended = sweep.play("r.db");
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.out.find("2 of 3 points played, 1 failed"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("--set '/platform/pools/legal/reviewers=\"many\"'"), std::string::npos) << ended.out;
  EXPECT_EQ(lines_of(sweep.exported("r.db")), 1 + 8 + 8 + 2) << "the problem of the failed point has a line end";
}

TEST(SweepCommand, SaysWhichLimitCutRunsShort) {
  const SweepUnderTest sweep(2, 3);
  const Ended ended = sweep.play("r.db", {"--max-events", "5"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_NE(ended.err.find("6 runs were cut short by the limit of 5 (--max-events)"), std::string::npos) << ended.err;
}

TEST(SweepCommand, CountsOneAsOne) {
  const SweepUnderTest sweep(2, 1);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "replications": 1,
      "metrics": ["items_missed_share"],
      "factors": {"reviewers": {"at": "/platform/pools/legal/reviewers", "values": [1]}}})");
  EXPECT_NE(sweep.play("r.db").out.find("1 of 1 point played, 0 failed; 1 run, docket"), std::string::npos);
  const Ended foreseen =
      run_program({"sweep", sweep.folder().path("study.json"), "--dry-run", "--quiet", "--threads", "1"});
  EXPECT_NE(foreseen.out.find("\n1 point, 1 metric of each run\n1 run, about "), std::string::npos) << foreseen.out;
  EXPECT_NE(foreseen.out.find(" on 1 thread\n"), std::string::npos) << foreseen.out;
}

TEST(SweepCommand, MayBeStartedTwiceOnANewFileAtTheSameMoment) {
  const SweepUnderTest sweep(6, 4);
  ASSERT_EQ(sweep.play("alone.db").code, 0);
  for (int attempt = 0; attempt < 5; ++attempt) {
    const std::string database = "twice-" + std::to_string(attempt) + ".db";
    Ended first;
    {
      const std::jthread beside([&] { first = sweep.play(database); });
      const Ended second = sweep.play(database);
      EXPECT_EQ(second.code, 0) << second.err;
    }
    EXPECT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(sweep.exported(database), sweep.exported("alone.db"));
  }
}

TEST(SweepCommand, GoesOnFromWhicheverFolderItIsCalled) {
  const SweepUnderTest sweep(3, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "factors": {
      "reviewers": {"at": "/platform/pools/legal/reviewers", "values": [1, "many", 2]}}})");
  ASSERT_EQ(sweep.play("whole.db").code, 1);
  test::Call beside;
  beside.working_folder = sweep.folder().path();
  ASSERT_EQ(run_program({"sweep", "study.json", "--out", "r.db", "--quiet"}, beside).code, 1);
  EXPECT_EQ(sweep.exported("r.db", "--json"), sweep.exported("whole.db", "--json"));
  const Ended again = sweep.play("r.db");
  EXPECT_EQ(again.code, 1) << again.err;
  EXPECT_NE(again.out.find("docket run one.json"), std::string::npos) << again.out;
}

TEST(SweepCommand, PlaysTheFirstSweepOfTheReadme) {
  std::ifstream file(DOCKET_SOURCE_DIR "/scenarios/README.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const test::TemporaryFolder folder;
  std::size_t at = 0;
  for (const char* name : {"first.json", "study.json"}) {
    const std::string fence = "```json\n";
    at = page.find(fence, at) + fence.size();
    folder.put(name, page.substr(at, page.find("```", at) - at));
  }
  test::Call call;
  call.working_folder = folder.path();
  const Ended ended = run_program({"sweep", "study.json", "--out", "study.db"}, call);
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("6 of 6 points played, 0 failed; 300 runs"), std::string::npos) << ended.out;
  EXPECT_EQ(run_program({"show", "study.db", "--metric", "items_missed_share on first"}, call).code, 0);
}

TEST(SweepCommand, WritesAnArrayJobAndPlaysNothing) {
  const SweepUnderTest sweep(9, 2);
  const std::string study = sweep.folder().path("study.json");
  const std::string job = sweep.folder().path("a job");
  const Ended ended = run_program({"sweep", study, "--slurm", job, "--tasks", "3", "--set", "/title=two words",
                                   "--allow-outside", "--max-events", "500"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("9 points in 3 tasks of 1 core."), std::string::npos) << ended.out;
  const std::string script = sweep.folder().content("a job/sweep.sbatch");
  EXPECT_NE(script.find("#SBATCH --array=1-3\n"), std::string::npos) << script;
  EXPECT_NE(script.find(" --set '/title=two words' --allow-outside --max-events 500 "), std::string::npos) << script;
  EXPECT_NE(sweep.folder().content("a job/submit").find("--dependency=\"afterok:"), std::string::npos);
  EXPECT_NE(sweep.folder().content("a job/merge.sbatch").find(" merge "), std::string::npos);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(job), {}), 3) << "nothing is played";
}

TEST(SweepCommand, WritesNoArrayJobOverTheResultsOfOneThatIsCutOtherwise) {
  const SweepUnderTest sweep(9, 2);
  const std::string job = sweep.folder().path("job");
  const auto written = [&](const char* tasks) {
    return run_program({"sweep", sweep.folder().path("study.json"), "--slurm", job, "--tasks", tasks});
  };
  ASSERT_EQ(written("3").code, 0);
  EXPECT_EQ(written("4").code, 0) << "nothing was played yet";
  ASSERT_EQ(sweep.play("job/shard-1.db", {"--shard", "1/4"}).code, 0);
  EXPECT_EQ(written("4").code, 0) << "it goes on";
  const Ended other = written("3");
  EXPECT_EQ(other.code, 5);
  EXPECT_NE(other.err.find("another number of tasks"), std::string::npos) << other.err;
  EXPECT_NE(sweep.folder().content("job/sweep.sbatch").find("--array=1-4\n"), std::string::npos);
}

TEST(SweepCommand, TellsAllMistakesOfItsOptionsAtOnce) {
  const Ended ended = run_program({"sweep", "a.json", "--shard", "3/2", "--threads", "many", "--tasks", "2"});
  EXPECT_EQ(ended.code, 2);
  for (const char* told : {"--shard", "--threads", "--tasks is for"}) {
    EXPECT_NE(ended.err.find(told), std::string::npos) << ended.err;
  }
}

TEST(SweepCommand, WritesNoArrayJobBesideAnythingElse) {
  const SweepUnderTest sweep(2, 2);
  const std::string study = sweep.folder().path("study.json");
  const std::string job = sweep.folder().path("job");
  EXPECT_EQ(run_program({"sweep", study, "--slurm", job, "--out", "r.db"}).code, 2);
  EXPECT_EQ(run_program({"sweep", study, "--slurm", job, "--shard", "1/2"}).code, 2);
  EXPECT_EQ(run_program({"sweep", "-", "--slurm", job}).code, 2);
  EXPECT_EQ(run_program({"sweep", study, "--dry-run", "--tasks", "2"}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(job));
}

TEST(SweepCommand, RefusesToMixExperiments) {
  const SweepUnderTest sweep(2, 2);
  ASSERT_EQ(sweep.play("r.db").code, 0);
  const Ended other = sweep.play("r.db", {"--set", "/run/seed=3"});
  EXPECT_EQ(other.code, 5);
  EXPECT_NE(other.err.find("holds another experiment: its seed is 11 instead of 3"), std::string::npos) << other.err;
}

TEST(SweepCommand, ForeseesPointsRunsAndTime) {
  const SweepUnderTest sweep(7, 11);
  const Ended ended = run_program({"sweep", sweep.folder().path("study.json"), "--dry-run", "--threads", "2"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("7 points, "), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("77 runs, about "), std::string::npos) << ended.out;
  EXPECT_EQ(sweep.folder().size(), 2U) << "nothing is written";
}

TEST(SweepCommand, ForeseesAShard) {
  const SweepUnderTest sweep(6, 10);
  const std::string study = sweep.folder().path("study.json");
  const Ended ended = run_program({"sweep", study, "--dry-run", "--threads", "1", "--shard", "2/3"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("Shard 2/3, of 2 points: 20 runs, about "), std::string::npos) << ended.out;
}

TEST(SweepCommand, ForeseesWhichPointsCannotBePlayed) {
  const SweepUnderTest sweep(2, 2);
  sweep.folder().put("study.json", R"({"docket_study": 1, "scenario": "one.json", "factors": {
      "staff": {"at": "/platform/pools/legal/reviewers", "values": [1, 2.5, -3]}}})");
  const Ended ended = run_program({"sweep", sweep.folder().path("study.json"), "--dry-run", "--quiet"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("2 of the points above cannot be played:\n  point 1: study.json:2:72: "), std::string::npos)
      << ended.out;
  EXPECT_NE(ended.out.find("\n  point 2: study.json:2:77: "), std::string::npos) << ended.out;
}

TEST(ShowCommand, ShowsTheMetricsThatAreAskedFor) {
  const SweepUnderTest sweep(2, 2);
  sweep.play("r.db");
  const Ended ended = run_program({"show", sweep.folder().path("r.db"), "--metric", "items_answered on first"});
  EXPECT_NE(ended.out.find("items_answered on first"), std::string::npos) << ended.out;
  EXPECT_EQ(run_program({"show", sweep.folder().path("r.db"), "--metric", "itmes"}).code, 2);
  EXPECT_EQ(run_program({"show", sweep.folder().path("one.json")}).code, 5);
}

}  // namespace
}  // namespace docket
