// Help on the language: pages for the terminal, and the reference in scenarios/README.md.
#include "docket/report/reference.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/field_info.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "report/text_table.hpp"
#include "support/fixed_zones.hpp"
#include "support/memory_files.hpp"
#include "support/sanitizers.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::has;

std::string page(const std::string& path, std::size_t width = 100) {
  const auto text = reference_page(path, width);
  EXPECT_TRUE(text.has_value()) << path;
  return text.value_or("");
}

TEST(ReferencePage, OfALeafSaysTypeRangeDefaultAndExample) {
  const std::string text = page("scenario/platform/pools/*/absence");
  EXPECT_TRUE(has(text, "chance of a reviewer to miss"));
  EXPECT_TRUE(has(text, "a number from 0 to 1"));
  EXPECT_TRUE(has(text, "\"absence\": 0.1"));
}

TEST(ReferencePage, IsTheSameForARealIdAStarAndAPointer) {
  const std::string by_star = page("scenario/platform/pools/*/absence");
  const auto below_heading = [](const std::string& text) { return text.substr(text.find('\n')); };
  EXPECT_EQ(below_heading(page("scenario/platform/pools/legal/absence")), below_heading(by_star));
  EXPECT_EQ(below_heading(page("/platform/pools/*/absence")), below_heading(by_star));
}

TEST(ReferencePage, OfAnObjectListsItsMembers) {
  for (const char* path : {"scenario/platform/pools", "/platform/pools/legal"}) {
    const std::string text = page(path);
    for (const char* key : {"reviewers", "shift", "absence", "at_shift_end", "cost_per_hour"}) {
      EXPECT_TRUE(has(text, key)) << key;
    }
  }
}

TEST(ReferencePage, OfAWordListsItsChoicesAndOfAnIdWhatItNames) {
  EXPECT_TRUE(has(page("scenario/platform/stages/*/discipline"), "shortest-first"));
  EXPECT_TRUE(has(page("scenario/orders/*/from"), "ids of /authorities"));
}

TEST(ReferencePage, ExistsForEveryKeyAndFitsTheWidth) {
  std::size_t number = 0;
  for (const FieldInfo& field : describe_scenario()) {
    if (!test::is_taken(number++, 10)) {
      continue;
    }
    std::istringstream lines(page(field.pointer, 80));
    for (std::string line; std::getline(lines, line);) {
      const bool is_one_word = line.find(' ', line.find_first_not_of(' ')) == std::string::npos;
      EXPECT_TRUE(screen_width(line) <= 80 || is_one_word) << field.pointer << "\n" << line;
    }
  }
}

TEST(ReferencePage, ExplainsTheFormsOfValues) {
  EXPECT_TRUE(has(page("scenario/durations"), "us, ms, s, min, h, d"));
  EXPECT_TRUE(has(page("scenario/instants"), "offset"));
  EXPECT_TRUE(has(page("scenario/distributions"), "lognormal"));
}

TEST(ReferencePage, ExplainsTheWordsOfScenariosAndResults) {
  const std::string text = page("scenario/words", 200);
  for (const char* word : {"withhold", "block",     "reject", "dark",        "decided",  "provisional", "answered",
                           "missed",   "in effect", "late",   "outstanding", "reviewed", "rushed",      "restored",
                           "alleged",  "true",      "judged", "perceived",   "trait",    "reading",     "governs",
                           "replayed", "simulated", "leave",  "assumption"}) {
    EXPECT_TRUE(has(text, std::string("\n  ") + word + "  ")) << word << "\n" << text;
  }
}

TEST(ReferencePage, OffersEveryMemberThatHasMembersOneLevelDeeper) {
  const std::string text = page("scenario/platform");
  const std::string deeper = text.substr(text.find("One level deeper:"));
  for (const char* key : {"pools", "stages", "policy", "reversal"}) {
    EXPECT_TRUE(has(deeper, std::string("\n  docket help scenario/platform/") + key + "\n")) << deeper;
  }
  EXPECT_FALSE(has(deeper, "/entry")) << deeper;
}

TEST(ReferencePage, OfTheWholeOffersTheTopicsAndTheMarkdown) {
  const std::string text = page("scenario");
  for (const char* topic : {"words", "example", "durations", "instants", "distributions", "arrivals"}) {
    EXPECT_TRUE(has(text, std::string("\n  docket help scenario/") + topic + "\n")) << topic;
  }
  EXPECT_TRUE(has(text, "docket help scenario --format markdown")) << text;
}

TEST(ReferencePage, ShowsAWholeScenarioThatIsSound) {
  const std::string text = page("scenario/example");
  test::MemoryFiles files;
  files.put("first.json", text.substr(text.find("  {\n")));
  const auto scenario = read_scenario("first.json", files, test::FixedZones());
  ASSERT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
  EXPECT_TRUE(scenario.value().warnings.empty()) << render_problems(scenario.value().warnings);
}

TEST(ReferencePage, NamesTheNearestPathWhereThereIsNothing) {
  EXPECT_FALSE(reference_page("scenario/platform/pols", 100).has_value());
  EXPECT_EQ(nearest_reference("scenario/platform/pols"), "scenario/platform/pools");
  EXPECT_EQ(nearest_reference("scenario/platfrm/pools"), "scenario/platform/pools");
  EXPECT_EQ(nearest_reference("scenario/nonsense/x"), "scenario");
  EXPECT_EQ(nearest_reference("scenario/platform/pools/legal/absense"), "scenario/platform/pools/legal/absence");
}

class Readme : public testing::Test {
 protected:
  Readme() {
    std::ifstream file(DOCKET_SOURCE_DIR "/scenarios/README.md");
    std::stringstream all;
    all << file.rdbuf();
    text_ = all.str();
  }

  [[nodiscard]] std::string between(const std::string& first, const std::string& last) const {
    const std::size_t begin = text_.find(first) + first.size();
    return text_.substr(begin, text_.find(last, begin) - begin);
  }

  std::string text_;
};

TEST_F(Readme, HoldsTheReferenceThatTheTableGives) {
  EXPECT_TRUE(between("this line and the last one -->\n", "<!-- end of the reference -->") == reference_markdown())
      << "the reference in scenarios/README.md is not that of the table of fields; write it with: ./dev reference";
}

TEST_F(Readme, BeginsWithAScenarioThatIsSound) {
  test::MemoryFiles files;
  files.put("first.json", between("```json\n", "```"));
  const auto scenario = read_scenario("first.json", files, test::FixedZones());
  EXPECT_TRUE(scenario.has_value()) << render_problems(scenario.problems());
}

}  // namespace
}  // namespace docket
