// Shows on standard error how far long work has come: a bar on a terminal, else a plain line every few seconds.
// Nothing for the first second, and nothing that stays on a terminal.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "cli/console.hpp"
#include "docket/experiment/replicate.hpp"

namespace docket {

class ProgressBar {
 public:
  /// `noun`: what is counted, in the plural.
  ProgressBar(const Console& console, bool is_quiet, std::string noun = "replications");
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// What `tail` gives stands behind the count, such as a rate; it is asked only when something is shown.
  void show(const Progress& progress, const std::function<std::string()>& tail = {});

 private:
  using Clock = std::chrono::steady_clock;

  const Console& console_;
  bool is_quiet_;
  std::string noun_;
  bool is_drawn_ = false;
  Clock::time_point next_;
};

/// "[#####.....]  50 %  100 of 200 replications", at most `width` columns.
std::string bar_line(const Progress& progress, std::size_t width, const std::string& noun = "replications",
                     const std::string& tail = {});

}  // namespace docket
