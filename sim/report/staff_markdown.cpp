#include <fmt/core.h>

#include "report/figures.hpp"
#include "report/markdown.hpp"
#include "report/staff_words.hpp"

namespace docket {
namespace {

std::string plan_rows(const StaffReport& report, const std::string& name, const PlayedPlan& plan) {
  std::string text;
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const StaffTarget& target = report.options.targets[i];
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", markdown_cell(name),
                        markdown_cell(plan_text(report, plan.reviewers)), price_text(report, plan.price),
                        markdown_cell(name_of(target)), limit_of(target), figure_of(target, plan.targets[i].value),
                        range_of(target, plan.targets[i]), with_thousands(std::uint64_t{plan.replications}),
                        word_for(plan.targets[i].verdict));
  }
  return text;
}

}  // namespace

std::string staff_markdown(const StaffReport& report) {
  std::string text = fmt::format("# {}\n\n", report.scenario.title);
  for (const std::string& sentence : staff_sentences(report)) {
    text += sentence + "\n";
  }
  text += fmt::format("\nSIMULATED; {:.4g} % confidence, seed {}.\n\n", 100 * report.options.confidence,
                      report.options.seed);
  text +=
      "| what | reviewers | price | promise | limit | found | interval | replications | verdict |\n"
      "|---|---|---|---|---|---|---|---|---|\n";
  if (report.result.answer) {
    text += plan_rows(report, "proof: fewest", *report.result.answer);
  }
  for (std::size_t i = 0; i < report.result.one_fewer.size(); ++i) {
    if (const auto& fewer = report.result.one_fewer[i]) {
      text += plan_rows(report, "proof: one fewer in " + id_of(report, i), *fewer);
    }
  }
  for (const PlayedPlan& plan : staff_curve(report)) {
    text += plan_rows(report, "search: " + note_on(report, plan), plan);
  }
  return text;
}

}  // namespace docket
