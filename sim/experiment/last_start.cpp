#include "experiment/last_start.hpp"

#include <algorithm>
#include <cstdint>

namespace docket::experiment_detail {
namespace {

constexpr std::int64_t kSteps = 256;  // at most, of the time that is left

/// In whole minutes.
Duration step_within(Duration time_left) {
  const std::int64_t minute = Duration::minutes(1).count_us();
  return Duration::microseconds(std::max(minute, time_left.count_us() / kSteps / minute * minute));
}

}  // namespace

std::optional<Instant> last_start(OpeningPlayer& player, const OrderForecast& order) {
  const Instant now = player.opening().at;
  Opening held = player.opening();
  OpenOrder& open = held.orders[order.place];
  open.comes_first = true;
  const auto is_likely_from = [&](Instant start) {
    open.held_until = start;
    return player.is_likely(order.place, held, order.due_at);
  };
  if (order.due_at < now || !is_likely_from(now)) {
    return std::nullopt;
  }
  const Duration step = step_within(order.due_at - now);
  std::int64_t good = 0;  // steps from the opening
  std::int64_t bad = (order.due_at - now).count_us() / step.count_us() + 1;
  while (bad - good > 1 && player.limit() == Limit::none) {
    const std::int64_t middle = good + (bad - good) / 2;
    (is_likely_from(now + step * middle) ? good : bad) = middle;
  }
  return now + step * good;
}

}  // namespace docket::experiment_detail
