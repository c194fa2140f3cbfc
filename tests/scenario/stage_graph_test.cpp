#include "scenario/stage_graph.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "support/small_scenario.hpp"

namespace docket {
namespace {

using scenario_detail::check_stage_graph;

Route to(std::size_t stage, double share = 1) { return {RouteEnd::stage, StageId(stage), share}; }
Route decide(double share = 1) { return {RouteEnd::decide, StageId::none(), share}; }

/// Stages "s0", "s1", … with these routes, all of one pool; orders enter s0.
Scenario with_routes(const std::vector<std::vector<Route>>& routes) {
  Scenario s = test::one_order();
  const StageSpec plain = s.platform.stages.front();
  s.platform.stages.assign(routes.size(), plain);
  for (std::size_t i = 0; i < routes.size(); ++i) {
    s.platform.stages[i].id = "s" + std::to_string(i);
    s.platform.stages[i].routes = routes[i];
  }
  return s;
}

std::set<std::string> pointers(const Scenario& scenario, Severity severity) {
  std::set<std::string> found;
  for (const Problem& problem : check_stage_graph(scenario)) {
    if (problem.severity == severity) {
      found.insert(problem.pointer);
    }
  }
  return found;
}

std::set<std::string> errors(const Scenario& scenario) { return pointers(scenario, Severity::error); }
std::set<std::string> warnings(const Scenario& scenario) { return pointers(scenario, Severity::warning); }
using Pointers = std::set<std::string>;

TEST(StageGraph, HasNothingToSayOfASoundPlatform) {
  EXPECT_EQ(check_stage_graph(test::one_order()), Problems{});
  EXPECT_EQ(check_stage_graph(test::one_queue(1, Distribution::constant(1), 2, 10)), Problems{});
  EXPECT_EQ(check_stage_graph(with_routes({{to(1, 0.3), decide(0.7)}, {to(0, 0.2), decide(0.8)}})), Problems{});
}

TEST(StageGraph, WarnsOfAStageThatNothingReaches) {
  EXPECT_EQ(warnings(with_routes({{to(1)}, {decide()}, {to(1)}})), Pointers{"/platform/stages/s2"});
}

TEST(StageGraph, TakesAShareOfZeroForNoWay) {
  const Scenario s = with_routes({{to(1, 0), decide(1)}, {decide()}});
  EXPECT_EQ(warnings(s), Pointers{"/platform/stages/s1"});
  EXPECT_EQ(errors(with_routes({{to(0, 1), decide(0)}})), Pointers{"/platform/stages/s0/next"});
}

TEST(StageGraph, CountsTheEntriesOfWorkStreamsAsReached) {
  Scenario s = with_routes({{decide()}, {to(2)}, {decide()}});
  EXPECT_EQ(warnings(s).size(), 2U);
  s.work_streams = test::one_queue(1, Distribution::constant(1), 1, 1).work_streams;
  s.work_streams.front().entry = StageId(1U);
  EXPECT_EQ(warnings(s), Pointers{});
}

TEST(StageGraph, RefusesALoopThatDoesNotLeakAndNamesItOnce) {
  const Scenario s = with_routes({{to(1, 0.5), decide(0.5)}, {to(2)}, {to(1)}});
  const Problems problems = check_stage_graph(s);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].pointer, "/platform/stages/s1/next");
  EXPECT_NE(problems[0].message.find("\"s1\", \"s2\""), std::string::npos) << problems[0].message;
}

TEST(StageGraph, AcceptsTheSameLoopOnceItLeaks) {
  EXPECT_EQ(errors(with_routes({{to(1)}, {to(2)}, {to(1, 1 - 1e-6), decide(1e-6)}})), Pointers{});
}

TEST(StageGraph, RefusesAStageFromWhichEveryWayLeadsIntoATrap) {
  const Pointers both = {"/platform/stages/s0/next", "/platform/stages/s1/next"};
  EXPECT_EQ(errors(with_routes({{to(1)}, {to(1)}})), both);
  EXPECT_EQ(errors(with_routes({{to(1)}, {}})), both) << "a stage without a next one is a trap, too";
}

TEST(StageGraph, RefusesStagesForWholeOrdersAfterItems) {
  Scenario s = with_routes({{to(1)}, {to(2)}, {decide(0.5), to(0, 0.5)}});
  s.platform.stages[0].is_per_order = s.platform.stages[1].is_per_order = true;
  EXPECT_EQ(errors(s), Pointers{"/platform/stages/s2/next"});
  s.platform.stages[2].routes = {decide()};
  EXPECT_EQ(errors(s), Pointers{});
}

TEST(StageGraph, RefusesAStageForWholeOrdersThatDecidesOrForks) {
  Scenario s = with_routes({{decide()}});
  s.platform.stages[0].is_per_order = true;
  EXPECT_EQ(errors(s), Pointers{"/platform/stages/s0/next"});
  s = with_routes({{to(1, 0.5), to(2, 0.5)}, {decide()}, {decide()}});
  s.platform.stages[0].is_per_order = true;
  EXPECT_EQ(errors(s), Pointers{"/platform/stages/s0/next"});
}

TEST(StageGraph, WarnsOfAStageWhosePoolHasNoReviewers) {
  Scenario s = with_routes({{decide()}});
  s.platform.pools[0].reviewers = 0;
  EXPECT_EQ(warnings(s), Pointers{"/platform/stages/s0/pool"});
  s.platform.pools[0].reviewers.reset();
  EXPECT_EQ(warnings(s), Pointers{});
}

TEST(StageGraph, SaysNothingOfAReplayedPlatform) {
  Scenario s = with_routes({{to(0)}, {decide()}});
  EXPECT_EQ(check_stage_graph(s).size(), 2U);
  s.script.emplace_back();
  EXPECT_EQ(check_stage_graph(s), Problems{});
}

// ---- against a naive model: who leads to whom, step by step ----

constexpr std::size_t kStages = 7;
using Leads = std::vector<std::vector<bool>>;

/// leads[i][j]: work can get from i to j in any number of steps, 0 included; kStages stands for an end.
Leads closure(const Scenario& s) {
  Leads leads(kStages + 1, std::vector<bool>(kStages + 1));
  for (std::size_t i = 0; i <= kStages; ++i) {
    leads[i][i] = true;
    for (std::size_t r = 0; i < kStages && r < s.platform.stages[i].routes.size(); ++r) {
      const Route& route = s.platform.stages[i].routes[r];
      leads[i][route.end == RouteEnd::stage ? route.stage.index() : kStages] = true;
    }
  }
  for (std::size_t via = 0; via <= kStages; ++via) {
    for (std::size_t i = 0; i <= kStages; ++i) {
      for (std::size_t j = 0; j <= kStages; ++j) {
        leads[i][j] = leads[i][j] || (leads[i][via] && leads[via][j]);
      }
    }
  }
  return leads;
}

/// A stage in a trap is named by the first stage of the trap, any other stage that cannot end by itself.
std::size_t named_by(const Leads& leads, std::size_t stage) {
  for (std::size_t j = 0; j < kStages; ++j) {
    if (leads[stage][j] && !leads[j][stage]) {
      return stage;
    }
  }
  return static_cast<std::size_t>(std::ranges::find(leads[stage], true) - leads[stage].begin());
}

TEST(StageGraph, AgreesWithFollowingEveryWayThroughRandomGraphs) {
  std::mt19937_64 random(5);
  std::size_t sound = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::vector<Route>> routes(kStages);
    for (auto& of_stage : routes) {
      for (std::size_t ways = 1 + random() % 2; ways > 0; --ways) {
        of_stage.push_back(random() % 5 == 0 ? decide(0.5) : to(random() % kStages, 0.5));
      }
    }
    const Scenario s = with_routes(routes);
    const Leads leads = closure(s);
    Pointers endless;
    Pointers unreached;
    for (std::size_t i = 0; i < kStages; ++i) {
      if (!leads[i][kStages]) {
        endless.insert("/platform/stages/s" + std::to_string(named_by(leads, i)) + "/next");
      }
      if (!leads[0][i]) {
        unreached.insert("/platform/stages/s" + std::to_string(i));
      }
    }
    ASSERT_EQ(errors(s), endless) << "round " << round;
    ASSERT_EQ(warnings(s), unreached) << "round " << round;
    sound += endless.empty() ? 1U : 0U;
  }
  EXPECT_GT(sound, 100U);
  EXPECT_LT(sound, 1900U);
}

}  // namespace
}  // namespace docket
