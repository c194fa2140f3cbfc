#include <fmt/core.h>

#include "report/assumed.hpp"
#include "report/blocks.hpp"
#include "report/conduct.hpp"
#include "report/measured.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

bool is_truth_named(const ItemMix& mix) {
  for (const TraitAmount& amount : mix.truth) {
    if (amount.trait == kUnlawful) {
      return true;
    }
  }
  return false;
}

template <class Things>
bool is_any_truth_named(const Things& things) {
  for (const auto& thing : things) {
    if (is_truth_named(thing.mix)) {
      return true;
    }
  }
  return false;
}

std::string about_truth(const Scenario& scenario, std::size_t width) {
  std::string text;
  for (const std::string& clause : assumed_truths(scenario)) {
    text += wrapped("truth unknown: " + clause, 2, width);
  }
  const bool is_named = is_any_truth_named(scenario.item_groups) || is_any_truth_named(scenario.order_streams) ||
                        is_any_truth_named(scenario.work_streams);
  return is_named ? text : wrapped("the scenario names no item unlawful: all count as lawful", 2, width);
}

}  // namespace

std::string speech_block(const RunReport& report, std::size_t width) {
  TextTable table(
      {"Speech (item-hours)", "lawful but dark", "(items so)", "unlawful but visible", "dark beyond territory", ""});
  for (const std::string& kind : report.scenario.kinds) {
    const Measured measured(report, MetricScope::kind, kind);
    table.add({kind, measured.plain("overblocked_item_hours"), measured.plain("wrongly_dark_items"),
               measured.plain("underblocked_item_hours"), measured.plain("overreach_item_hours"),
               std::string(tag_of(platform_conduct(report.scenario)))});
  }
  return table.empty() ? "" : table.render(width) + about_truth(report.scenario, width);
}

}  // namespace docket
