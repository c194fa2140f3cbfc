// The files of a scenario, read and merged once, from which it is read with ever other settings: what a study does at
// each of its points.
#pragma once

#include <memory>
#include <optional>
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
  /// where a setting names others. Without `reads_evidence` the ledger stays empty, and what would be wrong with it is
  /// not said: for settings of a shape with which nothing was. From any thread.
  [[nodiscard]] Result<Scenario> with(const std::vector<std::string>& settings, bool reads_evidence = true) const;

  /// All but the amounts of settings: what a user sets against the evidence is worth a warning, so settings of one
  /// shape all make it wrong or none does. Nothing where the settings are about evidence or what is included.
  [[nodiscard]] std::optional<std::string> shape_of(const std::vector<std::string>& settings) const;

 private:
  struct Merged;

  [[nodiscard]] std::vector<std::string> with_own(const std::vector<std::string>& settings) const;

  std::string path_;
  const InputFiles& files_;
  const ZoneSource& zones_;
  ReadOptions options_;
  std::unique_ptr<const Merged> merged_;
};

}  // namespace docket
