// The program from outside: exit codes, what it says, and where.
#include <gtest/gtest.h>

#include "cli/one_order_scenario.hpp"
#include "cli/program_under_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::Call;
using test::Ended;
using test::has;
using test::kOneOrder;
using test::run_program;

Call with_input(const std::string& text) {
  Call call;
  call.input = text;
  return call;
}

TEST(CommandLine, AloneSaysWhatItIsWithThreeExamples) {
  const Ended alone = run_program({});
  EXPECT_EQ(alone.code, 0);
  std::size_t examples = 0;
  for (std::size_t at = alone.out.find("\n  docket "); at != std::string::npos;
       at = alone.out.find("\n  docket ", at + 1)) {
    ++examples;
  }
  EXPECT_EQ(examples, 3U) << alone.out;
}

TEST(CommandLine, EveryCommandsHelpStartsWithExamplesAndEndsWithExitCodes) {
  for (const std::string command : {"run", "check", "explain", "bench", "help", "version"}) {
    const Ended help = run_program({command, "--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_TRUE(help.out.starts_with("Examples\n  docket " + command)) << help.out;
    EXPECT_TRUE(has(help.out, "\n  143 ")) << help.out;
    EXPECT_EQ(run_program({"--help", command}).out, help.out);
    EXPECT_EQ(run_program({"help", command}).out, help.out);
  }
}

TEST(CommandLine, HelpSaysOfEachCommandWhatIsLeftWhenTimeIsOver) {
  const auto says = [](const std::string& command, const std::string& what) {
    return has(run_program({command, "--help"}).out, "and then " + what);
  };
  EXPECT_TRUE(says("sensitivity", "shows nothing"));
  EXPECT_TRUE(says("staff", "shows nothing"));
  EXPECT_TRUE(says("compare", "compares nothing"));
  EXPECT_TRUE(says("run", "keeps the"));
}

TEST(CommandLine, QuietTellsErrorsWithoutWarnings) {
  const test::TemporaryFolder folder;
  folder.put("one.json", kOneOrder);
  const std::vector<std::string> wrong = {"--set", "/platform/pools/legall/reviewers=3", "--set", "/run/seed=-1"};
  for (const std::string command : {"run", "bench", "staff", "sensitivity", "verify"}) {
    std::vector<std::string> words = {command, folder.path("one.json")};
    words.insert(words.end(), wrong.begin(), wrong.end());
    EXPECT_TRUE(has(run_program(words).err, "warning: ")) << command;
    words.emplace_back("--quiet");
    const Ended ended = run_program(words);
    EXPECT_EQ(ended.code, 3) << command;
    EXPECT_TRUE(has(ended.err, "/run/seed: found -1")) << ended.err;
    EXPECT_FALSE(has(ended.err, "warning: ")) << ended.err;
  }
}

TEST(CommandLine, APrecisionOfAnUnknownMetricIsAnInvalidScenario) {
  const auto asked = [](const std::string& command, const std::string& precision) {
    return run_program({command, "-", "--set", "/run/precision=" + precision}, with_input(kOneOrder));
  };
  for (const std::string command : {"run", "check"}) {
    const Ended metric = asked(command, R"({"metric": "utilization", "relative": 0.1})");
    EXPECT_EQ(metric.code, 3);
    EXPECT_TRUE(has(metric.err, "/run/precision/metric: no metric \"utilization\"; did you mean \"utilisation\"?"))
        << metric.err;
    const Ended subject = asked(command, R"({"metric": "utilisation", "on": "legall", "relative": 0.1})");
    EXPECT_EQ(subject.code, 3);
    EXPECT_TRUE(has(subject.err, "/run/precision/on: ")) << subject.err;
    EXPECT_TRUE(has(subject.err, "did you mean \"legal\"?")) << subject.err;
    EXPECT_EQ(asked(command, R"({"metric": "utilisation", "on": "legal", "relative": 0.5})").code, 0);
  }
}

TEST(CommandLine, HelpListsEveryCommandOnce) {
  const Ended help = run_program({"help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_EQ(help.out, run_program({"--help"}).out);
  EXPECT_TRUE(has(help.out, "\n  docket help scenario/words ")) << help.out;
  EXPECT_TRUE(has(help.out, "\n  docket help scenario --format markdown ")) << help.out;
  for (const std::string line :
       {"\n  run FILE ", "\n  check FILE ", "\n  explain FILE ", "\n  schema ", "\n  help ", "\n  version "}) {
    EXPECT_TRUE(has(help.out, line)) << help.out;
  }
}

TEST(CommandLine, HelpExplainsTheKeysOfAScenario) {
  const Ended leaf = run_program({"help", "scenario/platform/pools/legal/absence"});
  EXPECT_EQ(leaf.code, 0);
  EXPECT_TRUE(has(leaf.out, "a number from 0 to 1")) << leaf.out;
  EXPECT_EQ(run_program({"help", "/platform/pools/legal/absence"}).out, leaf.out);
  const Ended mistyped = run_program({"help", "scenario/platform/pols"});
  EXPECT_EQ(mistyped.code, 2);
  EXPECT_TRUE(has(mistyped.err, "docket help scenario/platform/pools")) << mistyped.err;
}

TEST(CommandLine, PrintsSchemasOfItsThreeKindsOfFile) {
  for (const char* kind : {"scenario", "regime", "facts"}) {
    const Ended schema = run_program({"schema", kind});
    EXPECT_EQ(schema.code, 0) << kind;
    EXPECT_TRUE(has(schema.out, "http://json-schema.org/draft-07/schema#")) << kind;
  }
  EXPECT_EQ(run_program({"schema"}).out, run_program({"schema", "scenario"}).out);
  const Ended unknown = run_program({"schema", "regimes"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_TRUE(has(unknown.err, "did you mean \"regime\"?")) << unknown.err;
}

TEST(CommandLine, TellsItsVersion) {
  const Ended version = run_program({"version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_TRUE(version.out.starts_with("docket 0."));
  EXPECT_EQ(run_program({"--version"}).out, version.out);
}

TEST(CommandLine, SuggestsTheNearestCommand) {
  const Ended ended = run_program({"chekc", "x.json"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(has(ended.err, "unknown command \"chekc\"; did you mean \"check\"?")) << ended.err;
}

TEST(CommandLine, SuggestsToRunAFileThatIsNamedAlone) {
  const Ended ended = run_program({"two-orders.json"});
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(has(ended.err, "did you mean: docket run two-orders.json?")) << ended.err;
}

TEST(CommandLine, PlaysTheScenarioThatItsHelpShows) {
  const Ended help = run_program({"help", "scenario/example"});
  const Ended ended = run_program({"run", "-"}, with_input(help.out.substr(help.out.find("  {\n"))));
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "100 replications")) << ended.out;
}

TEST(CommandLine, SuggestsTheNearestOptionAndGuessesNone) {
  const Ended typo = run_program({"run", "x.json", "--replicatons", "3"});
  EXPECT_EQ(typo.code, 2);
  EXPECT_TRUE(has(typo.err, "unknown option --replicatons; did you mean --replications?")) << typo.err;
  EXPECT_EQ(run_program({"run", "x.json", "--repl", "3"}).code, 2);
}

TEST(CommandLine, RefusesWhatItCannotUse) {
  const std::vector<std::vector<std::string>> bad = {
      {"run"},
      {"run", "a.json", "b.json"},
      {"run", "a.json", "--seed"},
      {"run", "a.json", "--seed", "-1"},
      {"run", "a.json", "--seed", "1e3"},
      {"run", "a.json", "--seed", "1", "--seed", "2"},
      {"run", "a.json", "--seed", "18446744073709551616"},
      {"run", "a.json", "--replications", "0"},
      {"run", "a.json", "--threads", "0"},
      {"run", "a.json", "--format", "xml"},
      {"run", "a.json", "--quiet=yes"},
      {"run", "a.json", "-q"},
      {"check"},
      {"check", "a.json", "--seed", "1"},
      {"version", "x"},
      {"help", "dance"},
      {"--dance"},
  };
  for (const auto& words : bad) {
    const Ended ended = run_program(words);
    EXPECT_EQ(ended.code, 2) << words[0] << " " << words.back() << ": " << ended.err;
    EXPECT_EQ(ended.out, "");
    EXPECT_TRUE(ended.err.starts_with("docket")) << ended.err;
  }
}

TEST(CommandLine, ReadsStandardInput) {
  const Ended ended = run_program({"run", "-"}, with_input(kOneOrder));
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("one order")) << ended.out;
  EXPECT_TRUE(has(ended.out, "8 replications, seed 11")) << ended.out;
}

TEST(CommandLine, ListsEveryProblemOfAScenario) {
  std::string text = kOneOrder;
  text.replace(text.find("\"reviewers\": 2"), 14, "\"reviewers\": 2.5");
  text.replace(text.find("\"sensitivity\""), 13, "\"sensitivty\"");
  for (const std::string command : {"run", "check"}) {
    const Ended ended = run_program({command, "-"}, with_input(text));
    EXPECT_EQ(ended.code, 3);
    EXPECT_EQ(ended.out, "");
    EXPECT_TRUE(has(ended.err, "/platform/pools/legal/reviewers")) << ended.err;
    EXPECT_TRUE(has(ended.err, "did you mean \"sensitivity\"?")) << ended.err;
    EXPECT_TRUE(has(ended.err, "<stdin>:")) << ended.err;
  }
}

TEST(CommandLine, ProblemsComeAsDataToo) {
  const Ended ended = run_program({"check", "-", "--format", "json"}, with_input("{}"));
  EXPECT_EQ(ended.code, 3);
  EXPECT_TRUE(has(ended.out, "\"ok\": false")) << ended.out;
  EXPECT_EQ(ended.err, "");
}

TEST(CommandLine, TellsAFileThatIsNotThereFromABadOne) {
  const Ended ended = run_program({"run", "nowhere.json"});
  EXPECT_EQ(ended.code, 5);
  EXPECT_TRUE(has(ended.err, "nowhere.json")) << ended.err;
}

TEST(CommandLine, ChecksAGoodScenario) {
  const Ended ended = run_program({"check", "-"}, with_input(kOneOrder));
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(has(ended.out, "ok, 1 order, 20 items, 1 stage, 1 pool, 1 reading\n")) << ended.out;
}

TEST(CommandLine, SettingsReplaceValuesAndMistakesInThemAreNamed) {
  const Ended more = run_program({"run", "-", "--set", "/item_groups/list/count=1234", "--set", "/run/replications=2"},
                                 with_input(kOneOrder));
  EXPECT_EQ(more.code, 0) << more.err;
  EXPECT_TRUE(has(more.out, "1,234")) << more.out;
  EXPECT_TRUE(has(more.out, "2 replications")) << more.out;
  const Ended bad = run_program({"run", "-", "--set", "/item_groups/list/count=many"}, with_input(kOneOrder));
  EXPECT_EQ(bad.code, 3);
  EXPECT_TRUE(has(bad.err, "--set")) << bad.err;
}

TEST(CommandLine, SeedAndReplicationsOverrideTheScenario) {
  const Ended ended = run_program({"run", "-", "--seed", "5", "--replications", "1"}, with_input(kOneOrder));
  EXPECT_TRUE(has(ended.out, "1 replication: no spread, seed 5\n")) << ended.out;
}

TEST(CommandLine, OutputDependsOnNothingButTheInput) {
  for (const std::string format : {"table", "json", "csv"}) {
    const auto out = [&](const std::string& threads, const std::string& leaves) {
      return run_program({"run", "-", "--format", format, "--threads", threads, "--leaf-limit", leaves},
                         with_input(kOneOrder))
          .out;
    };
    const std::string first = out("1", "4096");
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(first, out("2", "4096"));
    EXPECT_EQ(first, out("2", "1"));
  }
}

TEST(CommandLine, ALimitOfTheUserMakesAPartialResult) {
  const Ended ended = run_program({"run", "-", "--max-events", "5"}, with_input(kOneOrder));
  EXPECT_EQ(ended.code, 4) << ended.err;
  EXPECT_TRUE(has(ended.out, "PARTIAL")) << ended.out;
}

TEST(CommandLine, AClosedPipeEndsItQuietly) {
  Call call = with_input(kOneOrder);
  call.has_closed_output = true;
  const Ended ended = run_program({"run", "-", "--format", "json"}, call);
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
}

TEST(CommandLine, AFullDiskIsAnErrorOfOutput) {
  Call call = with_input(kOneOrder);
  call.output_file = "/dev/full";
  const Ended ended = run_program({"run", "-"}, call);
  EXPECT_EQ(ended.code, 5);
  EXPECT_TRUE(has(ended.err, "standard output")) << ended.err;
}

}  // namespace
}  // namespace docket
