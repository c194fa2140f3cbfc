#include "cli/run_watch.hpp"

#include "cli/interruption.hpp"
#include "cli/process_memory.hpp"
#include "cli/rough_clock.hpp"

namespace docket {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{50};

}  // namespace

RunWatch::RunWatch(std::optional<Duration> max_time, std::uint64_t max_memory)
    : max_memory_(max_memory), next_look_(Clock::now().time_since_epoch().count()) {
  if (max_time) {
    ends_at_ = Clock::now() + std::chrono::microseconds(max_time->count_us());
  }
}

Limit RunWatch::met() {
  const Limit seen = met_ == Limit::none ? look() : Limit::none;
  if (seen != Limit::none) {
    Limit nothing = Limit::none;
    met_.compare_exchange_strong(nothing, seen);
  }
  return met_;
}

Limit RunWatch::look() {
  if (Interruption::exit_code()) {
    return Limit::interruption;
  }
  if (ends_at_ && Clock::now() >= *ends_at_) {
    return Limit::time;
  }
  return is_over_memory() ? Limit::memory : Limit::none;
}

bool RunWatch::is_over_memory() {
  const Clock::time_point now = roughly_now();
  Clock::rep next = next_look_;
  const Clock::rep later = (now + kBetweenLooks).time_since_epoch().count();
  const bool is_time = now.time_since_epoch().count() >= next && next_look_.compare_exchange_strong(next, later);
  return is_time && may_hold_more_than(max_memory_) && resident_memory() > max_memory_;
}

}  // namespace docket
