#include "docket/experiment/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "experiment/fewest_people.hpp"
#include "experiment/last_start.hpp"
#include "experiment/opening_player.hpp"

namespace docket {
namespace {

using experiment_detail::OpeningPlayer;
using experiment_detail::OpenResults;

constexpr double kLate = 0.9;  // quantile

bool can_be_put_off(const OpenOrder& open) {
  return std::ranges::any_of(open.items, [](const OpenItem& item) {
    return item.state == OpenState::waiting || item.state == OpenState::unnoticed;
  });
}

Instant quantile_of(std::vector<Instant>& values, double p) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()))) - 1];
}

OrderForecast chances(const OpenResults& played, std::size_t place) {
  OrderForecast order;
  order.place = place;
  std::uint64_t hits = 0;
  std::vector<Instant> done_times;
  for (std::size_t replication = 0; replication < played.replications(); ++replication) {
    hits += played.is_in_time(replication, place) ? 1U : 0U;
    done_times.push_back(played.done_at(replication, place));
  }
  order.due_at = played.due_at(0, place);
  order.in_time = share_interval(hits, played.replications());
  order.done_median = quantile_of(done_times, 0.5);
  order.done_p90 = quantile_of(done_times, kLate);
  return order;
}

void advise(OrderForecast& order, OpeningPlayer& player, const OpenResults& played) {
  if (order.due_at.is_never()) {
    return;
  }
  const OrderForecast chances_alone = order;
  order.start = LastStart::begun;
  if (can_be_put_off(player.opening().orders[order.place])) {
    const auto last = experiment_detail::last_start(player, order);
    order.start = last ? LastStart::known : LastStart::too_late;
    order.last_start = last.value_or(Instant::never());
  }
  order.help = Help::not_needed;
  if (order.in_time.share < player.options().wanted) {
    order.hands = experiment_detail::fewest_people(player, order, played);
    order.help = order.hands.empty() ? Help::in_vain : Help::people;
  }
  if (player.limit() != Limit::none) {  // in the middle of a search
    order = chances_alone;
  }
}

void show(const ForecastOptions& options, std::size_t done, std::size_t planned) {
  if (options.on_progress) {
    options.on_progress({static_cast<std::uint32_t>(done), static_cast<std::uint32_t>(planned)});
  }
}

/// For the sorting: too late, then by last start, due time and chance.
auto urgency(const OrderForecast& order) {
  const Instant key = order.start == LastStart::known ? order.last_start : order.due_at;
  return std::tuple(order.start != LastStart::too_late, key, order.due_at, order.in_time.share);
}

}  // namespace

Forecast forecast(const Scenario& scenario, const Opening& opening, const ForecastOptions& options) {
  OpeningPlayer player(scenario, opening, options);
  const OpenResults played = player.play();
  Forecast all;
  all.replications = static_cast<std::uint32_t>(played.replications());
  for (std::size_t i = 0; i < opening.orders.size() && all.replications > 0; ++i) {
    all.orders.push_back(chances(played, i));
  }
  for (std::size_t i = 0; i < all.orders.size() && options.advises; ++i) {
    if (player.limit() == Limit::none) {
      advise(all.orders[i], player, played);
    }
    show(options, i + 1, opening.orders.size());
  }
  all.limit = player.limit();
  std::ranges::stable_sort(all.orders, {}, urgency);
  return all;
}

}  // namespace docket
