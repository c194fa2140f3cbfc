#include "docket/scenario/merged_scenario.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/load_document.hpp"
#include "scenario/read_document.hpp"

namespace docket {

using scenario_detail::LocatedMember;
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

LocatedValue without_evidence(LocatedValue document) {
  remove_member(document, "facts");
  remove_member(document, "evidence");
  if (LocatedValue* regimes = document.find("regimes"); regimes != nullptr) {
    for (LocatedMember& regime : regimes->members) {
      remove_member(regime.value, "evidence");
    }
  }
  return document;
}

}  // namespace

struct MergedScenario::Merged {
  std::optional<LocatedValue> document;          // before its settings
  std::optional<LocatedValue> without_evidence;  // the same, far smaller to copy
  Problems problems;                             // of loading
};

MergedScenario::MergedScenario(std::string path, const InputFiles& files, const ZoneSource& zones, ReadOptions options)
    : path_(std::move(path)), files_(files), zones_(zones), options_(std::move(options)) {
  Merged merged;
  merged.document = scenario_detail::load_files(path_, files_, options_, {}, merged.problems);
  if (merged.document) {
    merged.without_evidence = without_evidence(*merged.document);
  }
  merged_ = std::make_unique<const Merged>(std::move(merged));
}

MergedScenario::~MergedScenario() = default;

std::vector<std::string> MergedScenario::with_own(const std::vector<std::string>& settings) const {
  std::vector<std::string> all = options_.settings;
  all.insert(all.end(), settings.begin(), settings.end());
  return all;
}

Result<Scenario> MergedScenario::with(const std::vector<std::string>& settings, bool reads_evidence) const {
  Problems problems;
  const std::vector<Setting> parsed = scenario_detail::parse_settings(with_own(settings), problems);
  if (std::ranges::any_of(parsed, &Setting::is_about_include)) {
    return read_anew(path_, files_, zones_, options_, parsed, std::move(problems));
  }
  problems.insert(problems.end(), merged_->problems.begin(), merged_->problems.end());
  std::optional<LocatedValue> document = reads_evidence ? merged_->document : merged_->without_evidence;
  if (document) {
    complete(*document, parsed, problems);
  }
  return named(path_, read_document(document, options_, zones_, reads_evidence, std::move(problems)));
}

std::optional<std::string> MergedScenario::shape_of(const std::vector<std::string>& settings) const {
  Problems ignored;
  const std::vector<Setting> parsed = scenario_detail::parse_settings(with_own(settings), ignored);
  const bool may_change_evidence = std::ranges::any_of(
      parsed, [](const Setting& setting) { return setting.is_about_include() || setting.is_about_evidence(); });
  return may_change_evidence ? std::nullopt : std::optional(scenario_detail::shape_of(parsed));
}

Result<Scenario> read_scenario(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                               const ReadOptions& options) {
  Problems problems;
  const std::vector<Setting> settings = scenario_detail::parse_settings(options.settings, problems);
  return read_anew(path, files, zones, options, settings, std::move(problems));
}

}  // namespace docket
