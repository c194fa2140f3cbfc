#include "report/process_turns.hpp"

#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <random>
#include <stdexcept>

#include "report/stopwatch.hpp"

namespace docket::bench {
namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

// The header of glibc 2.36 that declares it cannot be used from C++.
int handle_of(pid_t process) { return static_cast<int>(::syscall(SYS_pidfd_open, process, 0)); }

// A virtual machine's pace changes within a second: with turns of one second, ratios of the same two programs, ten
// seconds each, had a deviation of 4 %; with these of 1 % or less. Each warms its caches anew in each turn, which draws
// a ratio a little towards 1.
constexpr double kTurnSeconds = .03;

// Of those that this process may use.
cpu_set_t core_of_round(std::size_t round) {
  cpu_set_t usable;
  cpu_set_t chosen;
  CPU_ZERO(&chosen);
  ::sched_getaffinity(0, sizeof usable, &usable);
  auto left = static_cast<int>(round % static_cast<std::size_t>(CPU_COUNT(&usable)));
  for (std::size_t core = 0; CPU_COUNT(&chosen) == 0; ++core) {
    if (CPU_ISSET(core, &usable) && left-- == 0) {
      CPU_SET(core, &chosen);
    }
  }
  return chosen;
}

// A child that works only while it has its turn. It is stopped before it begins.
class StoppedProcess {
 public:
  explicit StoppedProcess(const TurnTaker& taker) : taker_(taker), id_(::fork()) {
    if (id_ == 0) {
      ::raise(SIGSTOP);
      ::_exit(taker.work());
    }
    handle_ = id_ < 0 ? -1 : handle_of(id_);
    if (handle_ < 0) {
      fail();
    }
    wait();
  }
  ~StoppedProcess() {
    if (!ended_ && id_ > 0) {
      ::kill(id_, SIGKILL);
      ::waitpid(id_, nullptr, 0);
    }
    ::close(handle_);
  }
  StoppedProcess(const StoppedProcess&) = delete;
  StoppedProcess& operator=(const StoppedProcess&) = delete;

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] const ProcessCost& cost() const { return cost_; }

  /// Who gets on faster has a turn less often, so that all meet the machine at the same times.
  [[nodiscard]] bool is_in(std::size_t round) const { return round % static_cast<std::size_t>(taker_.threads) == 0; }

  void take_turn(std::size_t round) {
    if (taker_.threads == 1) {
      const cpu_set_t core = core_of_round(round);
      ::sched_setaffinity(id_, sizeof core, &core);
    }
    const WallStopwatch watch;
    ::kill(id_, SIGCONT);
    pollfd until_ended{handle_, POLLIN, 0};
    ::poll(&until_ended, 1, static_cast<int>(1e3 * kTurnSeconds));
    ::kill(id_, SIGSTOP);
    wait();
    cost_.wall_seconds += watch.seconds();
  }

 private:
  [[noreturn]] void fail() const { throw std::runtime_error(taker_.name + " failed"); }

  // Until it is stopped or has ended.
  void wait() {
    int status = 0;
    rusage used{};
    if (::wait4(id_, &status, WUNTRACED, &used) != id_) {
      fail();
    }
    ended_ = !WIFSTOPPED(status);
    if (ended_ && (!WIFEXITED(status) || WEXITSTATUS(status) != 0)) {
      fail();
    }
    cost_.cpu_seconds = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  }

  const TurnTaker& taker_;
  pid_t id_;
  int handle_ = -1;
  bool ended_ = false;
  ProcessCost cost_;
};

}  // namespace

std::vector<ProcessCost> costs_in_turns(const std::vector<TurnTaker>& takers) {
  std::vector<std::unique_ptr<StoppedProcess>> processes;
  std::vector<StoppedProcess*> row;
  for (const TurnTaker& taker : takers) {
    row.push_back(processes.emplace_back(std::make_unique<StoppedProcess>(taker)).get());
  }
  std::mt19937 order;  // the same in each measurement
  for (std::size_t round = 0; !std::ranges::all_of(row, &StoppedProcess::ended); ++round) {
    for (StoppedProcess* process : row) {
      if (!process->ended() && process->is_in(round)) {
        process->take_turn(round);
      }
    }
    // Who comes first may find a core that has slept, and who comes again at once finds its caches warm: in a fixed
    // order, or one there and back, that would favour some.
    std::ranges::shuffle(row, order);
  }
  std::vector<ProcessCost> costs;
  for (const auto& process : processes) {
    costs.push_back(process->cost());
  }
  return costs;
}

}  // namespace docket::bench
