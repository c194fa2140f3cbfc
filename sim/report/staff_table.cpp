#include <fmt/core.h>

#include <cmath>

#include "report/blocks.hpp"
#include "report/evidence_words.hpp"
#include "report/figures.hpp"
#include "report/staff_words.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr std::size_t kMostTargetColumns = 4;

std::string shift_of(const StaffReport& report, std::size_t pool) {
  const PlatformSpec& platform = report.scenario.platform;
  const ShiftId shift = platform.pools[report.result.pools[pool].pool.index()].shift;
  return shift.is_none() ? "always" : platform.shifts[shift.index()].id;
}

std::string people_for(const StaffReport& report, const StaffedPool& pool, std::uint32_t reviewers) {
  return report.person_hours ? fmt::format("{:.0f}", std::ceil(reviewers * pool.hours_per_week / *report.person_hours))
                             : "";
}

std::string pools_block(const StaffReport& report, std::size_t width) {
  TextTable table({"Reviewers on each shift", "shift", "as written", "load", "theory", "needed", "fewest",
                   "hours a week", "cost a week", "people", ""});
  table.align_left(1);
  for (std::size_t i = 0; i < report.result.pools.size(); ++i) {
    const StaffedPool& pool = report.result.pools[i];
    const auto& answer = report.result.answer;
    const std::uint32_t fewest = answer ? answer->reviewers[i] : 0;
    table.add({id_of(report, i), shift_of(report, i), with_thousands(std::uint64_t{pool.as_written}),
               fmt::format("{:.2f}", pool.load), with_thousands(std::uint64_t{pool.theory}),
               pool.needed == 0 ? "" : with_thousands(std::uint64_t{pool.needed}),
               answer ? with_thousands(std::uint64_t{fewest}) : "",
               answer ? with_thousands(fewest * pool.hours_per_week) : "",
               answer && !report.result.currency.empty() ? price_text(report, fewest * *pool.cost) : "",
               answer ? people_for(report, pool, fewest) : "", "SIMULATED"});
  }
  std::string text = table.render(width);
  text += wrapped(
      "load: reviewers who would be at work all of their time on duty; theory: where the search began; "
      "needed: in any plan, beside plenty in the others",
      2, width);
  if (report.result.currency.empty()) {
    text += wrapped("costs are not all known in one currency: every reviewer counts the same", 2, width);
  }
  return text;
}

void add_proof(TextTable& table, const StaffReport& report, const std::string& name, const PlayedPlan& plan) {
  for (std::size_t i = 0; i < plan.targets.size(); ++i) {
    const StaffTarget& target = report.options.targets[i];
    table.add({name, name_of(target), limit_of(target), figure_of(target, plan.targets[i].value),
               range_of(target, plan.targets[i]), with_thousands(std::uint64_t{plan.replications}),
               std::string(word_for(plan.targets[i].verdict))});
  }
}

std::string proof_block(const StaffReport& report, std::size_t width) {
  if (!report.result.answer) {
    return {};
  }
  TextTable table({"Proof", "promise", "limit", "found", "interval", "replications", ""});
  table.align_left(1);
  table.align_left(6);
  add_proof(table, report, "fewest", *report.result.answer);
  for (std::size_t i = 0; i < report.result.one_fewer.size(); ++i) {
    if (const auto& fewer = report.result.one_fewer[i]) {
      add_proof(table, report, fmt::format("{} {}", id_of(report, i), fewer->reviewers[i]), *fewer);
    }
  }
  return table.render(width) +
         wrapped(fmt::format("on replications from number {} on, which the search never saw; intervals are as wide as "
                             "looking again and again asks for ({:.4g} % in all)",
                             with_thousands(std::uint64_t{report.options.most_replications}),
                             100 * report.options.confidence),
                 2, width);
}

std::string curve_block(const StaffReport& report, std::size_t width) {
  const bool has_costs = !report.result.currency.empty();
  std::vector<std::string> headings = {has_costs ? report.result.currency + " a week" : "Reviewers"};
  for (std::size_t i = 0; i < report.result.pools.size() && report.result.pools.size() > 1; ++i) {
    headings.push_back(id_of(report, i));
  }
  const std::size_t columns = std::min(report.options.targets.size(), kMostTargetColumns);
  const bool has_one = report.options.targets.size() == 1;
  std::string legend;
  for (std::size_t i = 0; i < columns; ++i) {
    const std::string name = name_of(report.options.targets[i]);
    const std::string letter(1, static_cast<char>('A' + i));
    headings.push_back(has_one ? name : letter);
    legend += has_one ? "" : "  " + letter + ": " + name + "\n";
  }
  headings.emplace_back("replications");
  headings.emplace_back("");
  TextTable table(headings);
  table.align_left(headings.size() - 1);
  for (const PlayedPlan& plan : staff_curve(report)) {
    std::vector<std::string> cells = {with_thousands(plan.price)};
    for (std::size_t i = 0; i < plan.reviewers.size() && plan.reviewers.size() > 1; ++i) {
      cells.push_back(with_thousands(std::uint64_t{plan.reviewers[i]}));
    }
    for (std::size_t i = 0; i < columns; ++i) {
      cells.push_back(figure_of(report.options.targets[i], plan.targets[i].value));
    }
    cells.push_back(with_thousands(std::uint64_t{plan.replications}));
    cells.push_back(note_on(report, plan));
    table.add(std::move(cells));
  }
  return table.empty() ? ""
                       : table.render(width) + legend +
                             wrapped(
                                 "of the plans that were played on the search's replications, the best at each "
                                 "price; the proof has others",
                                 2, width);
}

std::string targets_line(const StaffReport& report, std::size_t width) {
  std::string text = "Promised";
  for (const StaffTarget& target : report.options.targets) {
    text += fmt::format("{} {} {}", text.ends_with("Promised") ? ":" : ";", name_of(target), limit_of(target));
  }
  return wrapped(text + fmt::format(", with {:.4g} % confidence", 100 * report.options.confidence), 0, width);
}

}  // namespace

std::string staff_table(const StaffReport& report, std::size_t width) {
  const StaffResult& result = report.result;
  const Scenario staffed =
      result.answer ? with_reviewers(report.scenario, result.pools, result.answer->reviewers) : report.scenario;
  const RunReport proof{staffed, report.catalogue, result.proof, report.options.seed};
  std::string text = wrapped(report.scenario.title, 0, width) + targets_line(report, width) + "\n";
  for (const std::string& sentence : staff_sentences(report)) {
    text += wrapped(sentence, 0, width);
  }
  const auto add = [&text](const std::string& block) { text += block.empty() ? "" : "\n" + block; };
  add(pools_block(report, width));
  add(proof_block(report, width));
  add(curve_block(report, width));
  const bool can_go_dark = !report.scenario.orders.empty() || !report.scenario.order_streams.empty();
  if (result.answer && can_go_dark) {
    add(speech_block(proof, width));
  }
  if (!report.scenario.regimes.empty()) {
    add(wrapped(unverified_text(report.scenario.evidence), 0, width));
  }
  return text;
}

}  // namespace docket
