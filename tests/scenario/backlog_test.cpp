// What is open, read from a CSV file.
#include <gtest/gtest.h>

#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_backlog.hpp"
#include "support/small_scenario.hpp"
#include "support/text_search.hpp"

namespace docket {
namespace {

using test::has;

/// A stream "lists", a listed order "first", everyday "reports"; stages "check" (whole orders), "review" and "legal".
Scenario office() {
  Scenario s = test::one_order();
  StageSpec legal = s.platform.stages[0];
  legal.id = "legal";
  StageSpec check = s.platform.stages[0];
  check.id = "check";
  check.is_per_order = true;
  check.routes = {{RouteEnd::stage, StageId(0U), 1}};
  s.platform.stages.push_back(legal);
  s.platform.stages.push_back(check);
  s.kinds.emplace_back("post");
  OrderStreamSpec lists;
  lists.id = "lists";
  lists.source = SourceId(s.sources.size());
  s.sources.push_back({"lists", SourceKind::order_stream, AuthorityId(0U), RegimeId(0U)});
  lists.from = AuthorityId(0U);
  lists.regime = RegimeId(0U);
  lists.arrivals = ArrivalProcess::poisson(1e-4);
  lists.mix = test::plain_accounts();
  lists.priority = 3;
  s.order_streams.push_back(lists);
  Scenario queue = test::one_queue(0.1, Distribution::constant(1), 1, 10);
  queue.work_streams[0].id = "reports";
  queue.work_streams[0].source = SourceId(s.sources.size());
  queue.work_streams[0].entry = StageId(1U);
  s.sources.push_back({"reports", SourceKind::work_stream, AuthorityId::none(), RegimeId::none()});
  s.work_streams.push_back(queue.work_streams[0]);
  return s;
}

const Instant kNoon = Instant() + Duration::hours(36);

Result<std::vector<OpenOrder>> read(const std::string& csv) { return read_backlog(csv, "open.csv", office(), kNoon); }

Problems problems_in(const std::string& csv) {
  const auto read_in = read(csv);
  EXPECT_FALSE(read_in.has_value());
  return read_in.problems();
}

Problem only_problem_in(const std::string& csv) {
  const Problems problems = problems_in(csv);
  EXPECT_EQ(problems.size(), 1U) << render_problems(problems);
  return problems.empty() ? Problem{} : problems.front();
}

TEST(ABacklog, NeedsTheOrderAndItsServiceAndNothingElse) {
  const auto orders = read("order,served_at\nB,30h\nA,1970-01-01T10:00:00+01:00\nB,30h\n").value();
  ASSERT_EQ(orders.size(), 2U);
  EXPECT_EQ(orders[0].id, "A");
  EXPECT_EQ(orders[0].served_at, Instant() + Duration::hours(9));
  EXPECT_EQ(orders[1].items.size(), 2U);
  const OpenItem& item = orders[1].items[0];
  EXPECT_EQ(item.state, OpenState::waiting);
  EXPECT_EQ(item.stage, StageId(0U)) << "where orders enter";
  EXPECT_EQ(item.since, orders[1].served_at);
  EXPECT_TRUE(item.kind.is_none());
  EXPECT_EQ(orders[1].priority, 3) << "as other orders of the only stream";
  EXPECT_EQ(due_if_known(orders[1], office().regimes), Instant() + Duration::hours(54));
}

TEST(ABacklog, MayBeginWithAByteOrderMark) {
  EXPECT_EQ(read("\xEF\xBB\xBForder,served_at\nA,30h\n").value().front().id, "A");
}

TEST(ABacklog, TakesTwoQuotesWithinQuotesForOne) {
  const auto orders =
      read("order,served_at\n\"x\"\"y\",20h\nxy,21h\n \"a \"\"b\"\"\" ,22h\n\"a, b\",23h\n\"\"\"\",24h\n").value();
  ASSERT_EQ(orders.size(), 5U) << "those that differ by a quote are different orders";
  EXPECT_EQ(orders[0].id, "x\"y");
  EXPECT_EQ(orders[1].id, "xy");
  EXPECT_EQ(orders[2].id, "a \"b\"");
  EXPECT_EQ(orders[3].id, "a, b");
  EXPECT_EQ(orders[4].id, "\"");
}

TEST(ABacklog, SaysWhereEachItemStands) {
  const auto orders = read(
                          "served_at,order,source,items,kind,stage,state,since,due_at,decision,visibility,remark\n"
                          "20h,A,first,3,post,legal,in-review,35h,50h,,withheld,\"x, y\"\n"
                          "20h,A,,1,,,decided,35h,,block,,\n"
                          "20h,A,,1,,,on-hold,,,,,\n"
                          "-1h,R,reports,,,,,,,,,\n"
                          "20h,U,lists,2,,,unnoticed,,,,,\n")
                          .problems();
  ASSERT_EQ(orders.size(), 1U) << render_problems(orders);
  EXPECT_EQ(orders[0].place, (Place{"open.csv", 5, 1})) << "no duration is negative";
  const auto good = read(
                        "served_at,order,source,items,kind,stage,state,since,due_at,decision,visibility,remark\n"
                        "20h,A,first,3,post,legal,in-review,35h,50h,,withheld,\"x, y\"\n"
                        "20h,A,,1,,,decided,35h,,block,,\n"
                        "20h,A,,1,,,on-hold,,,,,\n"
                        "1969-12-31T23:00:00Z,R,reports,,,,,,,,,\n"
                        "20h,U,lists,2,,,unnoticed,,,,,\n")
                        .value();
  ASSERT_EQ(good.size(), 3U);
  EXPECT_EQ(good[0].served_at, Instant() - Duration::hours(1)) << "before the scenario's start";
  EXPECT_TRUE(good[0].from.is_none());
  EXPECT_EQ(good[0].items[0].stage, StageId(1U));
  const OpenOrder& a = good[1];
  ASSERT_EQ(a.items.size(), 5U);
  EXPECT_EQ(a.due_at, Instant() + Duration::hours(50));
  EXPECT_EQ(a.items[2].state, OpenState::in_review);
  EXPECT_EQ(a.items[2].kind, KindId(1U));
  EXPECT_EQ(a.items[2].visibility, Visibility::withheld);
  EXPECT_EQ(a.items[3].decision, Decision::block);
  EXPECT_TRUE(a.items[3].stage.is_none());
  EXPECT_EQ(a.items[4].state, OpenState::on_hold);
  EXPECT_TRUE(good[2].items[1].stage.is_none());
}

TEST(ABacklog, ReportsEveryMistakeWithItsPlace) {
  const Problems problems = problems_in(
      "order,served_at,source,items,stage,state,since,decision\n"
      ",20h,lists,,,,,\n"
      "A,soon,lists,,,,,\n"
      "B,20h,list,0,legl,waitin,,\n"
      "C,20h,lists,,,,40h,\n"
      "D,40h,lists,,,,,\n"
      "E,20h,lists,,,decided,,\n"
      "F,20h,lists,,,,,block\n"
      "G,20h,lists,,,,10h,\n"
      "H,20h\n"
      "I,20h,reports,,check,,,\n");
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  for (const Problem& problem : problems) {
    places.emplace_back(problem.place.line, problem.place.column);
  }
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> expected = {
      {2, 1}, {3, 3}, {4, 7}, {4, 12}, {4, 14}, {4, 19}, {5, 16}, {6, 3}, {7, 1}, {8, 17}, {9, 16}, {10, 1}, {11, 16}};
  EXPECT_EQ(places, expected) << render_problems(problems);
  EXPECT_EQ(problems[2].nearest, "lists");
  EXPECT_EQ(problems[4].nearest, "legal");
  EXPECT_EQ(problems[5].nearest, "waiting");
}

TEST(ABacklog, AsksForTheSourceOnlyWhereThereAreSeveral) {
  Scenario s = office();
  OrderStreamSpec more = s.order_streams[0];
  more.id = "more";
  more.source = SourceId(s.sources.size());
  s.sources.push_back({"more", SourceKind::order_stream, AuthorityId(0U), RegimeId(1U)});
  more.regime = RegimeId(1U);
  s.regimes.push_back(s.regimes[0]);
  s.regimes[1].id = "quick";
  s.order_streams.push_back(more);
  const auto read_with = [&](const std::string& csv) { return read_backlog(csv, "open.csv", s, kNoon); };
  const Problems problems = read_with("order,served_at\nA,1h\n").problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_TRUE(has(problems[0].message, "\"lists\", \"more\"")) << problems[0].message;
  EXPECT_EQ(read_with("order,served_at,regime\nA,1h,quick\n").value()[0].source, more.source);
  EXPECT_EQ(read_with("order,served_at,source\nA,1h,more\nA,1h,\n").value()[0].items.size(), 2U);
}

TEST(ABacklog, RefusesRowsOfAnOrderThatContradictEachOther) {
  EXPECT_TRUE(has(only_problem_in("order,served_at\nA,1h\nA,2h\n").message, "says otherwise when it was served"));
  EXPECT_TRUE(has(only_problem_in("order,served_at,due_at\nA,1h,40h\nA,1h,41h\n").message, "is due"));
  EXPECT_TRUE(has(only_problem_in("order,served_at,state\nA,1h,unnoticed\nA,1h,waiting\n").message, "as a whole"));
  EXPECT_TRUE(has(only_problem_in("order,served_at,stage\nA,1h,check\nA,1h,review\n").message, "as a whole"));
  EXPECT_TRUE(has(only_problem_in("order,served_at,item\nA,1h,x\nA,1h,x\n").message, "stands in two rows"));
}

TEST(ABacklog, RefusesAHeaderThatNamesNoColumnOrNearlyOne) {
  EXPECT_EQ(only_problem_in("order,serve_at\nA,1h\n").nearest, "served_at");
  EXPECT_TRUE(has(problems_in("order;served_at\nA;1h\n")[0].hint, "commas"));
  EXPECT_EQ(problems_in("").size(), 2U);
  EXPECT_TRUE(has(only_problem_in("order,served_at,order\n").message, "two columns"));
}

TEST(ABacklog, RefusesWhatIsDueWhenNobodyIsOnShiftAnyMore) {
  const Problem late = only_problem_in("order,served_at,due_at\nA,1h,11d\n");
  EXPECT_EQ(late.place, (Place{"open.csv", 2, 6}));
  EXPECT_TRUE(has(late.hint, "/run/ends_at=1970-01-19"));
}

TEST(ABacklog, OfNothingIsEmpty) { EXPECT_TRUE(read("order,served_at\n").value().empty()); }

}  // namespace
}  // namespace docket
