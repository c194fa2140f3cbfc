#include "report/assumed.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "report/evidence_words.hpp"
#include "report/figures.hpp"

namespace docket {
namespace {

std::string_view word_of(ActKind kind) {
  switch (kind) {
    case ActKind::withhold:
      return "withheld";
    case ActKind::block:
      return "blocked";
    case ActKind::reject:
      return "refused";
    case ActKind::restore:
      return "restored";
    case ActKind::acknowledge_order:
      return "acknowledged";
    case ActKind::acknowledge_notice:
    case ActKind::ask_dialogue:
    case ActKind::status_update:
    case ActKind::climb:
    case ActKind::remark:
      break;
  }
  return {};
}

std::string what_is_assumed(const Scenario& scenario, const Act& act) {
  const std::string pointer = "/script/" + act.id;
  const bool is_share_assumed = scenario.evidence.is_assumed(pointer + "/share");
  const bool is_time_assumed =
      scenario.evidence.is_assumed(pointer + "/at") || scenario.evidence.is_assumed(pointer + "/after_act");
  std::string share = fmt::format("share {:g} %", 100 * act.share);
  if (is_share_assumed && is_time_assumed) {
    return share + " and time";
  }
  if (is_share_assumed) {
    return share;
  }
  return is_time_assumed ? "time" : "";
}

std::string clause_of(const TraitAmount& amount, const Evidence& evidence) {
  const std::string value = amount.amount.is_exact ? with_thousands(amount.amount.count) + " items"
                                                   : fmt::format("{:g}", amount.amount.share);
  return "share unlawful assumed " + value +
         (evidence.range_json.empty() ? "" : ", range " + range_text(evidence.range_json));
}

class TruthClauses {
 public:
  explicit TruthClauses(const Scenario& scenario) : scenario_(scenario) {}

  void add(const std::string& owner, const ItemMix& mix) {
    const std::string pointer = owner + "/truth/" + scenario_.traits[kUnlawful.index()];
    for (const TraitAmount& amount : mix.truth) {
      const std::string value = pointer + (amount.amount.is_exact ? "/count" : "/share");
      const LedgerRow* row = scenario_.evidence.row_at(value);
      if (amount.trait == kUnlawful && row != nullptr && row->basis == Basis::assumption) {
        add_clause(clause_of(amount, *scenario_.evidence.root_entry_of(*row)), owner);
      }
    }
  }
  [[nodiscard]] std::vector<std::string> all() const {
    std::vector<std::string> texts;
    for (const Clause& clause : clauses_) {
      texts.push_back(clause.says + " (" + clause.owners + ")");
    }
    return texts;
  }

 private:
  struct Clause {
    std::string says;
    std::string owners;
  };
  void add_clause(const std::string& says, const std::string& owner) {
    const std::string name = owner.substr(owner.rfind('/') + 1);
    const auto same = std::ranges::find(clauses_, says, &Clause::says);
    if (same == clauses_.end()) {
      clauses_.push_back({says, name});
    } else {
      same->owners += ", " + name;
    }
  }

  const Scenario& scenario_;
  std::vector<Clause> clauses_;
};

}  // namespace

std::vector<std::string> assumed_acts(const Scenario& scenario, SourceId source) {
  std::vector<std::string> notes;
  for (const Act& act : scenario.script) {
    const std::string_view word = word_of(act.kind);
    const std::string what = act.order == source && !word.empty() ? what_is_assumed(scenario, act) : std::string();
    if (!what.empty()) {
      notes.push_back(fmt::format("{} (assumption; not on record): {} of act {}", word, what, act.id));
    }
  }
  return notes;
}

std::vector<std::string> assumed_truths(const Scenario& scenario) {
  TruthClauses clauses(scenario);
  for (const ItemGroupSpec& group : scenario.item_groups) {
    clauses.add("/item_groups/" + group.id, group.mix);
  }
  for (const OrderStreamSpec& stream : scenario.order_streams) {
    clauses.add("/order_streams/" + stream.id, stream.mix);
  }
  for (const WorkStreamSpec& stream : scenario.work_streams) {
    clauses.add("/work_streams/" + stream.id, stream.mix);
  }
  return clauses.all();
}

}  // namespace docket
