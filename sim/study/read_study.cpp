#include "docket/study/read_study.hpp"

#include <algorithm>

#include "scenario/include_files.hpp"
#include "scenario/scalar.hpp"
#include "scenario/sections.hpp"
#include "scenario/written_places.hpp"
#include "study/common_luck.hpp"
#include "study/input_names.hpp"
#include "study/overwriting.hpp"
#include "study/point_table.hpp"
#include "study/study_fields.hpp"

namespace docket {

namespace study_detail {
namespace {

using namespace scenario_detail;

/// What the parts of a study say of each other.
class StudyChecks {
 public:
  StudyChecks(Fields& root, const StudyFiles& files, WrittenStudy written)
      : root_(root), reader_(root.reader()), files_(files), written_(std::move(written)), study_(written_.study) {}

  Study finished() {
    read_table();
    check_inputs();
    join_lockstep();
    for (WrittenConstraint& constraint : written_.constraints) {
      join(constraint);
    }
    check_design();
    check_scenario();
    check_effort();
    return std::move(study_);
  }

 private:
  void read_table() {
    const Node table = root_.at("table");
    if (!table || !table.value->is(JsonType::text)) {
      return;
    }
    if (root_.has("design")) {
      root_.error("design", "the points are those of the table");
    }
    study_.design = Design::table;
    if (const auto csv = files_.text_in(reader_, table)) {
      read_point_table(*csv, files_.path_of(reader_, table).value_or(""), study_, reader_.problems);
    }
  }

  void check_inputs() {
    for (const Problems& found : {refused_names(study_), overwritten_inputs(study_), varied_luck(study_)}) {
      reader_.problems.insert(reader_.problems.end(), found.begin(), found.end());
    }
    for (std::size_t i = 0; i < study_.evidence_ranges.size(); ++i) {
      if (!pointer_steps(study_.evidence_ranges[i])) {
        reader_.error(root_.at("evidence_ranges").element(i),
                      "found " + quoted(study_.evidence_ranges[i]) + ", expected a pointer such as \"/platform\"");
      }
    }
  }

  [[nodiscard]] std::optional<std::size_t> find_factor(const std::string& id) const {
    const auto found = std::ranges::find(study_.factors, id, &Factor::id);
    return found == study_.factors.end() ? std::nullopt
                                         : std::optional(static_cast<std::size_t>(found - study_.factors.begin()));
  }

  std::optional<std::size_t> factor_named(const std::string& id, const Node& at) {
    const auto found = find_factor(id);
    if (!found) {
      std::vector<std::string> ids;
      std::ranges::transform(study_.factors, std::back_inserter(ids), &Factor::id);
      reader_.error(at, "no factor " + quoted(id), nearest_word(id, ids));
    }
    return found;
  }

  void join_lockstep() {
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < written_.lockstep.size(); ++i) {
      const Node group = root_.at("lockstep").element(i);
      std::vector<std::size_t> factors;
      for (std::size_t k = 0; k < written_.lockstep[i].size(); ++k) {
        const std::string& id = written_.lockstep[i][k];
        if (std::ranges::find(seen, id) != seen.end()) {
          reader_.error(group.element(k), quoted(id) + " goes in lockstep already");
        }
        seen.push_back(id);
        if (const auto factor = factor_named(id, group.element(k))) {
          factors.push_back(*factor);
        }
      }
      check_lengths(factors, group);
      study_.lockstep.push_back(std::move(factors));
    }
  }

  void check_lengths(const std::vector<std::size_t>& factors, const Node& group) {
    for (const std::size_t factor : factors) {
      const std::size_t levels = study_.factors[factor].levels.size();
      if (const std::size_t first = study_.factors[factors.front()].levels.size(); levels != first) {
        reader_.error(group, quoted(study_.factors[factor].id) + " has " + std::to_string(levels) + " values, " +
                                 quoted(study_.factors[factors.front()].id) + " has " + std::to_string(first) +
                                 ": they cannot go in pairs");
        return;
      }
    }
  }

  void join(WrittenConstraint& written) {
    Constraint& constraint = written.constraint;
    for (const auto& [node, weight] : written.weights) {
      if (const auto factor = factor_named(last_step(node), node)) {
        constraint.weights.emplace_back(*factor, weight);
        check_amounts(study_.factors[*factor], constraint, node);
      }
    }
    for (const auto& [node, value] : written.never) {
      if (const auto factor = factor_named(last_step(node), node)) {
        const std::string name = level_of("", value).name;
        check_level(study_.factors[*factor], name, node);
        constraint.never.emplace_back(*factor, name);
      }
    }
    study_.constraints.push_back(std::move(constraint));
  }

  static std::string last_step(const Node& node) { return pointer_steps(node.pointer)->back(); }

  void check_amounts(const Factor& factor, const Constraint& constraint, const Node& at) {
    const Scalar& bound = constraint.at_most ? *constraint.at_most : constraint.at_least.value_or(Scalar{});
    const auto fits = [&bound](const Level& level) { return level.amount && level.amount->sort == bound.sort; };
    const bool is_sound =
        factor.range ? factor.range->from.sort == bound.sort : std::ranges::all_of(factor.levels, fits);
    if (!is_sound) {
      reader_.error(at, quoted(factor.id) + " has values that are no " + plural_of(bound.sort) +
                            ", as the bound is: they cannot be weighed");
    }
  }

  void check_level(const Factor& factor, const std::string& name, const Node& at) {
    std::vector<std::string> names;
    std::ranges::transform(factor.levels, std::back_inserter(names), &Level::name);
    if (study_.design != Design::table && std::ranges::find(names, name) == names.end()) {
      reader_.error(at, quoted(factor.id) + " is never " + quoted(name), nearest_word(name, names));
    }
  }

  void check_design() {
    const bool samples = study_.design == Design::latin_hypercube || study_.design == Design::sobol;
    if (samples != root_.has("points")) {
      root_.error(samples ? "design" : "points",
                  samples ? "key \"points\" is missing: how many"
                          : "only a Latin hypercube and Sobol's sequence take a number of points");
    }
    for (const Factor& factor : study_.factors) {
      const Node node = root_.at("factors").member(factor.id);
      const bool is_open = factor.range && factor.levels.empty();
      const bool says_steps = node.member("step") || node.member("count");  // mistaken ones, if it is open
      if (is_open && !says_steps && !samples && study_.design != Design::table) {
        reader_.error(node, "this design needs single values of the range", {},
                      "say with \"step\" how far apart they are, or with \"count\" how many there are");
      }
    }
    if (root_.has("draws") && study_.uncertain.empty() && study_.evidence_ranges.empty()) {
      root_.error("draws", "nothing is uncertain, so nothing is drawn", {}, "add \"uncertain\" or \"evidence_ranges\"");
    }
    if (study_.factors.empty() && study_.uncertain.empty() && study_.evidence_ranges.empty() && !root_.has("factors") &&
        !root_.has("table")) {
      root_.error("", "key \"factors\" is missing: nothing is varied");
    }
  }

  void check_scenario() {
    std::size_t choosers = 0;
    for (const Factor& factor : study_.factors) {
      const bool chooses = std::ranges::any_of(factor.levels, [](const Level& level) { return !level.file.empty(); });
      if (chooses && ++choosers > 1) {
        reader_.error(root_.at("factors").member(factor.id), "another factor chooses the scenario already");
      }
    }
    if (choosers == 0 && !root_.has("scenario")) {
      root_.error("", "key \"scenario\" is missing: the name of a file");
    }
  }

  void check_effort() {
    if (study_.budget && (study_.replications || study_.precision)) {
      root_.error("budget", "expected either a budget, or replications and precision of each point");
    }
    if (study_.precision && study_.replications && *study_.replications > study_.precision->max_replications) {
      root_.error("replications", "these are more than the precision's \"max_replications\"");
    }
  }

  Fields& root_;
  Reader& reader_;
  const StudyFiles& files_;
  WrittenStudy written_;
  Study& study_;
};

Study read(Reader& reader, const StudyFiles& files) {
  Fields root(reader, reader.root());
  WrittenStudy written;
  study_fields(root, &files, written);
  root.finish();
  note_places(*reader.root().value, "", ElementsOfLists::noted, written.study.places);
  return StudyChecks(root, files, std::move(written)).finished();
}

}  // namespace
}  // namespace study_detail

Result<Study> read_study(const std::string& path, const InputFiles& files, const ZoneSource& zones,
                         const StudyReadOptions& options) {
  Problems problems;
  const auto document = scenario_detail::read_json_file(path, files, nullptr, "", options.limits.nesting, problems);
  std::optional<Study> study;
  if (document) {
    scenario_detail::Reader reader(*document, zones);
    study = study_detail::read(reader, study_detail::StudyFiles(path, files, options));
    problems.insert(problems.end(), reader.problems.begin(), reader.problems.end());
  }
  std::ranges::sort(problems);
  const bool has_errors =
      std::ranges::any_of(problems, [](const Problem& problem) { return problem.severity == Severity::error; });
  if (!study || has_errors) {
    return problems;
  }
  study->file = path;
  study->text = files.read(path).value();
  return std::move(*study);
}

std::vector<FieldInfo> describe_study() {
  return scenario_detail::table_of(scenario_detail::described_by([](scenario_detail::Fields& root) {
    study_detail::WrittenStudy written;
    study_detail::study_fields(root, nullptr, written);
  }));
}

}  // namespace docket
