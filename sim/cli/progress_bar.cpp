#include "cli/progress_bar.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/figures.hpp"

namespace docket {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirst{1000};
constexpr milliseconds kBetweenBars{100};
constexpr milliseconds kBetweenLines{5000};
constexpr const char* kClearLine = "\r\x1b[K";

std::string said(const Progress& progress, const std::string& noun) {
  return fmt::format("{} of {} {}", with_thousands(std::uint64_t{progress.done}),
                     with_thousands(std::uint64_t{progress.planned}), noun);
}

}  // namespace

ProgressBar::ProgressBar(const Console& console, bool is_quiet, std::string noun)
    : console_(console), is_quiet_(is_quiet), noun_(std::move(noun)), next_(Clock::now() + kFirst) {}

ProgressBar::~ProgressBar() {
  if (is_drawn_) {
    console_.tell(kClearLine);
  }
}

void ProgressBar::show(const Progress& progress, const std::function<std::string()>& tail) {
  if (is_quiet_) {
    return;
  }
  const Clock::time_point now = Clock::now();
  if (now < next_) {
    return;
  }
  const std::string told = tail ? tail() : std::string();
  if (console_.is_error_terminal()) {
    console_.tell(kClearLine + bar_line(progress, console_.width(), noun_, told));
    is_drawn_ = true;
    next_ = now + kBetweenBars;
  } else {
    console_.tell("docket: " + said(progress, noun_) + told + "\n");
    next_ = now + kBetweenLines;
  }
}

std::string bar_line(const Progress& progress, std::size_t width, const std::string& noun, const std::string& tail) {
  constexpr std::size_t kWidestBar = 40;
  const double share = progress.planned == 0 ? 0 : static_cast<double>(progress.done) / progress.planned;
  const std::string text = fmt::format("{:3.0f} %  {}{}", std::floor(100 * share), said(progress, noun), tail);
  if (width < text.size() + 8) {
    return text.substr(0, width);
  }
  const std::size_t bar = std::min(kWidestBar, width - text.size() - 4);
  const auto full = static_cast<std::size_t>(share * static_cast<double>(bar));
  return "[" + std::string(full, '#') + std::string(bar - full, '.') + "] " + text;
}

}  // namespace docket
