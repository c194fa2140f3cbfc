#include "experiment/fewest_people.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace docket::experiment_detail {
namespace {

/// Limited pools to which the order comes, the longest wait first.
std::vector<PoolId> pools_by_wait(const std::vector<PoolSpec>& all, std::size_t order, const OpenResults& played) {
  std::vector<std::optional<double>> waits(all.size());
  std::vector<PoolId> pools;
  for (std::size_t pool = 0; pool < all.size(); ++pool) {
    for (std::size_t replication = 0; replication < played.replications(); ++replication) {
      const auto wait = played.wait(replication, order, pool);
      waits[pool] = wait ? waits[pool].value_or(0) + *wait : waits[pool];
    }
    if (waits[pool] && all[pool].reviewers) {
      pools.emplace_back(pool);
    }
  }
  std::ranges::stable_sort(pools, std::ranges::greater(), [&waits](PoolId pool) { return *waits[pool.index()]; });
  return pools;
}

/// The fewest people in one place of `hands`, the others as they are; 0 where the most are not enough.
std::uint32_t fewest_in(OpeningPlayer& player, const OrderForecast& order, const std::vector<ExtraHands>& hands,
                        std::size_t place) {
  Opening helped = player.opening();
  helped.hands = hands;
  const auto is_likely_with = [&](std::uint32_t people) {
    helped.hands[place].people = people;
    return player.is_likely(order.place, helped, order.due_at);
  };
  const std::uint32_t most = player.options().most_people;
  if (!is_likely_with(most)) {
    return 0;
  }
  std::uint32_t too_few = 0;
  std::uint32_t enough = 1;
  while (enough < most && player.limit() == Limit::none && !is_likely_with(enough)) {
    too_few = enough;
    enough = std::min(2 * enough, most);
  }
  while (enough - too_few > 1 && player.limit() == Limit::none) {
    const std::uint32_t middle = too_few + (enough - too_few) / 2;
    (is_likely_with(middle) ? enough : too_few) = middle;
  }
  return enough;
}

}  // namespace

std::vector<ExtraHands> fewest_people(OpeningPlayer& player, const OrderForecast& order, const OpenResults& played) {
  std::vector<ExtraHands> all;
  if (order.due_at <= player.opening().at) {
    return all;
  }
  for (const PoolId pool : pools_by_wait(player.scenario().platform.pools, order.place, played)) {
    all.push_back({pool, player.options().most_people, order.due_at});
    if (const std::uint32_t people = fewest_in(player, order, {all.back()}, 0); people > 0) {
      return {{pool, people, order.due_at}};
    }
  }
  for (std::size_t i = 0; i < all.size() && all.size() > 1; ++i) {
    all[i].people = fewest_in(player, order, all, i);
    if (all[i].people == 0) {
      return {};
    }
  }
  return all.size() > 1 ? all : std::vector<ExtraHands>{};
}

}  // namespace docket::experiment_detail
