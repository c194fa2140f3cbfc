// Watches a run from outside: signals, the clock on the wall, memory.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include "docket/core/time.hpp"
#include "docket/run/limit.hpp"

namespace docket {

class RunWatch {
 public:
  /// Time counts from here. REQUIRES: an Interruption is alive while it is asked.
  RunWatch(std::optional<Duration> max_time, std::uint64_t max_memory);

  /// The first of its limits that was met, from then on always the same. From any thread, at any pace: memory is
  /// looked up twenty times a second at most.
  [[nodiscard]] Limit met();

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] Limit look();
  [[nodiscard]] bool is_over_memory();

  std::optional<Clock::time_point> ends_at_;
  std::uint64_t max_memory_;
  std::atomic<Clock::rep> next_look_;
  std::atomic<Limit> met_ = Limit::none;
};

}  // namespace docket
