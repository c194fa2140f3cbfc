#include "cli/interruption.hpp"

#include <csignal>

#include "cli/exit_code.hpp"

namespace docket {
namespace {

volatile std::sig_atomic_t first_signal = 0;

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
