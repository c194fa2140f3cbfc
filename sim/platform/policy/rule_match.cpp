#include "platform/policy/rule_match.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {
namespace {

template <class T>
bool is_any_of(const std::vector<T>& wanted, const T& found) {
  return wanted.empty() || std::ranges::find(wanted, found) != wanted.end();
}

bool names_any(const std::vector<SourceId>& wanted, std::span<const SourceId> found) {
  return wanted.empty() || std::ranges::any_of(found, [&](SourceId source) { return is_any_of(wanted, source); });
}

/// What an order alleges is known of every trait.
bool is_met(const TraitDemand& demand, TraitSet alleged) {
  return ((alleged.bits() ^ demand.value.bits()) & demand.wanted.bits()) == 0;
}

bool is_met(const std::optional<bool>& wanted, bool found) { return !wanted || *wanted == found; }

}  // namespace

bool matches(const Condition& condition, const ItemView& item) {
  return is_any_of(condition.kinds, item.kind) && names_any(condition.sources, item.sources) &&
         condition.judged.is_met_by(item.judged) && condition.perceived.is_met_by(item.perceived) &&
         is_met(condition.is_reviewed, item.is_reviewed) && is_met(condition.is_dark, item.is_dark) &&
         (!condition.time_left_below || item.time_left <= *condition.time_left_below) &&
         is_met(condition.alleged, item.alleged);
}

RuleId first_match(const std::vector<Rule>& policy, const ItemView& item) {
  const auto rule = std::ranges::find_if(policy, [&](const Rule& r) { return matches(r.when, item); });
  ensure(rule != policy.end(), "no rule of the policy covers an item");
  return RuleId(static_cast<std::size_t>(rule - policy.begin()));
}

}  // namespace docket
