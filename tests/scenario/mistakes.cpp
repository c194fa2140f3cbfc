#include "scenario/mistakes.hpp"

#include <algorithm>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/sample_scenario.hpp"

namespace docket::test {

namespace {

Problems problems_of(const MemoryFiles& files, const std::vector<std::string>& settings) {
  const auto read = read_scenario("full/main.json", files, FixedZones(), {settings});
  return read.has_value() ? read.value().warnings : read.problems();
}

}  // namespace

Problems problems_with(const std::vector<std::string>& settings) {
  MemoryFiles files;
  put_sample(files);
  return problems_of(files, settings);
}

Problems problems_in(const std::vector<std::pair<std::string, std::string>>& replaced_files,
                     const std::vector<std::string>& settings) {
  MemoryFiles files;
  put_sample(files);
  for (const auto& [path, content] : replaced_files) {
    files.put(path, content);
  }
  return problems_of(files, settings);
}

TEST_P(AMistake, IsReportedAtItsPointer) {
  const Mistake& mistake = GetParam();
  const Problems problems = problems_with({mistake.setting});
  const auto found = std::ranges::find_if(problems, [&](const Problem& problem) {
    return problem.pointer == mistake.pointer && problem.message.find(mistake.message) != std::string::npos;
  });
  ASSERT_NE(found, problems.end()) << mistake.setting << "\n" << render_problems(problems);
  EXPECT_EQ(found->nearest, mistake.nearest);
  EXPECT_NE(found->hint.find(mistake.hint), std::string::npos) << found->hint;
  EXPECT_FALSE(found->place.file.empty());
}

}  // namespace docket::test
