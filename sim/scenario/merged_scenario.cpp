#include "docket/scenario/merged_scenario.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/load_document.hpp"
#include "scenario/read_document.hpp"

namespace docket {

using scenario_detail::LocatedValue;
using scenario_detail::Setting;

namespace {

Result<Scenario> named(const std::string& path, Result<Scenario> scenario) {
  if (!scenario.has_value()) {
    return scenario;
  }
  Scenario of_file = std::move(scenario).value();
  of_file.file = path;
  return of_file;
}

Result<Scenario> read_anew(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                           const ReadOptions& options, const std::vector<Setting>& settings, Problems problems) {
  auto document = scenario_detail::load_files(path, files, options, settings, problems);
  if (document) {
    complete(*document, settings, problems);
  }
  return named(path, read_document(document, options, zones, true, std::move(problems)));
}

}  // namespace

struct MergedScenario::Merged {
  std::optional<LocatedValue> document;  // before its settings
  Problems problems;                     // of loading
};

MergedScenario::MergedScenario(std::string path, const InputFiles& files, const ZoneSource& zones, ReadOptions options)
    : path_(std::move(path)), files_(files), zones_(zones), options_(std::move(options)) {
  Merged merged;
  merged.document = scenario_detail::load_files(path_, files_, options_, {}, merged.problems);
  merged_ = std::make_unique<const Merged>(std::move(merged));
}

MergedScenario::~MergedScenario() = default;

Result<Scenario> MergedScenario::with(const std::vector<std::string>& settings) const {
  std::vector<std::string> all = options_.settings;
  all.insert(all.end(), settings.begin(), settings.end());
  Problems problems;
  const std::vector<Setting> parsed = scenario_detail::parse_settings(all, problems);
  if (std::ranges::any_of(parsed, &Setting::is_about_include)) {
    return read_anew(path_, files_, zones_, options_, parsed, std::move(problems));
  }
  problems.insert(problems.end(), merged_->problems.begin(), merged_->problems.end());
  std::optional<LocatedValue> document = merged_->document;
  if (document) {
    complete(*document, parsed, problems);
  }
  const bool may_skip_evidence = options_.is_only_played && std::ranges::none_of(parsed, &Setting::is_about_evidence);
  const std::string shape = may_skip_evidence ? shape_of(parsed) : "";
  const bool skips_evidence = may_skip_evidence && is_known_sound(shape);
  Result<Scenario> scenario =
      named(path_, read_document(document, options_, zones_, !skips_evidence, std::move(problems)));
  if (may_skip_evidence && !skips_evidence && scenario.has_value()) {
    note_sound(shape);
  }
  return scenario;
}

// What a user sets against the evidence is worth a warning; an error takes another shape of the document.
bool MergedScenario::is_known_sound(const std::string& shape) const {
  const std::scoped_lock lock(guard_);
  return sound_.contains(shape);
}

void MergedScenario::note_sound(const std::string& shape) const {
  const std::scoped_lock lock(guard_);
  sound_.insert(shape);
}

Result<Scenario> read_scenario(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                               const ReadOptions& options) {
  Problems problems;
  const std::vector<Setting> settings = scenario_detail::parse_settings(options.settings, problems);
  return read_anew(path, files, zones, options, settings, std::move(problems));
}

}  // namespace docket
