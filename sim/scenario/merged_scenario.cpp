#include "docket/scenario/merged_scenario.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/load_document.hpp"
#include "scenario/read_document.hpp"

namespace docket {

using scenario_detail::KnownFacts;
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
  return named(path, read_document(document, options, zones, nullptr, std::move(problems)));
}

bool is_about_facts(const Setting& setting) { return setting.steps.front() == "facts"; }

}  // namespace

struct MergedScenario::Merged {
  std::optional<LocatedValue> document;  // before its settings
  KnownFacts facts;
  Problems problems;  // of loading
};

MergedScenario::MergedScenario(std::string path, const InputFiles& files, const ZoneSource& zones, ReadOptions options)
    : path_(std::move(path)), files_(files), zones_(zones), options_(std::move(options)) {
  Merged merged;
  merged.document = scenario_detail::load_files(path_, files_, options_, {}, merged.problems);
  if (merged.document) {
    LocatedValue whole = *merged.document;
    Problems none;
    complete(whole, {}, none);
    merged.facts = scenario_detail::facts_in(whole, zones_);
  }
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
  const bool are_facts_known = std::ranges::none_of(parsed, is_about_facts);
  return named(path_, read_document(document, options_, zones_, are_facts_known ? &merged_->facts : nullptr,
                                    std::move(problems)));
}

Result<Scenario> read_scenario(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                               const ReadOptions& options) {
  Problems problems;
  const std::vector<Setting> settings = scenario_detail::parse_settings(options.settings, problems);
  return read_anew(path, files, zones, options, settings, std::move(problems));
}

}  // namespace docket
