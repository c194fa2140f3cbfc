#include "cli/study_loading.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "cli/distinct_problems.hpp"
#include "cli/exit_code.hpp"
#include "cli/study_columns.hpp"
#include "docket/core/problem_text.hpp"
#include "docket/scenario/read_scenario.hpp"
#include "docket/study/read_study.hpp"
#include "report/figures.hpp"
#include "study/companions.hpp"
#include "study/setting_place.hpp"

namespace docket {

using study_detail::pointer_of;

namespace {

constexpr std::string_view kSet = "--set ";

bool is_of_setting(const Problem& problem) { return problem.place.file.starts_with(kSet); }

/// The settings of a point without their values.
std::string places_of(const StudyPoint& point) {
  std::string places = point.file;
  for (const std::string& setting : point.settings) {
    places += '\n' + pointer_of(setting);
  }
  return places;
}

/// What a problem of the point's scenario is about; null: none of the point's settings.
const std::string* setting_behind(const Problem& problem, const StudyPoint& point) {
  if (is_of_setting(problem)) {
    return &point.settings.at(std::stoul(problem.place.file.substr(kSet.size())) - 1);
  }
  const auto found = std::find_if(point.settings.rbegin(), point.settings.rend(), [&](const std::string& setting) {
    return is_within(problem.pointer, pointer_of(setting));
  });
  return problem.place.line > 0 || found == point.settings.rend() ? nullptr : &*found;
}

}  // namespace

StudyLoading::StudyLoading(LoadingOptions options)
    : options_(std::move(options)), disk_(options_.limits.file_size, file_size_flag()), files_(disk_) {}

Result<LoadedStudy> StudyLoading::load(const std::string& path) const {
  Result<Study> study = read_study(path, files_, zones_, {options_.limits.reading, options_.allow_outside});
  if (!study.has_value()) {
    return study.problems();
  }
  LoadedStudy loaded{std::move(study).value(), {}, {}, {}, {}};
  if (Problems problems = read_scenarios(loaded); !problems.empty()) {
    return problems;
  }
  Result<StudyPlan> plan = plan_of(loaded.study, loaded.scenarios, options_.settings);
  if (!plan.has_value()) {
    if (std::ranges::all_of(plan.problems(), is_of_setting)) {
      refuse_settings(plan.problems());
    }
    return plan.problems();
  }
  loaded.plan = std::move(plan).value();
  Problems problems = choose_columns(loaded);
  if (problems.empty()) {
    problems = refused_columns(loaded);
  }
  if (!problems.empty()) {
    return problems;
  }
  return loaded;
}

Result<Scenario> StudyLoading::scenario_of(const StudyPoint& point) const {
  return with_known_metrics(merged(point.file).scenario.with(point.settings));
}

Result<Scenario> StudyLoading::playable_of(const StudyPoint& point) const {
  MergedFile& file = merged(point.file);
  return with_known_metrics(file.scenario.playable(point.settings, file.sound));
}

Problems StudyLoading::warnings_of(const LoadedStudy& loaded) const {
  Problems all;
  std::set<std::string> seen;
  for (const StudyPoint& point : loaded.plan.points) {
    if (!seen.insert(places_of(point)).second) {
      continue;
    }
    const Result<Scenario> scenario = scenario_of(point);
    for (Problem& problem :
         traced(loaded.study, point, scenario.has_value() ? scenario.value().warnings : Problems())) {
      if (std::ranges::find(all, problem) == all.end()) {
        all.push_back(std::move(problem));
      }
    }
  }
  return all;
}

Problems StudyLoading::traced(const Study& study, const StudyPoint& point, Problems problems) const {
  for (Problem& problem : problems) {
    const std::string* setting = setting_behind(problem, point);
    if (setting == nullptr) {
      continue;
    }
    const auto own = std::ranges::find(options_.settings, *setting);
    if (own != options_.settings.end()) {
      problem.place = {std::string(kSet) + std::to_string(own - options_.settings.begin() + 1), 0, 0};
      continue;
    }
    auto [place, pointer] = study_detail::place_of_setting(study, point, *setting, problem.pointer);
    problem.place = std::move(place);
    problem.pointer = std::move(pointer);
  }
  return problems;
}

bool StudyLoading::NotedShapes::know(const std::string& shape) const {
  const std::scoped_lock lock(guard_);
  return shapes_.contains(shape);
}

void StudyLoading::NotedShapes::note(const std::string& shape) {
  const std::scoped_lock lock(guard_);
  shapes_.insert(shape);
}

StudyLoading::MergedFile& StudyLoading::merged(const std::string& path) const {
  const std::scoped_lock lock(guard_);
  const ReadOptions as_played{{}, options_.limits.reading, options_.allow_outside, true};
  return merged_.try_emplace(path, path, files_, zones_, as_played).first->second;
}

std::string StudyLoading::name_beside(const std::string& study, const std::string& file) const {
  // "-" is standard input only as it stands; its folder is the working folder.
  const std::filesystem::path folder = std::filesystem::path(disk_.canonical(study)).parent_path();
  return std::filesystem::path(disk_.canonical(file)).lexically_relative(folder).string();
}

Problems StudyLoading::placed_beside(const std::string& study, Problems problems) const {
  for (Problem& problem : problems) {
    if (files_.has_read(problem.place.file)) {
      problem.place.file = name_beside(study, problem.place.file);
    }
  }
  return problems;
}

Problems StudyLoading::read_scenarios(LoadedStudy& loaded) const {
  Problems problems;
  ReadLimits limits = options_.limits.reading;
  limits.replications.most = UINT64_MAX;  // how many are played is for the study to say, and looked at for its points
  for (const std::string& file : scenario_files(loaded.study)) {
    Result<Scenario> scenario =
        with_known_metrics(read_scenario(file, files_, zones_, {{}, limits, options_.allow_outside}));
    if (scenario.has_value()) {
      loaded.scenarios.emplace(file, std::move(scenario).value());
      loaded.names.emplace(file, name_beside(loaded.study.file, file));
      continue;
    }
    const Problems of_file = scenario.problems();
    problems.insert(problems.end(), of_file.begin(), of_file.end());
  }
  return problems;
}

/// A metric that the first point does not have may be measured at another: each is looked for until it is found. Where
/// no point can be played, it is told why not any of them.
Problems StudyLoading::choose_columns(LoadedStudy& loaded) const {
  const std::vector<std::string>& wanted = loaded.study.metrics;
  std::vector<std::optional<MetricColumn>> found(wanted.size());
  DistinctProblems mistakes;
  Problems unplayable;
  Problems unmeasured;
  for (const StudyPoint& point : loaded.plan.points) {
    const Result<Scenario> scenario = scenario_of(point);
    if (!scenario.has_value()) {
      std::ranges::copy_if(traced(loaded.study, point, scenario.problems()), std::back_inserter(unplayable),
                           [&](const Problem& problem) { return mistakes.add(problem); });
      continue;
    }
    const MetricCatalogue catalogue(scenario.value());
    if (wanted.empty()) {
      loaded.columns = all_columns(catalogue);
      return {};
    }
    Problems missing;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      found[i] = found[i] ? found[i] : column_named(wanted[i], catalogue);
      if (!found[i]) {
        missing.push_back(why_no_column(wanted[i], catalogue));
        missing.back().pointer = "/metrics/" + std::to_string(i);
        missing.back().place = loaded.study.place_of(missing.back().pointer);
      }
    }
    if (missing.empty()) {
      for (const auto& column : found) {
        loaded.columns.push_back(*column);
      }
      return {};
    }
    unmeasured = std::move(missing);
  }
  if (mistakes.more() > 0) {
    unplayable.push_back(
        {{loaded.study.file, 1, 1},
         "",
         "this was not all: its points are kept from being played by " + counted(mistakes.more(), "more mistake"),
         "",
         "",
         Severity::error});
  }
  return unmeasured.empty() ? unplayable : unmeasured;
}

std::string StudyLoading::told(const Problems& problems, const Console& console) const {
  return render_problems(problems, console.is_error_terminal() ? lines_of(files_) : SourceLine());
}

int StudyLoading::exit_code(const std::string& path) const {
  return files_.has_failed(path) && !disk_.has_refused(path) ? exit_code::kInputOutput : exit_code::kInvalidInput;
}

}  // namespace docket
