#include <fmt/core.h>

#include <algorithm>

#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

const Format<Decision>& decision() {
  static const Format<Decision> format = choice<Decision>({{"withhold", Decision::withhold},
                                                           {"block", Decision::block},
                                                           {"reject", Decision::reject},
                                                           {"ask-clarification", Decision::ask_clarification}});
  return format;
}

struct Knowledge {
  const char* key;
  NameTable Names::*known_traits;
  const char* verb;
  const char* meaning;
};
constexpr Knowledge kAlleged = {"alleged", &Names::alleged_traits, "no order alleges ",
                                "by trait: what the order says"};
constexpr Knowledge kJudged = {"judged", &Names::judged_traits, "no stage judges ", "by trait: the latest judgement"};
constexpr Knowledge kPerceived = {"perceived", &Names::perceived_traits, "no stage perceives ",
                                  "by trait: what a reviewer noticed last"};

void demand_fields(Fields& f, const Knowledge& knowledge, TraitDemand& demand) {
  f.values(knowledge.key, boolean(), knowledge.meaning, "any", "newsworthy",
           [&](const Node& node, const std::string& word) {
             Reader& reader = f.reader();
             const NameTable& known = reader.names.*knowledge.known_traits;
             if (!known.find(word)) {
               reader.warn(node, knowledge.verb + quoted(word) + ", so this never applies",
                           nearest_word(word, known.words()));
             }
             const TraitId trait = reader.trait(node, word);
             if (const auto wanted = boolean().read(reader, node)) {
               demand.want(trait, *wanted);
             }
           });
}

void refuse_truth(Fields& f) {
  for (const char* key : {"truth", "true", "is"}) {
    f.refuse(key, "a rule cannot read the truth: nobody can",
             "ask for what is \"alleged\", \"judged\" or \"perceived\"");
  }
}

void condition_fields(Fields& f, Condition& condition, bool may_watch_time) {
  refuse_truth(f);
  f.optional("kinds", condition.kinds, made_once([] { return list_of(reference<KindId, &Names::kinds>()); }),
             "one of these kinds of item", "any");
  f.optional("sources", condition.sources, made_once([] { return list_of(reference<SourceId, &Names::sources>()); }),
             "one of these orders or streams", "any");
  demand_fields(f, kAlleged, condition.alleged);
  demand_fields(f, kJudged, condition.judged);
  demand_fields(f, kPerceived, condition.perceived);
  if (may_watch_time) {
    f.optional(
        "time_left_below", condition.time_left_below, duration(),
        "no more time than this is left to the platform's due instant; what the clock decides by it is provisional, "
        "see docket help scenario/words",
        "any");
  } else {
    f.refuse("time_left_below", "a reversal does not watch the time left", "it acts on finally decided items");
  }
  f.optional("reviewed", condition.is_reviewed, boolean(), "whether a stage with a judgement has finished", "any");
  f.optional("dark", condition.is_dark, boolean(), "whether the item is dark", "any");
}

struct RuleDraft {
  Rule rule;
  bool has_condition = false;
};

void rule_fields(Fields& f, RuleDraft& draft) {
  f.object("when", "what must be so; all of it", [&draft](Fields& c) { condition_fields(c, draft.rule.when, true); });
  f.required("decide", draft.rule.decide, decision(),
             "withhold: dark in the law's territory; block: dark everywhere; reject: refused, so not dark; "
             "ask-clarification: wait for the authority's answer, then review again");
  const Node when = f.at("when");
  draft.has_condition = when && !(when.value->is(JsonType::object) && when.value->members.empty());
  if (f.is_reading() && draft.rule.when.time_left_below && draft.rule.decide == Decision::ask_clarification) {
    f.error("decide", "a rule on the time left decides by the clock, and the clock cannot ask for clarification", {},
            "decide \"withhold\", \"block\" or \"reject\"");
  }
}

constexpr const char* kSomeRule = "unlawful";

Format<std::string> rule_id(const std::vector<std::string>& ids) {
  return {"id",
          "the id of a rule",
          [ids](Reader& reader, const Node& node, const std::string&) -> std::optional<std::string> {
            if (node.value->is(JsonType::text) && std::ranges::find(ids, node.value->text) == ids.end()) {
              reader.error(node, "no rule " + quoted(node.value->text), nearest_word(node.value->text, ids));
              return std::nullopt;
            }
            return text("").parse(reader, node, "the id of a rule");
          },
          {},
          "/platform/policy/rules",
          {},
          {false, quoted(kSomeRule), fragment::text()}};
}

/// Each rule in its turn; a problem for each that is missing or stands twice, and for a last one that may not apply.
std::vector<Rule> ordered(Fields& f, const std::vector<RuleDraft>& drafts, const std::vector<std::string>& order) {
  std::vector<Rule> rules;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto draft = std::ranges::find(drafts, order[i], [](const RuleDraft& d) { return d.rule.id; });
    if (std::ranges::find(rules, order[i], &Rule::id) != rules.end()) {
      f.error("order", "rule " + quoted(order[i]) + " stands twice in the order");
    } else if (draft != drafts.end()) {
      rules.push_back(draft->rule);
      const bool is_last = i + 1 == order.size();
      if (is_last && draft->has_condition) {
        f.error("order", "the last rule, " + quoted(order[i]) + ", must apply always: it may have no \"when\"");
      } else if (!is_last && !draft->has_condition) {
        f.warn("order", "rule " + quoted(order[i]) + " applies always, so the rules after it never do");
      }
    }
  }
  for (const RuleDraft& draft : drafts) {
    if (std::ranges::find(order, draft.rule.id) == order.end()) {
      f.error("order", "rule " + quoted(draft.rule.id) + " is missing in the order");
    }
  }
  return rules;
}

void policy_fields(Fields& f, std::vector<Rule>& rules) {
  std::vector<std::string> order;
  const Node written = f.at("rules");
  const std::vector<std::string> ids = written          ? keys_of(*written.value)
                                       : f.is_reading() ? std::vector<std::string>{}
                                                        : std::vector<std::string>{kSomeRule};
  f.required("order", order, list_of(rule_id(ids)), "ids of the rules; the first that applies decides");
  std::vector<RuleDraft> drafts;
  f.objects("rules",
            "how to decide; tried in their order when a stage leads to \"decide\"; the last applies always and has no "
            "\"when\"",
            kSomeRule, [&drafts](Fields& r, const std::string& id) {
              RuleDraft draft;
              draft.rule.id = id;
              rule_fields(r, draft);
              drafts.push_back(std::move(draft));
            });
  const bool is_order_read = f.has("order") && f.at("order").value->elements.size() == order.size();
  if (is_order_read && f.at("order").value->is(JsonType::array)) {
    rules = ordered(f, drafts, order);
  }
}

}  // namespace

void policy_section(Fields& platform, std::vector<Rule>& rules) {
  platform.object("policy", "rules by which items are decided", [&rules](Fields& f) { policy_fields(f, rules); });
}

void reversal_section(Fields& platform, std::vector<ReversalSpec>& reversals) {
  platform.objects("reversal", "when the platform makes items visible again on its own", "second-thoughts",
                   [&reversals](Fields& f, const std::string& id) {
                     ReversalSpec reversal;
                     reversal.id = id;
                     f.required("scope", reversal.is_per_order, made_once([] {
                                  return choice<bool>({{"item", false}, {"order", true}});
                                }),
                                "item by item, or all of an order at once when it is in effect");
                     f.object("when", "what must be so; all of it",
                              [&reversal](Fields& c) { condition_fields(c, reversal.when, false); });
                     f.optional("share_over", reversal.share_over, share(),
                                "scope order: more than this share of the items meets the condition");
                     f.optional("delay", reversal.delay, time_distribution(), "time to do so");
                     if (f.is_reading() && !reversal.is_per_order && f.has("share_over")) {
                       f.error("share_over", "has a meaning for the scope \"order\" only");
                     }
                     reversals.push_back(std::move(reversal));
                     if (f.is_reading() && reversals.size() == kMaxReversals + 1) {
                       f.error("",
                               fmt::format("this is one too many: a platform has at most {} reversals", kMaxReversals));
                     }
                   });
}

}  // namespace docket::scenario_detail
