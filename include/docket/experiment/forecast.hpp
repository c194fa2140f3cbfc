// What will become of the orders that are open now: the planner's morning.
//
// All figures come from replications that begin with the opening, under common random numbers: the same open order has
// the same luck in all of them, whatever is tried on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "docket/experiment/replicate.hpp"
#include "docket/order/opening.hpp"
#include "docket/run/run.hpp"
#include "docket/scenario/scenario.hpp"
#include "docket/stats/interval.hpp"

namespace docket {

struct ForecastOptions {
  std::uint32_t replications = 500;
  std::uint64_t seed = 1;
  std::uint32_t threads = 0;                         ///< 0: as many as the machine has
  double wanted = 0.95;                              ///< the share of replications in time that is good enough
  std::uint32_t most_people = 64;                    ///< extra people tried in a pool
  bool advises = true;                               ///< else chances only, which takes a small part of the time
  RunOptions run;                                    ///< its opening is not used
  std::function<void(const Progress&)> on_progress;  ///< in open orders
};

/// The last responsible moment: the latest instant until which nobody takes up the order, and from which it comes
/// before all that waits at every stage, such that it is in time in the wanted share of replications. Work at hand is
/// never interrupted, for it or against it. Found to a minute, or to 1/256 of the time left where that is more.
enum class LastStart : std::uint8_t {
  known,
  begun,      ///< nothing of it waits for a start
  too_late,   ///< even at the head of every line from now on the chance is less than wanted
  not_asked,  ///< it is never due, or no advice was wanted
};

/// The fewest more people, from now until the order is due, that lift its chance to what is wanted, without any change
/// in the order of work: in one pool if that is enough, the one in which the order waits longest first; else in each
/// pool to which it comes.
enum class Help : std::uint8_t {
  not_needed,
  people,
  in_vain,  ///< the most people tried, in all pools to which it comes at once, are not enough
  not_asked,
};

struct OrderForecast {
  std::size_t place = 0;                   ///< among the opening's orders
  Instant due_at = Instant::never();       ///< of its first item to be due, in the first replication
  ShareInterval in_time;                   ///< replications in which every open item is answered by its due time
  Instant done_median = Instant::never();  ///< all open items answered; never(): not within a week of the last due time
  Instant done_p90 = Instant::never();
  LastStart start = LastStart::not_asked;
  Instant last_start = Instant::never();  ///< where it is known
  Help help = Help::not_asked;
  std::vector<ExtraHands> hands;  ///< where people help
};

struct Forecast {
  std::vector<OrderForecast> orders;  ///< the most urgent first: too late, then by last start, due time and chance
  std::uint32_t replications = 0;     ///< behind the chances
  Limit limit = Limit::none;          ///< any ended it early: chances are of fewer replications, advice may be missing
};

/// REQUIRES: the opening is of the scenario. O(replications * (1 + orders * tries)), tries near 10, most of them
/// decided after some 50 replications.
Forecast forecast(const Scenario& scenario, const Opening& opening, const ForecastOptions& options);

}  // namespace docket
