#include "cli/study_columns.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/without_case.hpp"
#include "experiment/store_refusal.hpp"
#include "scenario/json_text.hpp"
#include "study/input_names.hpp"

namespace docket {
namespace {

using scenario_detail::quoted;

Problems metrics_kept_twice(const LoadedStudy& loaded) {
  Problems problems;
  std::map<std::string, std::size_t> kept;  // place in the study, by what a database makes of the title
  for (std::size_t i = 0; i < loaded.study.metrics.size(); ++i) {
    const std::string& title = loaded.columns[i].title;
    const auto [first, is_new] = kept.emplace(without_case(title), i);
    if (!is_new) {
      const std::string pointer = "/metrics/" + std::to_string(i);
      problems.push_back({loaded.study.place_of(pointer), pointer,
                          quoted(title) + " is kept already: see /metrics/" + std::to_string(first->second), "",
                          "leave one of the two out", Severity::error});
    }
  }
  return problems;
}

Problems inputs_like_metrics(const LoadedStudy& loaded) {
  Problems problems;
  for (const study_detail::NamedInput& input : study_detail::named_inputs(loaded.study)) {
    const auto is_like = [&](const MetricColumn& column) {
      return without_case(column.title) == without_case(input.id);
    };
    if (std::ranges::any_of(loaded.columns, is_like)) {
      problems.push_back({input.place, input.pointer,
                          quoted(input.id) + " is the name of a metric that is kept: results could not tell them apart",
                          "", "give it another name, or say with \"metrics\" what is kept", Severity::error});
    }
  }
  return problems;
}

/// Whatever else a database has against them.
Problems too_many(const LoadedStudy& loaded) {
  StoreHead head;
  head.inputs = loaded.plan.inputs;
  std::ranges::transform(loaded.columns, std::back_inserter(head.metrics), &MetricColumn::title);
  Problems problems = experiment_detail::refusal_of(head, loaded.study.file);
  for (Problem& problem : problems) {
    problem.pointer = loaded.study.metrics.empty() ? "" : "/metrics";
    problem.place = loaded.study.place_of(problem.pointer);
  }
  return problems;
}

}  // namespace

Problems refused_columns(const LoadedStudy& loaded) {
  Problems problems = metrics_kept_twice(loaded);
  const Problems alike = inputs_like_metrics(loaded);
  problems.insert(problems.end(), alike.begin(), alike.end());
  std::ranges::sort(problems);
  return problems.empty() ? too_many(loaded) : problems;
}

}  // namespace docket
