// A clock for those who ask every few microseconds what few milliseconds change.
#pragma once

#include <chrono>
#include <ctime>

namespace docket {

/// Now, to some milliseconds, which is faster to ask for: a quick run does so every 50 microseconds.
inline std::chrono::steady_clock::time_point roughly_now() {
#ifdef CLOCK_MONOTONIC_COARSE
  timespec time{};
  if (::clock_gettime(CLOCK_MONOTONIC_COARSE, &time) == 0) {
    return std::chrono::steady_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                                 std::chrono::nanoseconds(time.tv_nsec));
  }
#endif
  return std::chrono::steady_clock::now();
}

}  // namespace docket
