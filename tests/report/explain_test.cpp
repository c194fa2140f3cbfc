// What `explain` tells of the values of a scenario.
#include "docket/report/explain.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/text_table.hpp"
#include "support/shipped_scenarios.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using nlohmann::json;
using test::has;
using test::read_shipped;

const Scenario& history() {
  static const Scenario scenario = read_shipped("india-2021/history.json");
  return scenario;
}

TEST(Explain, TellsOfEachValueWhereItComesFrom) {
  const std::string text = explain_text(history(), "", 110);
  for (const LedgerRow& row : history().evidence.rows) {
    EXPECT_TRUE(has(text, row.pointer + " = ")) << row.pointer;
  }
  EXPECT_TRUE(has(text, "/item_groups/list-1/count = 257\n    fact: A2 (")) << text;
  EXPECT_TRUE(has(text, "seeds/india-2021.json:"));
  EXPECT_TRUE(has(text, "values have evidence, 100 %"));
  EXPECT_TRUE(has(text, "3 legal figures unverified; not legal advice."));
}

TEST(Explain, MarksWhatAReplayDoesNotUse) {
  const std::string replayed = explain_text(history(), "/platform", 200);
  EXPECT_TRUE(has(replayed, "/platform/pools/legal/reviewers = 3, between 1–10 (not in use)")) << replayed;
  const std::string simulated = explain_text(read_shipped("india-2021/review-then-decide.json"), "/platform", 200);
  EXPECT_TRUE(has(simulated, "/platform/pools/legal/reviewers = 3, between 1–10\n")) << simulated;
}

TEST(Explain, NarrowsToASubtree) {
  const std::string text = explain_text(history(), "/orders", 110);
  EXPECT_TRUE(has(text, "/orders/first-list/served_at = "));
  EXPECT_FALSE(has(text, "/script/block/at = "));
  EXPECT_TRUE(holds_values(history(), "/orders/first-list"));
  EXPECT_FALSE(holds_values(history(), "/orders/first"));
}

TEST(Explain, TellsTheWholeStoryOfOneValue) {
  const std::string text = explain_text(history(), "/orders/first-list/served_at", 110);
  for (const char* part :
       {"\"2021-01-31T12:00:00+05:30\"", "rests on    convention", "noon, where only the day is told",
        "between     2021-01-31T00:00:00+05:30–2021-01-31T23:59:59+05:30", "fact A5", "stated; articles 000",
        "conflicts   A7: ", "seeds/india-2021.json:", "history.json:"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
  const std::string moved = explain_text(history(), "/item_groups/list-2/truth/unlawful/share", 110);
  EXPECT_TRUE(has(moved, "moves with  /item_groups/list-1/truth/unlawful/share")) << moved;
  EXPECT_TRUE(has(moved, "can move    over- and underblocking\n")) << moved;
}

TEST(Explain, ShowsWhatTheUserSet) {
  const Scenario scenario = read_shipped("india-2021/history.json", {"/item_groups/list-1/count=300"});
  EXPECT_TRUE(has(explain_text(scenario, "", 110), "/item_groups/list-1/count = 300\n    user: given by --set 1\n"));
  const std::string story = explain_text(scenario, "/item_groups/list-1/count", 110);
  EXPECT_TRUE(has(story, "fact A2")) << "what is said of the value in its place\n" << story;
}

TEST(Explain, NamesTheAssumptionsBelowHeadlines) {
  const std::string text = explain_text(history(), "", 300);
  const std::size_t speech = text.find("over- and underblocking:\n");
  ASSERT_NE(speech, std::string::npos) << text;
  EXPECT_TRUE(has(text.substr(speech), "/item_groups/list-1/truth/unlawful/share (3 values)"));
  const std::size_t deadlines = text.find("deadlines met or missed");
  const std::string line = text.substr(deadlines, speech - deadlines);
  EXPECT_TRUE(has(line, "/script/partly/share")) << text;
  EXPECT_FALSE(has(line, "truth")) << "what nobody looks at moves no deadline";
  EXPECT_FALSE(has(line, "/platform")) << "a replayed platform's plan moves nothing";
}

TEST(Explain, IsDataForPrograms) {
  const json data = json::parse(explain_json(history(), ""));
  EXPECT_EQ(data.at("docket_explain"), 1);
  EXPECT_EQ(data.at("values").size(), history().evidence.rows.size());
  EXPECT_EQ(data.at("shares").at("covered"), data.at("shares").at("values"));
  EXPECT_EQ(data.at("facts").at("A5").at("conflicts_with"), json::array({"A7"}));
  const json& deadlines = data.at("headlines").at("deadlines met or missed");
  EXPECT_NE(std::find(deadlines.begin(), deadlines.end(), "/script/partly/share"), deadlines.end());
  for (const json& value : data.at("values")) {
    EXPECT_EQ(value.at("in_use"), !value.at("can_move").empty()) << value;
  }
  EXPECT_EQ(json::parse(explain_json(history(), "/orders")).at("values").size(), 3U);
}

TEST(Explain, FitsIntoANarrowTerminal) {
  for (const std::size_t width : {80U, 100U, 120U}) {
    std::istringstream lines(explain_text(history(), "", width));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_TRUE(screen_width(line) <= width || line.find(' ') == std::string::npos || line.starts_with("    "))
          << line;
    }
  }
}

}  // namespace
}  // namespace docket
