// What a piece of work takes.
#pragma once

#include <ctime>

namespace docket::bench {

/// CPU time of this thread alone, so that what others do on the machine disturbs little.
class CpuStopwatch {
 public:
  [[nodiscard]] double seconds() const { return now() - began_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }

  double began_ = now();
};

/// Time on the wall, where several threads work at once.
class WallStopwatch {
 public:
  [[nodiscard]] double seconds() const { return now() - began_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }

  double began_ = now();
};

}  // namespace docket::bench
