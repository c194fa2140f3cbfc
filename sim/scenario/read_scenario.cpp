#include "docket/scenario/read_scenario.hpp"

#include <algorithm>
#include <set>

#include "scenario/evidence_entries.hpp"
#include "scenario/read_document.hpp"
#include "scenario/sections.hpp"
#include "scenario/stage_graph.hpp"
#include "scenario/too_much.hpp"
#include "scenario/whole_checks.hpp"
#include "scenario/written_places.hpp"

namespace docket {

namespace scenario_detail {

namespace {

bool is_error(const Problem& problem) { return problem.severity == Severity::error; }

bool has_streams(const Scenario& scenario) { return !scenario.order_streams.empty() || !scenario.work_streams.empty(); }

void check_end(Fields& root, const Scenario& scenario) {
  if (has_streams(scenario) && !scenario.run.ends_at && !scenario.run.ends_after_items && root.has("run")) {
    root.error("run", "this run never ends: streams go on for ever", {}, "add \"ends_at\" or \"ends_after\"");
  }
}

bool ends_in_decision(const StageSpec& stage) {
  return std::ranges::any_of(stage.routes, [](const Route& route) { return route.end == RouteEnd::decide; });
}

/// What a simulated platform cannot do without.
void check_conduct(Fields& root, const Scenario& scenario) {
  const bool has_orders = !scenario.orders.empty() || !scenario.order_streams.empty();
  if (scenario.is_platform_replayed()) {
    return;
  }
  if (has_orders && scenario.platform.entry.is_none() && !root.at("platform").member("entry")) {
    root.error("platform", "key \"entry\" is missing: the first stage for orders", {},
               "a platform that acts in the script needs none");
  }
  if (scenario.platform.policy.empty() && !root.at("platform").member("policy") &&
      std::ranges::any_of(scenario.platform.stages, ends_in_decision)) {
    root.error("platform", "key \"policy\" is missing: a stage leads to \"decide\"");
  }
}

void check_work_entries(Fields& root, const Scenario& scenario) {
  for (const WorkStreamSpec& stream : scenario.work_streams) {
    if (!stream.entry.is_none() && scenario.platform.stages[stream.entry.index()].is_per_order) {
      root.reader().error(root.at("work_streams").member(stream.id).member("entry"),
                          "work without an order cannot enter a stage for whole orders");
    }
  }
}

/// The graph of the stages can be looked at only when all that it is made of is sound.
void check_graph(Reader& reader, const Scenario& scenario) {
  if (!reader.is_sound({"/platform", "/work_streams"})) {
    return;
  }
  for (Problem& problem : check_stage_graph(scenario)) {
    const LocatedValue* value = find_at(*reader.root().value, problem.pointer);
    problem.place = (value != nullptr ? youngest_spot(*value) : reader.root().value->spot).place();
    reader.problems.push_back(std::move(problem));
  }
}

void check_whole(Fields& root, const Scenario& scenario) {
  check_end(root, scenario);
  check_conduct(root, scenario);
  if (scenario.platform.stages.size() == root.reader().names.stages.words().size()) {
    check_work_entries(root, scenario);
  }
  Reader& reader = root.reader();
  const bool is_graph_sound = reader.is_sound({"/platform", "/work_streams"});
  check_graph(reader, scenario);
  if (is_graph_sound && reader.is_sound({"/run", "/regimes", "/item_groups", "/authorities", "/order", "/record"})) {
    check_times(reader, scenario);
    check_rungs(reader, scenario);
    check_unused(reader, scenario);
    check_urgency(reader, scenario);
    check_clarification(reader, scenario);
  }
}

void heading_fields(Fields& root, Scenario& scenario) {
  std::uint64_t format = 1;
  root.schema_key();
  root.required("docket", format, made_once([] { return whole("", 1, 1).as_setting(); }), "version of the format: 1");
  root.required("title", scenario.title, text("India, 31 January to 9 February 2021, as it was"),
                "what people call it");
  root.file_key("extends", file_name("history.json"),
                "a scenario over which this one is merged: what is written here counts, null deletes, lists are "
                "replaced whole",
                FileRole::base);
}

Scenario read(Reader& reader) {
  Scenario scenario;
  Fields root(reader, reader.root());
  scenario_fields(root, scenario);
  root.finish();
  scenario.run = reader.run;
  check_whole(root, scenario);
  scenario.kinds = reader.names.kinds.words();
  scenario.traits = reader.names.traits.words();
  return scenario;
}

/// What is wrong is said once: a warning about a value that is wrong anyway would only repeat it.
void drop_warnings_beside_errors(Problems& problems) {
  std::set<std::string> wrong;
  for (const Problem& problem : problems) {
    if (is_error(problem)) {
      wrong.insert(problem.pointer);
    }
  }
  std::erase_if(problems, [&](const Problem& problem) {
    return !is_error(problem) && !problem.pointer.empty() && wrong.contains(problem.pointer);
  });
}

}  // namespace

void scenario_fields(Fields& root, Scenario& scenario) {
  heading_fields(root, scenario);
  run_section(root, root.is_reading() ? root.reader().run : scenario.run);
  regimes_section(root, scenario.regimes);
  item_groups_section(root, scenario.item_groups);
  authorities_section(root, scenario.authorities);
  orders_section(root, scenario.orders);
  order_streams_section(root, scenario.order_streams);
  work_streams_section(root, scenario.work_streams);
  if (root.is_reading()) {
    list_sources(root.reader(), scenario);
  }
  script_section(root, scenario, scenario.script);
  platform_section(root, scenario.platform);
  record_section(root, scenario.record);
  expected_section(root, scenario.expected);
  evidence_section(root, scenario.evidence);
}

Result<Scenario> read_document(const std::optional<LocatedValue>& document, const ReadOptions& options,
                               const ZoneSource& zones, bool reads_evidence, Problems problems) {
  std::optional<Scenario> scenario;
  if (document) {
    Reader reader(*document, zones);
    reader.reads_evidence = reads_evidence;
    scenario = read(reader);
    refuse_too_much(reader, *scenario, options.limits);
    problems.insert(problems.end(), reader.problems.begin(), reader.problems.end());
  }
  drop_warnings_beside_errors(problems);
  std::ranges::sort(problems);
  if (!scenario || std::ranges::any_of(problems, is_error)) {
    return problems;
  }
  if (!options.is_only_played) {
    scenario->resolved_json = to_json_text(with_settled_evidence(*document, scenario->evidence));
    note_places(*document, "", ElementsOfLists::left_out, scenario->places);
  }
  scenario->zone_tables = zones.tables_version();
  scenario->warnings = std::move(problems);
  return std::move(*scenario);
}

}  // namespace scenario_detail

}  // namespace docket
