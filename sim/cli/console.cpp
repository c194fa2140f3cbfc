#include "cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string>

#include "cli/file_descriptor.hpp"

namespace docket {
namespace {

constexpr std::size_t kUsualWidth = 110;
constexpr std::size_t kNarrowest = 20;
constexpr std::size_t kWidest = 400;

std::size_t columns_of_environment() {
  const char* text = std::getenv("COLUMNS");
  std::size_t columns = 0;
  if (text != nullptr) {
    const std::string_view digits = text;
    std::from_chars(digits.data(), digits.data() + digits.size(), columns);
  }
  return columns;
}

std::size_t columns_of_terminal() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::size_t find_width() {
  for (const std::size_t columns : {columns_of_environment(), columns_of_terminal()}) {
    if (columns >= kNarrowest && columns <= kWidest) {
      return columns;
    }
  }
  return kUsualWidth;
}

// 0, or the error that stopped it.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) {
      return errno;
    }
    text.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

Console::Console()
    : is_output_terminal_(::isatty(STDOUT_FILENO) == 1),
      is_error_terminal_(::isatty(STDERR_FILENO) == 1),
      width_(find_width()) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is told by write(), in order
}

void Console::print(std::string_view text) const {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == EPIPE) {
    throw OutputClosed();
  }
  if (error != 0) {
    throw OutputFailed("standard output cannot be written: " + std::generic_category().message(error));
  }
}

void Console::tell(std::string_view text) const { write_all(STDERR_FILENO, text); }

}  // namespace docket
