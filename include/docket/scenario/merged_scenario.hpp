// The files of a scenario, read and merged once, from which it is read with ever other settings: what a study does at
// each of its points.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "docket/core/input_files.hpp"
#include "docket/core/time_zone.hpp"
#include "docket/scenario/read_scenario.hpp"

namespace docket {

/// Shapes of settings, which are all of them but their amounts, with which a scenario's evidence was found sound. What
/// a user sets against the evidence is worth a warning, no more, so of settings that differ in amounts alone all make
/// it wrong or none does; but for the ends of the run, beyond which no evidence may lie, and which have no shape.
class SoundShapes {
 public:
  virtual ~SoundShapes() = default;
  SoundShapes() = default;
  SoundShapes(const SoundShapes&) = delete;
  SoundShapes& operator=(const SoundShapes&) = delete;

  [[nodiscard]] virtual bool know(const std::string& shape) const = 0;
  virtual void note(const std::string& shape) = 0;
};

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

  /// The same, but only to be played: evidence that is known to be sound stays unread, and the ledger is empty then.
  /// From any thread, as far as `sound` is.
  [[nodiscard]] Result<Scenario> playable(const std::vector<std::string>& settings, SoundShapes& sound) const;

 private:
  struct Merged;
  struct Asked;

  [[nodiscard]] Asked asked(const std::vector<std::string>& settings) const;
  [[nodiscard]] Result<Scenario> with(const Asked& asked, bool reads_evidence) const;

  std::string path_;
  const InputFiles& files_;
  const ZoneSource& zones_;
  ReadOptions options_;
  std::unique_ptr<const Merged> merged_;
};

}  // namespace docket
