// The facts of the three articles: complete, well formed, and consistent with themselves.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "seeds/json_values.hpp"

namespace docket::seeds_test {
namespace {

const json& document() {
  static const json data = read_data("seeds/india-2021.json");
  return data;
}

const json& facts() { return document().at("facts"); }

double number(const std::string& id, const std::string& key) { return measure(facts().at(id).at(key)).value(); }

// A fact and each of its readings: whatever may carry a value with bounds.
std::vector<std::pair<std::string, json>> statements() {
  std::vector<std::pair<std::string, json>> all;
  for (const auto& [id, fact] : facts().items()) {
    all.emplace_back(id, fact);
    for (const auto& reading : fact.value("readings", json::array())) {
      all.emplace_back(id + " " + reading.at("name").get<std::string>(), reading);
    }
  }
  return all;
}

void expect_between(double low, const json& value, double high) {
  ASSERT_TRUE(measure(value)) << value;
  EXPECT_LE(low, *measure(value));
  EXPECT_LE(*measure(value), high);
}

TEST(India2021, HoldsEveryFactAndNoOther) {
  std::set<std::string> expected = {"E9b"};
  for (const auto& [letter, count] : {std::pair{'A', 31}, {'B', 18}, {'C', 13}, {'D', 9}, {'E', 13}, {'T', 9}}) {
    for (int i = 1; i <= count; ++i) {
      expected.insert(letter + std::to_string(i));
    }
  }
  std::set<std::string> found;
  for (const auto& [id, fact] : facts().items()) {
    found.insert(id);
  }
  EXPECT_EQ(found, expected);
}

TEST(India2021, UsesOnlyTheKeysOfTheFormat) {
  const std::set<std::string> known = {"says",           "status",   "attributed_to", "articles", "vague",
                                       "conflicts_with", "value",    "unit",          "central",  "range",
                                       "after",          "readings", "earliest",      "latest",   "name"};
  for (const auto& [id, statement] : statements()) {
    for (const auto& [key, value] : statement.items()) {
      EXPECT_TRUE(known.contains(key)) << id << ": " << key;
    }
  }
}

TEST(India2021, SaysEveryFactShortly) {
  for (const auto& [id, statement] : statements()) {
    const auto says = statement.at("says").get<std::string>();
    EXPECT_FALSE(says.empty()) << id;
    EXPECT_LE(says.size(), 200U) << id;
  }
}

TEST(India2021, NamesTheArticlesOfEveryFact) {
  for (const auto& [id, fact] : facts().items()) {
    EXPECT_FALSE(fact.at("articles").empty()) << id;
    for (const auto& article : fact.at("articles")) {
      EXPECT_TRUE(document().at("articles").contains(article.get<std::string>())) << id << ": " << article;
    }
  }
}

TEST(India2021, NamesASpeakerExactlyWhereSomethingIsAttributed) {
  const std::set<std::string> known = {"stated", "attributed", "derived", "absent", "editorial", "ambiguous"};
  for (const auto& [id, fact] : facts().items()) {
    EXPECT_TRUE(known.contains(fact.at("status").get<std::string>())) << id;
    EXPECT_EQ(fact.at("status") == "attributed", fact.contains("attributed_to")) << id;
  }
}

TEST(India2021, ConflictsAreMutual) {
  for (const auto& [id, fact] : facts().items()) {
    for (const auto& other : fact.value("conflicts_with", json::array())) {
      ASSERT_TRUE(facts().contains(other.get<std::string>())) << id << ": " << other;
      const auto back = facts().at(other.get<std::string>()).value("conflicts_with", json::array());
      EXPECT_EQ(std::count(back.begin(), back.end(), id), 1) << id << ": " << other;
    }
  }
}

TEST(India2021, RangesAreOrderedAndHoldTheirValues) {
  for (const auto& [id, statement] : statements()) {
    if (!statement.contains("range")) {
      continue;
    }
    SCOPED_TRACE(id);
    const json& range = statement.at("range");
    ASSERT_EQ(range.size(), 2U);
    ASSERT_TRUE(measure(range[0]) && measure(range[1]));
    EXPECT_LT(*measure(range[0]), *measure(range[1]));
    for (const std::string key : {"value", "central"}) {
      expect_between(*measure(range[0]), statement.value(key, range[0]), *measure(range[1]));
    }
  }
}

TEST(India2021, DatesAndInstantsLieBetweenEarliestAndLatest) {
  for (const auto& [id, statement] : statements()) {
    ASSERT_EQ(statement.contains("earliest"), statement.contains("latest")) << id;
    if (!statement.contains("earliest")) {
      continue;
    }
    SCOPED_TRACE(id);
    const auto earliest = instant_seconds(statement.at("earliest"));
    const auto latest = instant_seconds(statement.at("latest"));
    ASSERT_TRUE(earliest && latest);
    EXPECT_LT(*earliest, *latest);
    for (const std::string key : {"value", "central"}) {
      expect_between(*earliest, statement.value(key, statement.at("earliest")), *latest);
    }
  }
}

TEST(India2021, ReadingsStayWithinTheirFact) {
  for (const auto& [id, fact] : facts().items()) {
    SCOPED_TRACE(id);
    const json bounds =
        fact.value("range", json::array({fact.value("earliest", json()), fact.value("latest", json())}));
    if (!measure(bounds[0])) {
      continue;
    }
    for (const auto& reading : fact.value("readings", json::array())) {
      for (const std::string key : {"value", "central", "earliest", "latest"}) {
        expect_between(*measure(bounds[0]), reading.value(key, bounds[0]), *measure(bounds[1]));
      }
    }
  }
}

TEST(India2021, AConventionHasBoundsAndTheVagueHasNoExactValue) {
  for (const auto& [id, statement] : statements()) {
    const bool has_bounds = statement.contains("range") || statement.contains("earliest");
    EXPECT_TRUE(has_bounds || !statement.contains("central")) << id;
    EXPECT_FALSE(statement.contains("value") && statement.contains("central")) << id;
    EXPECT_FALSE(statement.contains("value") && statement.value("vague", false)) << id;
  }
}

TEST(India2021, EveryNumberOfAFactHasAUnit) {
  for (const auto& [id, fact] : facts().items()) {
    const bool is_measured =
        fact.contains("value") || fact.contains("central") || fact.contains("range") || fact.contains("earliest");
    EXPECT_EQ(is_measured, fact.contains("unit")) << id;
  }
}

TEST(India2021, BothListsAddUpToTheTotal) {
  EXPECT_EQ(number("A2", "value") + number("A12", "value"), number("A17", "value"));
  EXPECT_EQ(number("A17", "value"), 1435);
}

TEST(India2021, TheTimelineHappensInItsOrder) {
  for (const auto& [id, fact] : facts().items()) {
    for (const auto& before : fact.value("after", json::array())) {
      ASSERT_TRUE(facts().contains(before.get<std::string>())) << id << ": " << before;
      if (fact.contains("central")) {
        EXPECT_GT(number(id, "central"), number(before, "central")) << id << " after " << before;
        EXPECT_GE(number(id, "latest"), number(before, "earliest")) << id << " after " << before;
      }
    }
  }
}

TEST(India2021, TheUnblockingFollowsTheBlockByItsDuration) {
  const json& hours = facts().at("E11");
  EXPECT_EQ(number("T3", "central") - number("T2", "central"), measure(hours.at("central")));
  EXPECT_EQ(number("T3", "earliest") - number("T2", "earliest"), measure(hours.at("range")[0]));
  EXPECT_EQ(number("T3", "latest") - number("T2", "latest"), measure(hours.at("range")[1]));
  EXPECT_EQ(facts().at("B2").at("range"), hours.at("range"));
}

TEST(India2021, TheUndatedNoticeStandsInTheMiddleOfItsBounds) {
  const auto middle = [](const std::string& a, const std::string& b) {
    return (number(a, "central") + number(b, "central")) / 2;
  };
  const json& readings = facts().at("T4").at("readings");
  EXPECT_EQ(measure(readings[0].at("central")), middle("T3", "T5"));
  EXPECT_EQ(measure(readings[1].at("central")), middle("T3", "T8"));
  EXPECT_EQ(facts().at("T4").at("central"), readings[0].at("central"));
}

}  // namespace
}  // namespace docket::seeds_test
