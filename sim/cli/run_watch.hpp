// Watches a run from outside: signals, the clock on the wall, memory.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "docket/core/time.hpp"
#include "docket/run/limit.hpp"

namespace docket {

class RunWatch {
 public:
  /// Time counts from here. `now_and_then` is called by those who ask, twenty times a second at most, and from several
  /// threads at once if it takes long. REQUIRES: an Interruption is alive while it is asked.
  RunWatch(std::optional<Duration> max_time, std::uint64_t max_memory, std::function<void()> now_and_then = {});

  /// The first of its limits that was met, from then on always the same. From any thread, at any pace: memory too is
  /// looked up twenty times a second at most.
  [[nodiscard]] Limit met();

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] Limit look();
  [[nodiscard]] bool is_time_for_more();

  std::optional<Clock::time_point> ends_at_;
  std::uint64_t max_memory_;
  std::function<void()> now_and_then_;
  std::atomic<Clock::rep> next_look_;
  std::atomic<Limit> met_ = Limit::none;
};

}  // namespace docket
