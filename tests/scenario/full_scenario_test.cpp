// Each construct of the language, read from the sample; places and merging; the round trip through resolved text.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/field_info.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "scenario/located_json.hpp"
#include "scenario/sample_scenario.hpp"
#include "support/memory_files.hpp"

namespace docket {
namespace {

Scenario read_sample(const std::vector<std::string>& settings = {}) {
  test::MemoryFiles files;
  test::put_sample(files);
  const auto read = read_scenario("full/main.json", files, test::FixedZones(), {settings});
  EXPECT_TRUE(read.has_value()) << render_problems(read.problems());
  return read.has_value() ? read.value() : Scenario{};
}

TEST(FullScenario, IsReadWithoutAnyProblem) {
  const Scenario scenario = read_sample();
  EXPECT_TRUE(scenario.warnings.empty()) << render_problems(scenario.warnings);
  EXPECT_EQ(scenario.title, "everything at once");
  EXPECT_EQ(scenario.zone_tables, "fixed");
  EXPECT_EQ(scenario.kinds, (std::vector<std::string>{"account", "post", "url"}));
  EXPECT_EQ(scenario.traits, (std::vector<std::string>{"unlawful", "breaks_own_rules", "bot", "newsworthy"}));
}

TEST(FullScenario, HoldsRunAndRegime) {
  const Scenario scenario = read_sample();
  EXPECT_EQ(scenario.run.zone->name(), "Asia/Kolkata");
  EXPECT_EQ(scenario.run.ends_after_items, 500U);
  EXPECT_EQ(scenario.run.warm_up.kind, WarmUpKind::items);
  EXPECT_EQ(scenario.run.precision->half_width, 0.1);
  const Regime& regime = scenario.regimes.at(0);
  EXPECT_EQ(regime.readings.at(1).within, Duration::hours(20)) << "the override counts";
  EXPECT_EQ(regime.platform_reading, 1U);
  EXPECT_EQ(regime.authority_reading, 0U);
  ASSERT_EQ(regime.ladder.size(), 2U);
  EXPECT_EQ(regime.ladder[0].id, "notice") << "in the written order, not that of the keys";
  EXPECT_EQ(regime.ladder[1].penalties, std::vector<std::string>{"fine"});
  EXPECT_EQ(regime.penalties.at(0).ceiling, (Money{"INR", 5e6}));
  EXPECT_FALSE(regime.penalties.at(0).imposed.has_value());
}

TEST(FullScenario, ListsSourcesWithTheOrdersThatRungsMayMake) {
  const Scenario scenario = read_sample();
  std::vector<std::string> ids;
  std::ranges::transform(scenario.sources, std::back_inserter(ids), &Source::id);
  EXPECT_EQ(ids, (std::vector<std::string>{"first", "first/notice", "first/again", "daily", "daily/notice",
                                           "daily/again", "recorded", "recorded/notice", "recorded/again", "reports"}));
  EXPECT_EQ(scenario.renewed_source(scenario.orders[0].source, RungId(std::uint32_t{1})).index(), 2U);
}

TEST(FullScenario, HoldsStreamsAndTraces) {
  const Scenario scenario = read_sample();
  ASSERT_EQ(scenario.order_streams.size(), 2U);
  EXPECT_NEAR(scenario.order_streams[0].arrivals->rate(), 2.0 / 86400, 1e-15);
  EXPECT_NEAR(scenario.order_streams[0].size.mean(), 4, 1e-12);
  const std::vector<TraceRow>& rows = scenario.order_streams[1].trace;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].served_at, Instant::at(Duration::hours(12)));
  EXPECT_EQ(rows[1].items, 4U);
  EXPECT_TRUE(scenario.work_streams.at(0).due->is_per_item);
  EXPECT_EQ(scenario.order_streams[0].priority_per_hour, 3);
  EXPECT_EQ(scenario.order_streams[1].priority_per_hour, 1);
  EXPECT_EQ(scenario.work_streams[0].priority_per_hour, 0);
}

TEST(FullScenario, HoldsThePlatform) {
  const PlatformSpec platform = read_sample().platform;
  EXPECT_EQ(platform.pools.at(0).reviewers, 4U) << "the extending file counts";
  EXPECT_FALSE(platform.pools.at(1).reviewers.has_value());
  EXPECT_EQ(platform.pools[0].stage_order, (std::vector<StageId>{StageId(2U), StageId(0U)}));
  EXPECT_EQ(platform.pools[0].preemption, Preemption::restart);
  EXPECT_EQ(platform.stages.at(0).discipline, Discipline::accumulating);
  EXPECT_EQ(platform.stages.at(0).order_tests.at(0).otherwise, Decision::ask_clarification);
  const Assessment& judged = platform.stages.at(2).assessments.at(0);
  EXPECT_EQ(judged.rushed.specificity, 0.6);
  EXPECT_EQ(judged.rushed.sensitivity, 0.9) << "what haste does not name stays";
  EXPECT_EQ(platform.policy.at(0).id, "late");
  EXPECT_EQ(platform.policy[0].when.sources.size(), 2U);
  EXPECT_TRUE(platform.policy[1].when.judged.wanted.has(kUnlawful));
  EXPECT_FALSE(platform.shifts.at(0).hours.is_open(Instant::at(Duration::hours(30)))) << "a holiday";
}

TEST(FullScenario, PlacesActsAfterOthers) {
  const std::vector<Act> script = read_sample().script;
  ASSERT_EQ(script.size(), 2U);
  EXPECT_EQ(script[1].at, Instant::at(Duration::hours(50)));
  EXPECT_EQ(script[0].kind, ActKind::climb);
}

TEST(FullScenario, KeepsEvidenceOfScenarioAndRegime) {
  const EvidenceLedger ledger = read_sample().evidence;
  const auto entry = std::ranges::find(ledger.entries, "/platform/pools/legal/reviewers", &Evidence::pointer);
  ASSERT_NE(entry, ledger.entries.end());
  EXPECT_EQ(entry->kind, EvidenceKind::assumption) << "an entry is replaced whole, not merged";
  EXPECT_TRUE(entry->cites.empty());
  EXPECT_EQ(entry->range_json, "[1, 9]");
  EXPECT_NE(std::ranges::find(ledger.entries, "/regimes/in/acknowledge/within", &Evidence::pointer),
            ledger.entries.end());
  EXPECT_EQ(ledger.facts.at("F2").status, "attributed");
  EXPECT_EQ(ledger.facts.at("F2").conflicts_with, std::vector<std::string>{"F3"});
  EXPECT_EQ(ledger.facts.at("F3").bounds_json, "[\"2h\", \"12h\"]");
  EXPECT_EQ(ledger.count(EvidenceKind::law), 1U);
}

TEST(FullScenario, ReadsTheSameFromItsResolvedTextAlone) {
  const Scenario scenario = read_sample();
  const test::MemoryFiles alone{{"resolved.json", scenario.resolved_json}};
  const auto again = read_scenario("resolved.json", alone, test::FixedZones());
  ASSERT_TRUE(again.has_value()) << render_problems(again.problems());
  EXPECT_EQ(again.value().resolved_json, scenario.resolved_json);
  EXPECT_EQ(again.value().sources.size(), scenario.sources.size());
  EXPECT_EQ(again.value().evidence.entries.size(), scenario.evidence.entries.size());
  EXPECT_EQ(again.value().order_streams[1].trace.size(), 2U);
  EXPECT_EQ(again.value().script.size(), scenario.script.size());
}

TEST(FullScenario, TakesSettingsLast) {
  EXPECT_EQ(read_sample({"/platform/pools/legal/reviewers=12"}).platform.pools[0].reviewers, 12U);
  EXPECT_EQ(read_sample({"/regimes/in/readings/day/within=3h"}).regimes[0].readings[1].within, Duration::hours(3));
  EXPECT_EQ(read_sample({"/regimes/in/override/readings/usual/within=4h"}).regimes[0].readings[2].within,
            Duration::hours(4));
  EXPECT_TRUE(read_sample({"/script=null"}).script.empty());
}

using Steps = std::vector<std::string>;

void collect_pointers(const scenario_detail::LocatedValue& value, const Steps& above, std::vector<Steps>& all) {
  for (const auto& member : value.members) {
    Steps steps = above;
    steps.push_back(member.key);
    collect_pointers(member.value, steps, all);
    all.push_back(std::move(steps));
  }
}

bool matches(const Steps& pattern, const Steps& steps) {
  return std::ranges::equal(pattern, steps,
                            [](const std::string& one, const std::string& step) { return one == "*" || one == step; });
}

TEST(FieldTable, DescribesNothingThatNoScenarioUses) {
  const std::set<std::string> consumed = {"/$schema", "/extends", "/regimes/*/$schema", "/regimes/*/file",
                                          "/regimes/*/override"};
  const std::set<std::string> elsewhere = {"/run/precision/absolute",
                                           "/platform/reversal/*/when/kinds",
                                           "/item_groups/*/kinds/*/share",
                                           "/item_groups/*/alleged/*/share",
                                           "/item_groups/*/truth/*/count",
                                           "/platform/stages/*/rushed/judgement/*/sensitivity",
                                           "/platform/stages/*/rushed/perception/*/specificity"};
  Problems problems;
  const auto document = scenario_detail::parse_json(read_sample().resolved_json, "resolved", problems);
  std::vector<Steps> all;
  collect_pointers(*document, {}, all);
  for (const FieldInfo& info : describe_scenario()) {
    const Steps pattern = *scenario_detail::pointer_steps(info.pointer);
    const bool is_used = std::ranges::any_of(all, [&](const Steps& steps) { return matches(pattern, steps); });
    const bool has_twin = info.pointer.find("/evidence/") != std::string::npos ||
                          info.pointer.find("/when/") != std::string::npos ||
                          info.pointer.find("/order_truth/") != std::string::npos;
    EXPECT_TRUE(is_used || has_twin || consumed.contains(info.pointer) || elsewhere.contains(info.pointer) ||
                info.pointer.starts_with("/script/"))
        << info.pointer << " is in no sample";
    EXPECT_FALSE(info.expects.empty()) << info.pointer;
    EXPECT_FALSE(info.meaning.empty()) << info.pointer;
  }
}

TEST(FullScenario, ReadsWhatIsExpectedOfIt) {
  const std::vector<ExpectedValue> expected = read_sample().expected;
  ASSERT_EQ(expected.size(), 2U);
  EXPECT_EQ(expected[0].title, "mean wait");
  EXPECT_EQ(expected[0].metric, "waiting_time_mean_seconds");
  EXPECT_EQ(expected[0].subject, "review");
  EXPECT_EQ(expected[0].value, 4);
  EXPECT_EQ(expected[0].margin.relative, 0.005);
  EXPECT_FALSE(expected[0].is_limit);
  EXPECT_EQ(expected[1].margin.absolute, 0.002);
  EXPECT_EQ(expected[1].standard_error, 0.0016);
  EXPECT_TRUE(expected[1].is_limit);
}

}  // namespace
}  // namespace docket
