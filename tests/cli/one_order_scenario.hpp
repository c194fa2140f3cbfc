// The smallest scenario with an order, as a person would write it.
#pragma once

namespace docket::test {

inline constexpr const char* kOneOrder = R"({
  "docket": 1,
  "title": "one order",
  "run": { "starts_at": "2021-01-31T00:00:00+05:30", "ends_at": "2021-02-10T00:00:00+05:30",
           "time_zone": "Asia/Kolkata", "replications": 8, "seed": 11, "sample_every": "1d" },
  "regimes": { "law": {
    "docket_regime": 1, "title": "a law", "territory": "IN", "currency": "INR",
    "readings": { "day": { "within": "24h", "basis": "law" } },
    "governs": { "platform": "day", "authority": "day" },
    "ladder": { "order": ["notice"], "rungs": { "notice": { "title": "A notice", "notice": true } } }
  } },
  "item_groups": { "list": { "count": 20, "truth": { "unlawful": { "share": 0.5 } } } },
  "authorities": { "ministry": { "title": "a ministry", "looks": { "every": "6h" },
                                 "escalation": { "chance_per_look": 0.1 } } },
  "orders": { "first": { "from": "ministry", "regime": "law", "served_at": "2021-01-31T12:00:00+05:30",
                         "items": ["list"] } },
  "platform": {
    "entry": "review",
    "pools": { "legal": { "reviewers": 2 } },
    "stages": { "review": { "per": "item", "pool": "legal", "handling": { "exponential": { "mean": "3h" } },
                            "judgement": { "unlawful": { "sensitivity": 0.9, "specificity": 0.8 } },
                            "next": "decide" } },
    "policy": { "order": ["unlawful", "rest"],
                "rules": { "unlawful": { "when": { "judged": { "unlawful": true } }, "decide": "withhold" },
                           "rest": { "decide": "reject" } } }
  }
})";

}  // namespace docket::test
