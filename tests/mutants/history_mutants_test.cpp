// The history of February 2021, broken at every node in every way: what must be refused is, with a place in the file;
// what is read shows in the resolved scenario.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "docket/report/check_report.hpp"
#include "mutants/history_files.hpp"
#include "mutants/judges.hpp"
#include "mutants/ways_to_break.hpp"
#include "support/sanitizers.hpp"

namespace docket::test {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kEach = kIsSanitized ? 23 : 1;

bool is_in_history(const Problem& problem) { return problem.place.file == kHistory && problem.place.line > 0; }

/// As `check --strict` does.
Problems strict_problems(const Result<Scenario>& read) {
  return read.has_value() ? strict_warnings(read.value()) : read.problems();
}

/// Ways whose mutants may be read without a change of the resolved scenario, each with the reason.
const std::map<std::string, std::string> kWithoutTrace = {
    {"siblings in another order", "objects are keyed by id, so their order says nothing"},
};

std::string name_of_test(const testing::TestParamInfo<Way>& tested) {
  std::string name = tested.param.name;
  std::ranges::replace_if(
      name, [](char c) { return c < 'a' || 'z' < c; }, '_');
  return name;
}

class Census {
 public:
  explicit Census(const Way& way) : way_(way), original_(parse_tree(source_text(kHistory))) {
    original_resolved_ = Json::parse(files_.read(to_text(original_)).value().resolved_json);
  }

  void take_all() {
    for (const AddressedNode& node : nodes_of(original_)) {
      if (nodes_++ % kEach == 0) {
        if (const auto broken = way_.apply(original_, node.address)) {
          take({*broken, node});
        }
      }
    }
  }

  [[nodiscard]] std::size_t nodes() const { return nodes_; }
  [[nodiscard]] const std::map<std::string, std::size_t>& counts() const { return counts_; }
  [[nodiscard]] const std::vector<std::string>& surprises() const { return surprises_; }

 private:
  struct Mutant {
    JsonTree tree;
    AddressedNode node;
  };

  void take(const Mutant& mutant) {
    const auto read = files_.read(to_text(mutant.tree));
    const Problems problems = strict_problems(read);
    const bool has_place = std::ranges::any_of(problems, is_in_history);
    const std::string mistake = known_mistake(mutant.tree, mutant.node.address);
    if (!mistake.empty()) {
      note(mutant, "must be refused, " + mistake, has_place, problems);
    } else if (!read.has_value()) {
      note(mutant, "refused for its meaning", has_place, problems);
    } else if (Json::parse(read.value().resolved_json) != original_resolved_) {
      note(mutant, problems.empty() ? "read" : "read with a warning", true, problems);
    } else {
      note(mutant, "read, without a trace", kWithoutTrace.contains(way_.name), problems);
    }
  }

  void note(const Mutant& mutant, const std::string& group, bool is_fine, const Problems& problems) {
    ++counts_[group];
    if (!is_fine) {
      surprises_.push_back(fmt::format("{} at {}: {}{}", way_.name, mutant.node.pointer, group,
                                       problems.empty() ? "" : "; only " + problems.front().message));
    }
  }

  const Way& way_;
  HistoryFiles files_;
  JsonTree original_;
  Json original_resolved_;
  std::size_t nodes_ = 0;
  std::map<std::string, std::size_t> counts_;
  std::vector<std::string> surprises_;
};

class AMutantOfTheHistory : public testing::TestWithParam<Way> {};

TEST_P(AMutantOfTheHistory, IsRefusedOrShows) {
  Census census(GetParam());
  census.take_all();
  std::size_t mutants = 0;
  for (const auto& [group, number] : census.counts()) {
    mutants += number;
    RecordProperty(group, static_cast<int>(number));
    std::cout << fmt::format("{:>6} {}\n", number, group);
  }
  EXPECT_EQ(census.surprises(), std::vector<std::string>());
  EXPECT_GE(census.nodes(), 500U);
  EXPECT_GE(mutants * kEach, GetParam().least_mutants) << "the generator has stopped to break things";
}

INSTANTIATE_TEST_SUITE_P(InEachWay, AMutantOfTheHistory, testing::ValuesIn(ways_to_break()), name_of_test);

TEST(TheHistoryItself, IsReadStrictlyAndFoundSoundByTheJudges) {
  const JsonTree history = parse_tree(source_text(kHistory));
  HistoryFiles files;
  const auto read = files.read(to_text(history));
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(strict_problems(read).empty()) << strict_problems(read).front().message;
  for (std::size_t section = 0; section < history.members.size(); ++section) {
    EXPECT_EQ(known_mistake(history, {section, 0}), "");
  }
}

}  // namespace
}  // namespace docket::test
