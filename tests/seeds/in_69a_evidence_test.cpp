// Section 69A as data: every figure says where it comes from, and nothing doubtful passes for law.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "seeds/json_values.hpp"

namespace docket::seeds_test {
namespace {

const json& regime() {
  static const json data = read_data("scenarios/regimes/in-69a.json");
  return data;
}

const json& evidence() { return regime().at("evidence"); }

const std::set<std::string> kKinds = {"law", "unverified-law", "source", "convention", "assumption", "fact"};

std::string kind_of(const json& entry) {
  const auto kinds =
      std::count_if(kKinds.begin(), kKinds.end(), [&](const auto& kind) { return entry.contains(kind); });
  if (kinds != 1) {
    return "";
  }
  return *std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& kind) { return entry.contains(kind); });
}

// The entry at the pointer or at the nearest place above it; null: none.
json covering(std::string pointer) {
  while (!pointer.empty() && !evidence().contains(pointer)) {
    pointer.erase(pointer.rfind('/'));
  }
  return pointer.empty() ? json() : evidence().at(pointer);
}

std::vector<std::string> measured_leaves() {
  std::vector<std::string> pointers;
  const json leaves = regime().flatten();
  for (const auto& [pointer, leaf] : leaves.items()) {
    if (measure(leaf) && pointer != "/docket_regime" && !pointer.starts_with("/evidence/")) {
      pointers.push_back(pointer);
    }
  }
  return pointers;
}

TEST(In69a, EveryFigureHasEvidence) {
  EXPECT_GE(measured_leaves().size(), 6U);
  for (const auto& pointer : measured_leaves()) {
    EXPECT_FALSE(covering(pointer).is_null()) << pointer;
  }
}

TEST(In69a, EvidenceIsOfOneKindAndPointsAtSomething) {
  for (const auto& [pointer, entry] : evidence().items()) {
    EXPECT_TRUE(regime().contains(json::json_pointer(pointer))) << pointer;
    EXPECT_NE(kind_of(entry), "") << pointer;
  }
}

TEST(In69a, LawIsCitedDatedAndChecked) {
  for (const auto& [pointer, entry] : evidence().items()) {
    if (kind_of(entry) != "law" && kind_of(entry) != "unverified-law") {
      continue;
    }
    EXPECT_FALSE(entry.value("cites", "").empty()) << pointer;
    const bool is_checked =
        date_seconds(entry.value("checked_on", "")) && date_seconds(entry.value("in_force_from", ""));
    EXPECT_EQ(is_checked, kind_of(entry) == "law") << pointer;
  }
}

TEST(In69a, AssumptionsCanBeShaken) {
  for (const auto& [pointer, entry] : evidence().items()) {
    if (kind_of(entry) != "assumption") {
      continue;
    }
    const auto value = measure(regime().at(json::json_pointer(pointer)));
    ASSERT_TRUE(value && entry.contains("range")) << pointer;
    EXPECT_LE(measure(entry.at("range")[0]), value) << pointer;
    EXPECT_LE(value, measure(entry.at("range")[1])) << pointer;
    EXPECT_LT(measure(entry.at("range")[0]), measure(entry.at("range")[1])) << pointer;
  }
}

TEST(In69a, OnlyLegalReadingsRestOnLaw) {
  for (const auto& [name, reading] : regime().at("readings").items()) {
    const auto kind = kind_of(covering("/readings/" + name + "/within"));
    EXPECT_EQ(reading.at("basis") == "law", kind == "law" || kind == "unverified-law") << name;
  }
}

TEST(In69a, GovernsByReadingsThatExist) {
  for (const auto& [actor, reading] : regime().at("governs").items()) {
    EXPECT_TRUE(regime().at("readings").contains(reading.get<std::string>())) << actor << ": " << reading;
  }
}

TEST(In69a, TheLadderOrdersEachRungOnce) {
  const auto order = regime().at("/ladder/order"_json_pointer).get<std::vector<std::string>>();
  std::set<std::string> rungs;
  for (const auto& [name, rung] : regime().at("/ladder/rungs"_json_pointer).items()) {
    rungs.insert(name);
  }
  EXPECT_EQ(std::set<std::string>(order.begin(), order.end()), rungs);
  EXPECT_EQ(order.size(), rungs.size());
}

TEST(In69a, NoAmountIsInventedForTheFine) {
  EXPECT_EQ(regime().at("/penalties/fine/ceiling"_json_pointer), "unknown");
  EXPECT_EQ(regime().at("/penalties/fine/imposed"_json_pointer), "unknown");
}

}  // namespace
}  // namespace docket::seeds_test
