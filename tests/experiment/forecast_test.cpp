// What will become of open orders.
#include "docket/experiment/forecast.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "experiment/reliability.hpp"
#include "support/open_office.hpp"

namespace docket {
namespace {

using test::minute;
using test::office;

OpenOrder order_due(const std::string& id, Instant due_at, std::size_t items) {
  OpenOrder open = test::open_order(id, Instant(), items);
  open.due_at = due_at;
  return open;
}

const OrderForecast& of(const Forecast& forecast, std::size_t place) {
  return *std::ranges::find(forecast.orders, place, &OrderForecast::place);
}

TEST(AForecast, WithoutChanceIsAPlan) {
  const Opening opening{minute(60), {order_due("early", minute(600), 6), order_due("short", minute(120), 6)}, {}};
  const Forecast made = forecast(office(), opening, {});
  ASSERT_EQ(made.orders.size(), 2U);
  const OrderForecast& early = of(made, 0);
  EXPECT_EQ(early.in_time.share, 1);
  EXPECT_EQ(early.done_median, minute(120));
  EXPECT_EQ(early.start, LastStart::known);
  EXPECT_EQ(early.help, Help::not_needed);
  const OrderForecast& late = of(made, 1);
  EXPECT_EQ(late.in_time.share, 0);
  EXPECT_EQ(late.done_p90, minute(180));
  EXPECT_EQ(late.start, LastStart::known) << "put first it takes one hour of one that is left";
  EXPECT_EQ(late.last_start, minute(60));
  ASSERT_EQ(late.hands.size(), 1U);
  EXPECT_EQ(late.hands[0].people, 1U);
  EXPECT_EQ(late.hands[0].until, minute(120));
  EXPECT_EQ(made.orders.front().place, 1U) << "the most urgent first";
}

TEST(AForecast, FindsTheLastStartToAMinuteWhenTimeIsShort) {
  // Left alone it starts at any time; others' work at hand is not interrupted: 12 min for the order behind 10 of
  // another.
  Opening opening{minute(60), {order_due("one", minute(120), 1)}, {}};
  EXPECT_EQ(forecast(office(), opening, {}).orders[0].last_start, minute(110));
  opening.orders.push_back(order_due("others", minute(6000), 100));
  EXPECT_EQ(of(forecast(office(), opening, {}), 0).last_start, minute(110)) << "reviewers are free every 10 minutes";
  opening.orders[0].due_at = minute(125);
  EXPECT_EQ(of(forecast(office(), opening, {}), 0).last_start, minute(110));
}

TEST(AForecast, SaysWhenItIsTooLateAndWhenNobodyHelps) {
  const Opening opening{minute(60), {order_due("past", minute(30), 1), order_due("too much", minute(65), 1)}, {}};
  for (const OrderForecast& order : forecast(office(), opening, {}).orders) {
    EXPECT_EQ(order.in_time.share, 0);
    EXPECT_EQ(order.start, LastStart::too_late);
    EXPECT_EQ(order.help, Help::in_vain);
  }
}

TEST(AForecast, AsksForPeopleInAllPoolsWhereOneIsNotEnough) {
  Scenario s = office();
  StageSpec legal = s.platform.stages[0];
  legal.id = "legal";
  legal.pool = PoolId(1U);
  s.platform.stages[0].routes = {{RouteEnd::stage, StageId(1U), 1}};
  s.platform.stages.push_back(legal);
  s.platform.pools.push_back(s.platform.pools[0]);
  s.platform.pools[1].id = "lawyers";
  const Opening opening{minute(0), {order_due("list", minute(40), 6)}, {}};
  const OrderForecast order = forecast(s, opening, {}).orders[0];
  ASSERT_EQ(order.help, Help::people);
  ASSERT_EQ(order.hands.size(), 2U);
  EXPECT_EQ(order.hands[0].people, 1U) << "six reviews in 30 minutes, the last followed by 10 at the lawyers'";
  EXPECT_EQ(order.hands[1].people, 1U);
}

TEST(AForecast, IsTheSameForEveryNumberOfThreads) {
  const Scenario desk = test::busy_desk();
  const Opening opening = test::simulated_day(desk, minute(720), 5, 1).opening;
  ForecastOptions options;
  options.replications = 24;
  options.most_people = 4;
  options.threads = 1;
  const Forecast one = forecast(desk, opening, options);
  options.threads = 3;
  const Forecast three = forecast(desk, opening, options);
  ASSERT_EQ(one.orders.size(), three.orders.size());
  for (std::size_t i = 0; i < one.orders.size(); ++i) {
    EXPECT_EQ(one.orders[i].place, three.orders[i].place);
    EXPECT_EQ(one.orders[i].in_time.share, three.orders[i].in_time.share);
    EXPECT_EQ(one.orders[i].done_p90, three.orders[i].done_p90);
    EXPECT_EQ(one.orders[i].last_start, three.orders[i].last_start);
    EXPECT_EQ(one.orders[i].hands.size(), three.orders[i].hands.size());
  }
}

TEST(AForecast, IsNoWorseWithMorePeople) {
  const Scenario desk = test::busy_desk();
  ForecastOptions options;
  options.replications = 200;
  options.advises = false;
  for (std::uint32_t day = 0; day < 5; ++day) {
    Opening opening = test::simulated_day(desk, minute(720), 6, day).opening;
    const Forecast before = forecast(desk, opening, options);
    opening.hands = {{PoolId(0U), 3, minute(1000)}, {PoolId(1U), 2, minute(1000)}};
    const Forecast after = forecast(desk, opening, options);
    for (const OrderForecast& order : before.orders) {
      EXPECT_GE(of(after, order.place).in_time.share, order.in_time.share - 0.03);
    }
  }
}

TEST(AForecast, StopsWhereItsCallerSays) {
  ForecastOptions options;
  options.run.should_stop = [] { return Limit::interruption; };
  const Opening opening{minute(60), {order_due("one", minute(120), 1)}, {}};
  const Forecast made = forecast(office(), opening, options);
  EXPECT_EQ(made.limit, Limit::interruption);
  EXPECT_EQ(made.orders.size(), made.replications > 0 ? 1U : 0U);
}

TEST(AForecast, ComesTrueOnSimulatedDays) {
  const test::Reliability reliability = test::reliability_of(120, 60);
  std::size_t orders = 0;
  for (std::size_t i = 0; i < reliability.tenths.size(); ++i) {
    const auto& tenth = reliability.tenths.at(i);
    orders += tenth.orders;
    if (tenth.orders > 20) {
      EXPECT_LE(std::abs(tenth.gap()), 4 * tenth.standard_error() + 0.01) << i << ": " << tenth.orders << " orders";
    }
  }
  EXPECT_GT(orders, 400U);
}

}  // namespace
}  // namespace docket
