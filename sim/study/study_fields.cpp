#include "study/study_fields.hpp"

#include "scenario/sections.hpp"
#include "study/factor_fields.hpp"

namespace docket::study_detail {

using namespace scenario_detail;

namespace {

void heading_fields(Fields& root, const StudyFiles* files, Study& study) {
  std::uint64_t format = 1;
  std::string scenario;
  root.schema_key();
  root.required("docket_study", format, whole("", 1, 1).as_setting(), "version of the format: 1");
  root.optional("title", study.title, text("36 hours against 3"), "what people call it", "none");
  root.optional("scenario", scenario, file_name("../../india-2021/review-then-decide.json"),
                "the scenario that is varied", "none: a factor chooses it");
  if (root.is_reading() && root.at("scenario") && !scenario.empty()) {
    study.scenario = files->readable(root.reader(), root.at("scenario")).value_or("");
  }
}

void factors_section(Fields& root, const StudyFiles* files, Study& study) {
  const bool has_table = root.is_reading() && root.has("table");
  root.objects("factors", "what is varied on purpose", "reviewers", [&](Fields& f, const std::string& id) {
    Factor factor;
    factor.id = id;
    factor_fields(f, files, has_table, factor);
    study.factors.push_back(std::move(factor));
  });
}

void constraints_section(Fields& root, std::vector<WrittenConstraint>& all) {
  root.objects("constraints", "combinations that are no points", "budget", [&all](Fields& f, const std::string& id) {
    WrittenConstraint written;
    written.node = f.node();
    written.constraint.id = id;
    f.values("sum", number(-1e100, 1e100).as_setting().like("1"),
             "factors and their weights: the weighted sum of their values is bounded", "none", "reviewers",
             [&](const Node& node, const std::string&) {
               if (const auto weight = number(-1e100, 1e100).as_setting().read(f.reader(), node)) {
                 written.weights.emplace_back(node, *weight);
               }
             });
    f.optional("at_most", written.constraint.at_most, scalar_value().like("20"), "what that sum may be at most");
    f.optional("at_least", written.constraint.at_least, scalar_value().like("0"), "what it must be at least");
    f.values("never", any_value().like("8"), "factors and one level of each, which do not go together", "none",
             "reviewers", [&](const Node& node, const std::string&) {
               if (const auto value = any_value().read(f.reader(), node)) {
                 written.never.emplace_back(node, *value);
               }
             });
    f.exactly_one_of({"sum", "never"});
    if (f.is_reading() && f.has("sum") && !f.has("at_most") && !f.has("at_least")) {
      f.error("sum", "expected \"at_most\", \"at_least\" or both beside it");
    }
    all.push_back(std::move(written));
  });
}

void uncertain_section(Fields& root, Study& study) {
  root.objects("uncertain", "what nobody knows: drawn anew for each draw, and the same at all points", "error-rate",
               [&study](Fields& f, const std::string& id) {
                 UncertainInput input;
                 input.id = id;
                 uncertain_fields(f, input);
                 study.uncertain.push_back(std::move(input));
               });
  root.optional("evidence_ranges", study.evidence_ranges, list_of(text("/platform")).like("[\"/platform\"]"),
                "pointers into the scenario: all that has a range in its evidence there or below is uncertain, too; "
                "\"\" means everything",
                "none");
  root.optional("draws", study.draws, narrowed<std::uint32_t>(whole("draws", 1, 1'000'000)).as_setting().like("30"),
                "how often what is uncertain is drawn at each point of the design");
}

void design_fields(Fields& root, WrittenStudy& written) {
  Study& study = written.study;
  std::string table;
  root.optional("design", study.design,
                choice<Design>({{"grid", Design::grid},
                                {"one-at-a-time", Design::one_at_a_time},
                                {"latin-hypercube", Design::latin_hypercube},
                                {"sobol", Design::sobol}}),
                "how points are made of the factors");
  root.optional("points", study.points, narrowed<std::uint32_t>(whole("points", 1, 1'000'000)).as_setting().like("64"),
                "how many, of a Latin hypercube or Sobol's sequence", "none");
  root.optional("table", table, file_name("points.csv"),
                "a CSV file instead of a design: a column for each factor or pointer, a row for each point", "none");
  root.optional("lockstep", written.lockstep,
                list_of(list_of(text("reviewers"))).like("[[\"reviewers\", \"checkers\"]]"),
                "groups of factors whose values go in pairs: the first with the first, and so on", "none");
}

void effort_fields(Fields& root, Study& study) {
  root.optional("metrics", study.metrics,
                list_of(text("items_missed_share on first-list")).like("[\"items_missed_share on first-list\"]"),
                "what is kept: names of metrics, with \" on \" and an order, stage or the like where several have it",
                "all that the first point measures");
  root.optional("replications", study.replications,
                narrowed<std::uint32_t>(whole("replications", 1, UINT32_MAX)).as_setting().like("20"),
                "how often each point is played", "as its scenario says");
  root.object("precision", "play each point until a metric is known well enough",
              [&study](Fields& precision) { precision_fields(precision, study.precision); });
  root.optional("budget", study.budget, whole("replications", 1, UINT64_MAX).as_setting().like("20000"),
                "replications of all points together, shared out equally");
  root.optional("seed", study.seed, whole("", 0, UINT64_MAX).as_setting().like("42"),
                "what all luck is drawn from, and the points of a Latin hypercube", "the scenario's");
}

}  // namespace

void study_fields(Fields& root, const StudyFiles* files, WrittenStudy& written) {
  heading_fields(root, files, written.study);
  factors_section(root, files, written.study);
  design_fields(root, written);
  constraints_section(root, written.constraints);
  uncertain_section(root, written.study);
  effort_fields(root, written.study);
}

}  // namespace docket::study_detail
