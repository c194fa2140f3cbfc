#include "cli/interruption.hpp"

#include <atomic>
#include <csignal>

#include "cli/exit_code.hpp"

namespace docket {
namespace {

// Written by a signal handler, on whatever thread that runs, and read by all that play.
std::atomic<int> first_signal = 0;
static_assert(std::atomic<int>::is_always_lock_free, "nothing else may be touched by a signal handler");

extern "C" void remember(int signal) { first_signal = signal; }

void catch_signal(int signal) {
  struct sigaction action {};
  action.sa_handler = remember;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

Interruption::Interruption() {
  first_signal = 0;
  catch_signal(SIGINT);
  catch_signal(SIGTERM);
}

Interruption::~Interruption() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

std::optional<int> Interruption::exit_code() {
  switch (first_signal) {
    case SIGINT:
      return docket::exit_code::kInterrupted;
    case SIGTERM:
      return docket::exit_code::kTerminated;
    default:
      return std::nullopt;
  }
}

}  // namespace docket
