#include "docket/experiment/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>

#include "docket/scenario/read_backlog.hpp"
#include "experiment/open_watch.hpp"
#include "experiment/play_all.hpp"

namespace docket {
namespace {

using experiment_detail::OpenOutcome;
using experiment_detail::OpenWatch;
using experiment_detail::Plan;
using experiment_detail::play_all;

constexpr Duration kPatience = Duration::days(7);  ///< after the last due time
constexpr std::uint32_t kFirstLook = 30;           ///< no try is decided by fewer replications
constexpr double kDecidedWith = 0.999;             ///< confidence
constexpr double kLate = 0.9;                      ///< quantile

/// What is in the tries but not in the scenario: nothing is measured beside the open orders.
Scenario without_measures(Scenario scenario, Instant ends_at) {
  scenario.run.ends_at = ends_at;
  scenario.run.ends_after_items.reset();
  scenario.run.sample_every = Duration();
  return scenario;
}

Instant end_of(const Scenario& scenario, const Opening& opening) {
  Instant last = opening.at;
  for (const OpenOrder& open : opening.orders) {
    const Instant due = due_if_known(open, scenario.regimes);
    last = due.is_never() ? last : std::max(last, due);
  }
  return std::min(last + kPatience, scenario.run.horizon());  // shifts are laid out no further
}

bool can_be_put_off(const OpenOrder& open) {
  return std::ranges::any_of(open.items, [](const OpenItem& item) {
    return item.state == OpenState::waiting || item.state == OpenState::unnoticed;
  });
}

/// What a replication says of an order: a row of numbers in the place of metrics.
enum Column : std::size_t { in_time, due, done, waits };

class Forecaster {
 public:
  Forecaster(const Scenario& scenario, const Opening& opening, const ForecastOptions& options)
      : scenario_(without_measures(scenario, end_of(scenario, opening))),
        opening_(opening),
        options_(options),
        pools_(scenario.platform.pools.size()) {}

  Forecast make() {
    Forecast all;
    const Replications played = play_base();
    all.replications = static_cast<std::uint32_t>(played.results.size());
    for (std::size_t i = 0; i < opening_.orders.size() && all.replications > 0; ++i) {
      all.orders.push_back(chances(played, i));
    }
    if (options_.advises) {
      for (OrderForecast& order : all.orders) {
        if (limit_ == Limit::none) {
          advise(order, played);
        }
        show(order.place + 1);
      }
    }
    all.limit = limit_;
    std::ranges::stable_sort(all.orders, {}, [](const OrderForecast& order) {
      const bool is_too_late = order.start == LastStart::too_late;
      const Instant key = order.start == LastStart::known ? order.last_start : order.due_at;
      return std::tuple(!is_too_late, key, order.due_at, order.in_time.share);
    });
    return all;
  }

 private:
  [[nodiscard]] std::size_t columns() const { return waits + pools_; }

  // ---- playing ----

  Replications play_base() {
    Plan plan;
    plan.replications = options_.replications;
    plan.threads = options_.threads;
    plan.should_stop = options_.run.should_stop;
    Replications played = play_all(plan, [this](std::uint32_t replication) {
      OpenWatch watch(opening_, pools_);
      RunResult result = play_watched(opening_, watch, replication, [&] { return watch.are_all_done(); });
      for (std::size_t i = 0; i < opening_.orders.size(); ++i) {
        add_row(watch[i], result.metrics);
      }
      return result;
    });
    meet(played.limit);
    return played;
  }

  static void add_row(const OpenOutcome& outcome, std::vector<double>& row) {
    row.push_back(outcome.is_in_time() ? 1 : 0);
    row.push_back(static_cast<double>(outcome.due_at.count_us()));
    row.push_back(outcome.is_done() ? static_cast<double>(outcome.done_at.count_us()) : HUGE_VAL);
    for (const std::optional<Duration>& wait : outcome.waits) {
      row.push_back(wait ? wait->in_seconds() : -1);
    }
  }

  template <class Enough>
  RunResult play_watched(const Opening& opening, OpenWatch& watch, std::uint32_t replication, Enough is_enough) const {
    RunOptions options = options_.run;
    options.opening = &opening;
    options.should_stop = [&] {
      const Limit outside = options_.run.should_stop ? options_.run.should_stop() : Limit::none;
      return outside == Limit::none && is_enough() ? Limit::time : outside;
    };
    JournalSink* const sink = &watch;
    RunResult result = play(scenario_, options_.seed, replication, {&sink, 1}, options);
    result.limit = is_enough() ? Limit::none : result.limit;
    return result;
  }

  /// Whether the order is in time often enough when the run begins so. Asks no more replications than it takes to tell.
  bool is_likely(std::size_t order, const Opening& opening, Instant due_at) {
    std::uint64_t hits = 0;
    std::uint64_t count = 0;
    Plan plan;
    plan.replications = options_.replications;
    plan.threads = options_.threads;
    plan.should_stop = options_.run.should_stop;
    plan.is_enough = [&](const RunResult& result) {
      ++count;
      hits += result.metrics.front() > 0 ? 1U : 0U;
      const ShareInterval share = share_interval(hits, count, kDecidedWith);
      return count >= kFirstLook && (share.low > options_.wanted || share.high < options_.wanted);
    };
    const Replications played = play_all(plan, [&](std::uint32_t replication) {
      OpenWatch watch(opening, pools_);
      RunResult result =
          play_watched(opening, watch, replication, [&] { return watch[order].is_done() || watch.now() > due_at; });
      result.metrics = {watch[order].is_in_time() ? 1.0 : 0.0};
      return result;
    });
    meet(played.limit);
    return is_enough_share(hits, count);
  }

  [[nodiscard]] bool is_enough_share(std::uint64_t hits, std::uint64_t count) const {
    return static_cast<double>(hits) >= options_.wanted * static_cast<double>(count);
  }

  void meet(Limit limit) { limit_ = limit_ == Limit::none ? limit : limit_; }

  void show(std::size_t orders) const {
    if (options_.on_progress) {
      options_.on_progress({static_cast<std::uint32_t>(orders), static_cast<std::uint32_t>(opening_.orders.size())});
    }
  }

  // ---- chances ----

  OrderForecast chances(const Replications& played, std::size_t place) const {
    OrderForecast order;
    order.place = place;
    std::uint64_t hits = 0;
    std::vector<double> done_times;
    for (const RunResult& result : played.results) {
      const double* row = &result.metrics[place * columns()];
      hits += row[in_time] > 0 ? 1U : 0U;
      done_times.push_back(row[done]);
    }
    const double due_us = played.results.front().metrics[place * columns() + due];
    const bool is_due = due_us < static_cast<double>(INT64_MAX);
    order.due_at = is_due ? Instant::from_us(static_cast<std::int64_t>(due_us)) : Instant::never();
    order.in_time = share_interval(hits, played.results.size());
    order.done_median = quantile_of(done_times, 0.5);
    order.done_p90 = quantile_of(done_times, kLate);
    return order;
  }

  static Instant quantile_of(std::vector<double>& values, double p) {
    std::ranges::sort(values);
    const auto place = static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()))) - 1;
    const double value = values[place];
    return std::isinf(value) ? Instant::never() : Instant::from_us(static_cast<std::int64_t>(value));
  }

  // ---- advice ----

  void advise(OrderForecast& order, const Replications& played) {
    if (order.due_at.is_never()) {
      return;
    }
    const OpenOrder& open = opening_.orders[order.place];
    order.start = LastStart::begun;
    if (can_be_put_off(open)) {
      const auto last = last_start(order);
      order.start = last ? LastStart::known : LastStart::too_late;
      order.last_start = last.value_or(Instant::never());
    }
    order.help = Help::not_needed;
    if (order.in_time.share < options_.wanted) {
      order.hands = fewest_people(order, played);
      order.help = order.hands.empty() ? Help::in_vain : Help::people;
    }
    if (limit_ != Limit::none) {  // in the middle of a search
      order.start = LastStart::not_asked;
      order.last_start = Instant::never();
      order.help = Help::not_asked;
      order.hands.clear();
    }
  }

  std::optional<Instant> last_start(const OrderForecast& order) {
    Opening held = opening_;
    OpenOrder& open = held.orders[order.place];
    open.comes_first = true;
    const auto is_likely_from = [&](Instant start) {
      open.held_until = start;
      return is_likely(order.place, held, order.due_at);
    };
    if (order.due_at < opening_.at || !is_likely_from(opening_.at)) {
      return std::nullopt;
    }
    const std::int64_t minute = Duration::minutes(1).count_us();
    const std::int64_t span = (order.due_at - opening_.at).count_us();
    const std::int64_t step = std::max(minute, span / 256 / minute * minute);
    std::int64_t good = 0;  // steps from the opening
    std::int64_t bad = span / step + 1;
    while (bad - good > 1 && limit_ == Limit::none) {
      const std::int64_t middle = good + (bad - good) / 2;
      (is_likely_from(opening_.at + Duration::microseconds(step) * middle) ? good : bad) = middle;
    }
    return opening_.at + Duration::microseconds(step) * good;
  }

  /// None where nobody helps.
  std::vector<ExtraHands> fewest_people(const OrderForecast& order, const Replications& played) {
    std::vector<ExtraHands> all;
    if (order.due_at <= opening_.at) {
      return all;
    }
    for (const PoolId pool : pools_by_wait(order.place, played)) {
      all.push_back({pool, options_.most_people, order.due_at});
      if (const std::uint32_t people = fewest_that_help(order, {all.back()}, 0); people > 0) {
        return {{pool, people, order.due_at}};
      }
    }
    for (std::size_t i = 0; i < all.size() && all.size() > 1; ++i) {
      all[i].people = fewest_that_help(order, all, i);
      if (all[i].people == 0) {
        return {};
      }
    }
    return all.size() > 1 ? all : std::vector<ExtraHands>{};
  }

  /// Limited pools to which the order comes, the longest wait first.
  [[nodiscard]] std::vector<PoolId> pools_by_wait(std::size_t order, const Replications& played) const {
    std::vector<double> total(pools_, -1);
    for (const RunResult& result : played.results) {
      for (std::size_t pool = 0; pool < pools_; ++pool) {
        const double wait = result.metrics[order * columns() + waits + pool];
        total[pool] = wait < 0 ? total[pool] : std::max(total[pool], 0.0) + wait;
      }
    }
    std::vector<PoolId> pools;
    for (std::size_t pool = 0; pool < pools_; ++pool) {
      if (total[pool] >= 0 && scenario_.platform.pools[pool].reviewers) {
        pools.emplace_back(pool);
      }
    }
    std::ranges::stable_sort(pools, std::ranges::greater(), [&](PoolId pool) { return total[pool.index()]; });
    return pools;
  }

  /// The fewest people in one place of `hands`, the others as they are; 0 where the most are not enough.
  std::uint32_t fewest_that_help(const OrderForecast& order, const std::vector<ExtraHands>& hands, std::size_t place) {
    Opening helped = opening_;
    helped.hands = hands;
    const auto is_likely_with = [&](std::uint32_t people) {
      helped.hands[place].people = people;
      return is_likely(order.place, helped, order.due_at);
    };
    if (!is_likely_with(options_.most_people)) {
      return 0;
    }
    std::uint32_t too_few = 0;
    std::uint32_t enough = 1;
    while (enough < options_.most_people && limit_ == Limit::none && !is_likely_with(enough)) {
      too_few = enough;
      enough = std::min(2 * enough, options_.most_people);
    }
    while (enough - too_few > 1 && limit_ == Limit::none) {
      const std::uint32_t middle = too_few + (enough - too_few) / 2;
      (is_likely_with(middle) ? enough : too_few) = middle;
    }
    return enough;
  }

  Scenario scenario_;
  const Opening& opening_;
  const ForecastOptions& options_;
  std::size_t pools_;
  Limit limit_ = Limit::none;
};

}  // namespace

Forecast forecast(const Scenario& scenario, const Opening& opening, const ForecastOptions& options) {
  return Forecaster(scenario, opening, options).make();
}

}  // namespace docket
