#include "cli/replay_line.hpp"

#include <fmt/core.h>

#include "docket/report/docket_version.hpp"

namespace docket {

std::string shell_word(const std::string& word) {
  constexpr const char* kHarmless = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%";
  if (!word.empty() && word.find_first_not_of(kHarmless) == std::string::npos) {
    return word;
  }
  std::string text = "'";
  for (const char c : word) {
    text += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return text + "'";
}

namespace {

std::string said(const std::vector<std::string>& settings, const LoadingOptions& loading) {
  std::string line;
  for (const std::string& setting : settings) {
    line += " --set " + shell_word(setting);
  }
  line += loading.allow_outside ? " --allow-outside" : "";
  for (const std::string& limit : loading.limits.given) {
    line += " " + limit;
  }
  return line;
}

}  // namespace

std::string replay_line(const std::string& file, const LoadingOptions& loading, const ReplicateOptions& options) {
  std::string line = "docket run " + shell_word(file) + " --seed " + std::to_string(options.seed);
  if (options.replications != 0) {
    line += " --replications " + std::to_string(options.replications);
  }
  if (options.batches != 0) {
    line += " --batches " + std::to_string(options.batches);
  }
  line += said(loading.settings, loading);
  if (options.run.leaf_limit != RunOptions{}.leaf_limit) {
    line += " --leaf-limit " + std::to_string(options.run.leaf_limit);
  }
  return line + " --threads 1";
}

std::string point_line(const std::string& file, const std::vector<std::string>& settings,
                       const LoadingOptions& loading) {
  return "docket run " + shell_word(file) + said(settings, loading);
}

std::string repeated_line(const std::string& command, const Options& options, const std::vector<std::string>& names,
                          const LoadingOptions& loading) {
  std::string line = "docket " + command;
  for (const std::string& operand : options.operands()) {
    line += " " + shell_word(operand);
  }
  for (const std::string& name : names) {
    if (const auto written = options.text(name)) {
      line += " --" + name + " " + shell_word(*written);
    }
  }
  return line + said(loading.settings, loading);
}

std::string fault_text(const std::string& what, const std::string& replay) {
  return fmt::format("docket {}: a fault of docket itself, not of your input: {}\nThe same happens with: {}\n",
                     kVersion, what, replay);
}

}  // namespace docket
