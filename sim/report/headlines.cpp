#include "report/headlines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace docket {
namespace {

bool begins(std::string_view name, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [name](std::string_view part) { return name.starts_with(part); });
}

std::optional<Headline> headline_of_source(std::string_view name) {
  if (begins(name, {"items_missed", "orders_missed", "in_effect_by_due", "late_share", "tardiness", "order_tardiness",
                    "acknowledged_in_time", "items_not_yet_due"})) {
    return Headline::deadlines;
  }
  if (begins(name,
             {"time_to_", "order_time_to_", "in_effect_within_", "orders_", "all_dark_first", "all_visible_again"})) {
    return Headline::times;
  }
  if (begins(name, {"compliance_time", "dark_item_hours", "items_dark"})) {
    return Headline::darkness;
  }
  if (begins(name, {"overblocked", "underblocked"})) {
    return Headline::speech;
  }
  if (begins(name, {"rung_reached", "outstanding"})) {
    return Headline::ladder;
  }
  return name == "rushed_visits_share" ? Headline::people : Headline::decisions;
}

// ── What a value can move ────────────────────────────────────────────────────────────────────────────────────────

std::vector<std::string_view> split(std::string_view pointer) {
  std::vector<std::string_view> steps;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    steps.push_back(pointer.substr(0, pointer.find('/')));
    pointer.remove_prefix(steps.back().size());
  }
  return steps;
}

class Dependence {
 public:
  Dependence(const Scenario& scenario, std::string_view pointer)
      : scenario_(scenario), is_platform_simulated_(!scenario.is_platform_replayed()), steps_(split(pointer)) {}

  [[nodiscard]] HeadlineSet moved() const {
    const std::string_view section = step(0);
    if (section == "item_groups" || section == "order_streams" || section == "work_streams") {
      return moved_by_items();
    }
    if (section == "orders") {
      return moved_by_order(2);
    }
    if (section == "authorities") {
      return is_simulated(step(1)) ? HeadlineSet::all() : HeadlineSet();
    }
    if (section == "regimes") {
      return moved_by_regime();
    }
    if (section == "platform") {
      return moved_by_platform();
    }
    if (section == "script") {
      return moved_by_act();
    }
    return section == "record" ? HeadlineSet(Headline::record) : HeadlineSet::all();
  }

 private:
  [[nodiscard]] std::string_view step(std::size_t i) const { return i < steps_.size() ? steps_[i] : ""; }

  [[nodiscard]] HeadlineSet where_platform_is_simulated() const {
    return is_platform_simulated_ ? HeadlineSet::all() : HeadlineSet();
  }

  [[nodiscard]] bool is_simulated(std::string_view authority) const {
    const auto found = std::ranges::find(scenario_.authorities, authority, &AuthoritySpec::id);
    return found == scenario_.authorities.end() ||
           !scenario_.is_authority_replayed(
               AuthorityId(static_cast<std::size_t>(found - scenario_.authorities.begin())));
  }

  [[nodiscard]] bool is_any_authority_simulated() const {
    return std::ranges::any_of(scenario_.authorities, [this](const AuthoritySpec& a) { return is_simulated(a.id); });
  }

  /// Truth is measured always, and matters to what is done only where somebody tries to see it.
  [[nodiscard]] HeadlineSet moved_by_items() const {
    if (step(2) == "truth") {
      return is_assessed(step(3)) ? HeadlineSet::all() : HeadlineSet(Headline::speech);
    }
    if (step(2) == "alleged") {
      return is_any_allegation_asked_for() ? HeadlineSet::all() : HeadlineSet();
    }
    return step(0) == "order_streams" ? moved_by_order(2) : HeadlineSet::all();
  }

  [[nodiscard]] HeadlineSet moved_by_order(std::size_t key) const {
    if (step(key) == "public_at") {
      return {};  // shown, and read by nobody
    }
    constexpr std::array<std::string_view, 4> kForPlatform = {"priority", "priority_per_hour", "order_truth", "truth"};
    return std::ranges::find(kForPlatform, step(key)) != kForPlatform.end() ? where_platform_is_simulated()
                                                                            : HeadlineSet::all();
  }

  [[nodiscard]] bool is_assessed(std::string_view trait) const {
    return is_platform_simulated_ && std::ranges::any_of(scenario_.platform.stages, [&](const StageSpec& stage) {
             return std::ranges::any_of(stage.assessments, [&](const Assessment& assessment) {
               return scenario_.traits[assessment.trait.index()] == trait;
             });
           });
  }

  [[nodiscard]] bool is_any_allegation_asked_for() const {
    const auto asks = [](const auto& rule) { return !(rule.when.alleged == TraitDemand{}); };
    return is_platform_simulated_ && (std::ranges::any_of(scenario_.platform.policy, asks) ||
                                      std::ranges::any_of(scenario_.platform.reversals, asks));
  }

  [[nodiscard]] HeadlineSet moved_by_regime() const {
    if (step(2) == "in_force") {
      return {};  // a question to the calendar, asked when the scenario is read
    }
    if (step(2) == "acknowledge") {
      return Headline::deadlines;
    }
    if (step(2) == "penalties") {
      return Headline::ladder;
    }
    if (step(2) == "ladder") {
      return is_climbed(step(4)) ? HeadlineSet::all() : HeadlineSet();
    }
    return step(2) == "readings" && !is_governing(step(1), step(3))
               ? HeadlineSet(Headline::deadlines) | Headline::darkness
               : HeadlineSet::all();
  }

  [[nodiscard]] bool is_climbed(std::string_view rung) const {
    return is_any_authority_simulated() ||
           std::ranges::any_of(scenario_.script, [rung](const Act& act) { return act.rung == rung; });
  }

  [[nodiscard]] bool is_governing(std::string_view regime_id, std::string_view reading_id) const {
    const auto regime = std::ranges::find(scenario_.regimes, regime_id, &Regime::id);
    return regime == scenario_.regimes.end() || regime->readings[regime->platform_reading].id == reading_id ||
           regime->readings[regime->authority_reading].id == reading_id;
  }

  [[nodiscard]] HeadlineSet moved_by_platform() const {
    const bool is_price = step(1) == "pools" && step(3) == "cost_per_hour";
    return is_price && is_platform_simulated_ ? HeadlineSet(Headline::cost) : where_platform_is_simulated();
  }

  /// What is only said moves nothing but an authority that listens.
  [[nodiscard]] HeadlineSet moved_by_act() const {
    const auto act = std::ranges::find(scenario_.script, step(1), &Act::id);
    const bool is_only_said = act != scenario_.script.end() && act->kind == ActKind::remark;
    return is_only_said && !is_any_authority_simulated() && !is_followed(step(1)) ? HeadlineSet() : HeadlineSet::all();
  }

  /// Another act is placed after it.
  [[nodiscard]] bool is_followed(std::string_view id) const {
    const std::string ending = "/after_act/" + std::string(id);
    return std::ranges::any_of(scenario_.evidence.rows, [&ending](const LedgerRow& row) {
      return row.pointer.starts_with("/script/") && row.pointer.ends_with(ending);
    });
  }

  const Scenario& scenario_;
  bool is_platform_simulated_;
  std::vector<std::string_view> steps_;
};

bool is_any_cost_known(const Scenario& scenario) {
  return std::ranges::any_of(scenario.platform.pools,
                             [](const PoolSpec& pool) { return pool.cost_per_hour.has_value(); });
}

}  // namespace

std::string_view name_of(Headline headline) {
  static constexpr std::array<std::string_view, kHeadlines> kNames = {"deadlines met or missed",
                                                                      "times to act",
                                                                      "dark time",
                                                                      "decided, refused, restored",
                                                                      "over- and underblocking",
                                                                      "the record",
                                                                      "ladder and penalties",
                                                                      "people and waits",
                                                                      "cost"};
  return kNames.at(static_cast<std::size_t>(headline));
}

std::optional<Headline> headline_of(const Scenario& scenario, const MetricInfo& metric) {
  const bool has_people = !scenario.is_platform_replayed();
  switch (metric.scope) {
    case MetricScope::source:
      return headline_of_source(metric.name);
    case MetricScope::kind:
      return Headline::speech;
    case MetricScope::ladder:
    case MetricScope::regime:
      return Headline::ladder;
    case MetricScope::record:
      return Headline::record;
    case MetricScope::pool:
      return !has_people ? std::nullopt : std::optional(metric.name == "cost" ? Headline::cost : Headline::people);
    case MetricScope::stage:
      return has_people ? std::optional(Headline::people) : std::nullopt;
    case MetricScope::run:
      break;
  }
  return std::nullopt;
}

std::vector<Headline> shown_headlines(const Scenario& scenario) {
  std::vector<Headline> shown = {Headline::deadlines, Headline::times,  Headline::darkness,
                                 Headline::decisions, Headline::speech, Headline::ladder,
                                 Headline::record,    Headline::people, Headline::cost};
  std::erase_if(shown, [&scenario](Headline headline) {
    const bool is_about_people = headline == Headline::people || headline == Headline::cost;
    return (is_about_people && scenario.is_platform_replayed()) ||
           (headline == Headline::cost && !is_any_cost_known(scenario)) ||
           (headline == Headline::record && scenario.record.empty()) ||
           (headline == Headline::ladder && scenario.regimes.empty());
  });
  return shown;
}

HeadlineSet moved_by(const Scenario& scenario, std::string_view pointer) {
  return Dependence(scenario, pointer).moved();
}

}  // namespace docket
