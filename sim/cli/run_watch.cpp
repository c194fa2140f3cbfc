#include "cli/run_watch.hpp"

#include <ctime>
#include <utility>

#include "cli/interruption.hpp"
#include "cli/process_memory.hpp"

namespace docket {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{50};

// Now, to some milliseconds, which is faster to ask for: a quick run does so every 50 microseconds.
std::chrono::steady_clock::time_point roughly_now() {
#ifdef CLOCK_MONOTONIC_COARSE
  timespec time{};
  if (::clock_gettime(CLOCK_MONOTONIC_COARSE, &time) == 0) {
    return std::chrono::steady_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                                 std::chrono::nanoseconds(time.tv_nsec));
  }
#endif
  return std::chrono::steady_clock::now();
}

}  // namespace

RunWatch::RunWatch(std::optional<Duration> max_time, std::uint64_t max_memory, std::function<void()> now_and_then)
    : max_memory_(max_memory),
      now_and_then_(std::move(now_and_then)),
      next_look_(Clock::now().time_since_epoch().count()) {
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
  if (!is_time_for_more()) {
    return Limit::none;
  }
  if (now_and_then_) {
    now_and_then_();
  }
  return may_hold_more_than(max_memory_) && resident_memory() > max_memory_ ? Limit::memory : Limit::none;
}

bool RunWatch::is_time_for_more() {
  const Clock::time_point now = roughly_now();
  Clock::rep next = next_look_;
  const Clock::rep later = (now + kBetweenLooks).time_since_epoch().count();
  return now.time_since_epoch().count() >= next && next_look_.compare_exchange_strong(next, later);
}

}  // namespace docket
