// The files of a scenario, read and merged once, from which it is read with ever other settings: what a study does at
// each of its points.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "docket/core/input_files.hpp"
#include "docket/core/time_zone.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket {

class MergedScenario {
 public:
  /// Reads the files. REQUIRES: `files` and `zones` outlive it.
  MergedScenario(std::string path, const InputFiles& files, const ZoneSource& zones, ReadOptions options = {});
  ~MergedScenario();
  MergedScenario(const MergedScenario&) = delete;
  MergedScenario& operator=(const MergedScenario&) = delete;

  /// What read_scenario() brings with the settings of the options and these behind them. Files are read again only
  /// where a setting names others. From any thread.
  [[nodiscard]] Result<Scenario> with(const std::vector<std::string>& settings) const;

 private:
  struct Merged;

  [[nodiscard]] bool is_known_sound(const std::string& shape) const;
  void note_sound(const std::string& shape) const;

  std::string path_;
  const InputFiles& files_;
  const ZoneSource& zones_;
  ReadOptions options_;
  std::unique_ptr<const Merged> merged_;
  mutable std::mutex guard_;
  mutable std::set<std::string> sound_;  // shapes of settings with which nothing was wrong
};

}  // namespace docket
