#include "report/help_topics.hpp"

namespace docket {
namespace {

constexpr const char* kScenario = R"({
  "docket": 1,
  "title": "One order, two reviewers",
  "run": {"starts_at": "2026-01-05T00:00:00Z", "ends_at": "2026-01-08T00:00:00Z",
          "replications": 100},
  "regimes": {"day-rule": {
    "docket_regime": 1, "title": "A rule of 24 hours", "territory": "XX",
    "readings": {"day": {"within": "24h", "basis": "law"}}
  }},
  "item_groups": {"list": {"count": 40, "truth": {"unlawful": {"share": 0.8}}}},
  "authorities": {"ministry": {"title": "The ministry"}},
  "orders": {"first": {
    "from": "ministry", "regime": "day-rule",
    "served_at": "2026-01-05T09:00:00Z", "items": ["list"]
  }},
  "platform": {
    "entry": "review",
    "pools": {"legal": {"reviewers": 2}},
    "stages": {"review": {
      "pool": "legal", "handling": {"exponential": {"mean": "1h"}},
      "judgement": {"unlawful": {"sensitivity": 0.9, "specificity": 0.8}},
      "next": "decide"
    }},
    "policy": {"order": ["unlawful", "rest"], "rules": {
      "unlawful": {"when": {"judged": {"unlawful": true}}, "decide": "withhold"},
      "rest": {"decide": "reject"}
    }}
  },
  "evidence": {"": {"assumption": "made up to try things out"}}
})";

}  // namespace

Topic whole_example() {
  return {
      "example",
      "a whole small scenario",
      {"A ministry serves one order over 40 accounts under a rule of 24 hours. Two reviewers judge each account, "
       "rightly or not; what they judge unlawful is withheld, the rest refused. Save it as first.json, then: docket "
       "run first.json"},
      {},
      {kScenario}};
}

}  // namespace docket
