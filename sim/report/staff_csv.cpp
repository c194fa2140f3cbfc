#include "report/csv_writer.hpp"
#include "report/staff_words.hpp"

namespace docket {
namespace {

void write_plan(const StaffReport& report, const std::string& part, const PlayedPlan& plan, CsvWriter& csv) {
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const StaffTarget& target = report.options.targets[i];
    const TargetFinding& finding = plan.targets[i];
    csv.add(part);
    for (const std::uint32_t reviewers : plan.reviewers) {
      csv.add(reviewers);
    }
    csv.add(plan.price).add(plan.replications).add(word_for(plan.verdict));
    csv.add(target.metric).add(target.subject).add(target.is_at_most ? "at-most" : "at-least").add(target.limit);
    csv.add(finding.value).add(finding.low).add(finding.high).add(word_for(finding.verdict)).add("SIMULATED");
    csv.end_row();
  }
}

}  // namespace

std::string staff_csv(const StaffReport& report) {
  CsvWriter csv;
  csv.add("part");
  for (std::size_t i = 0; i < report.result.pools.size(); ++i) {
    csv.add("reviewers on " + id_of(report, i));
  }
  csv.add(report.result.currency.empty() ? "reviewers" : report.result.currency + " per week");
  for (const char* heading :
       {"replications", "plan_verdict", "metric", "on", "sense", "limit", "value", "low", "high", "verdict", "mode"}) {
    csv.add(heading);
  }
  csv.end_row();
  if (report.result.answer) {
    write_plan(report, "answer", *report.result.answer, csv);
  }
  for (std::size_t i = 0; i < report.result.one_fewer.size(); ++i) {
    if (const auto& fewer = report.result.one_fewer[i]) {
      write_plan(report, "one fewer in " + id_of(report, i), *fewer, csv);
    }
  }
  for (const PlayedPlan& plan : report.result.tried) {
    write_plan(report, "tried", plan, csv);
  }
  return csv.take();
}

}  // namespace docket
