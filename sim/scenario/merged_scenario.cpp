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
  if (LocatedValue* regimes = document.own("regimes"); regimes != nullptr) {
    for (LocatedMember& regime : regimes->members.own()) {
      remove_member(regime.value, "evidence");
    }
  }
  return document;
}

/// A trace is unpacked where it stands once one of its rows is wanted, which no other reader of the document may see.
void own_traces(LocatedValue& document) {
  if (LocatedValue* streams = document.own("order_streams"); streams != nullptr) {
    for (LocatedMember& stream : streams->members.own()) {
      static_cast<void>(stream.value.own("trace"));
    }
  }
}

bool may_change_evidence(const Setting& setting) {
  return setting.is_about_include() || setting.is_about_evidence() || setting.is_about_span();
}

/// All but the amounts of the settings; nothing where their amounts may matter to the evidence.
std::optional<std::string> shape_unless_it_may_change_evidence(const std::vector<Setting>& settings) {
  return std::ranges::any_of(settings, may_change_evidence) ? std::nullopt : std::optional(shape_of(settings));
}

}  // namespace

struct MergedScenario::Merged {
  std::optional<LocatedValue> document;  // before its settings
  std::optional<LocatedValue> without_evidence;
  Problems problems;  // of loading
};

struct MergedScenario::Asked {
  std::vector<Setting> settings;  // those of the options first
  Problems problems;              // of their form
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

MergedScenario::Asked MergedScenario::asked(const std::vector<std::string>& settings) const {
  std::vector<std::string> all = options_.settings;
  all.insert(all.end(), settings.begin(), settings.end());
  Asked asked;
  asked.settings = scenario_detail::parse_settings(all, asked.problems);
  return asked;
}

Result<Scenario> MergedScenario::with(const std::vector<std::string>& settings) const {
  return with(asked(settings), true);
}

Result<Scenario> MergedScenario::playable(const std::vector<std::string>& settings, SoundShapes& sound) const {
  const Asked wanted = asked(settings);
  const std::optional<std::string> shape = shape_unless_it_may_change_evidence(wanted.settings);
  const bool is_sound = shape && sound.know(*shape);
  Result<Scenario> scenario = with(wanted, !is_sound);
  if (shape && !is_sound && scenario.has_value()) {
    sound.note(*shape);
  }
  return scenario;
}

Result<Scenario> MergedScenario::with(const Asked& asked, bool reads_evidence) const {
  Problems problems = asked.problems;
  if (std::ranges::any_of(asked.settings, &Setting::is_about_include)) {
    return read_anew(path_, files_, zones_, options_, asked.settings, std::move(problems));
  }
  problems.insert(problems.end(), merged_->problems.begin(), merged_->problems.end());
  std::optional<LocatedValue> document = reads_evidence ? merged_->document : merged_->without_evidence;
  if (document) {
    own_traces(*document);
    complete(*document, asked.settings, problems);
  }
  return named(path_, read_document(document, options_, zones_, reads_evidence, std::move(problems)));
}

Result<Scenario> read_scenario(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                               const ReadOptions& options) {
  Problems problems;
  const std::vector<Setting> settings = scenario_detail::parse_settings(options.settings, problems);
  return read_anew(path, files, zones, options, settings, std::move(problems));
}

}  // namespace docket
