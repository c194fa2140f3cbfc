// A study with all that its points are made of: its file, the scenarios that it names, its plan, the metrics it keeps.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/remembering_files.hpp"
#include "cli/scenario_loading.hpp"
#include "docket/cli/disk_files.hpp"
#include "docket/cli/system_zones.hpp"
#include "docket/experiment/metric_columns.hpp"
#include "docket/scenario/merged_scenario.hpp"
#include "docket/study/study_plan.hpp"

namespace docket {

struct LoadedStudy {
  Study study;
  std::map<std::string, Scenario> scenarios;  ///< by file, as they are without settings
  std::map<std::string, std::string> names;   ///< of these files, as the study's folder sees them
  StudyPlan plan;
  std::vector<MetricColumn> columns;
};

/// Files are read once, so that all points are made of the same, whatever happens to the disk meanwhile.
class StudyLoading {
 public:
  explicit StudyLoading(LoadingOptions options);

  /// `path` "-" is standard input. Throws UsageError where nothing is wrong but settings that the study overwrites.
  [[nodiscard]] Result<LoadedStudy> load(const std::string& path) const;
  /// The scenario of a point, whole. From any thread.
  [[nodiscard]] Result<Scenario> scenario_of(const StudyPoint& point) const;
  /// The same, but only to be played: its evidence stays unread where it was found sound before. From any thread.
  [[nodiscard]] Result<Scenario> playable_of(const StudyPoint& point) const;
  /// What is odd about the scenarios of the points, each said once. Points that set the same places with other values
  /// are looked at once.
  [[nodiscard]] Problems warnings_of(const LoadedStudy& loaded) const;
  /// Problems with the scenario of a point, each with a setting placed where the study or the user wrote it.
  [[nodiscard]] Problems traced(const Study& study, const StudyPoint& point, Problems problems) const;
  /// A file as the folder of `study` sees it, from wherever both were named.
  [[nodiscard]] std::string name_beside(const std::string& study, const std::string& file) const;
  /// The same of all places in files that were read.
  [[nodiscard]] Problems placed_beside(const std::string& study, Problems problems) const;

  /// Problems for people; source lines where they are read on a terminal.
  [[nodiscard]] std::string told(const Problems& problems, const Console& console) const;
  /// What to end with when `path` brought problems.
  [[nodiscard]] int exit_code(const std::string& path) const;

 private:
  class NotedShapes : public SoundShapes {
   public:
    [[nodiscard]] bool know(const std::string& shape) const override;
    void note(const std::string& shape) override;

   private:
    mutable std::mutex guard_;
    std::set<std::string> shapes_;
  };
  struct MergedFile {
    MergedFile(const std::string& path, const InputFiles& files, const ZoneSource& zones, const ReadOptions& options)
        : scenario(path, files, zones, options) {}

    MergedScenario scenario;
    NotedShapes sound;
  };

  [[nodiscard]] MergedFile& merged(const std::string& path) const;
  Problems read_scenarios(LoadedStudy& loaded) const;
  Problems choose_columns(LoadedStudy& loaded) const;

  LoadingOptions options_;
  DiskFiles disk_;
  RememberingFiles files_;
  SystemZones zones_;
  mutable std::mutex guard_;
  mutable std::map<std::string, MergedFile> merged_;  // by name
};

}  // namespace docket
