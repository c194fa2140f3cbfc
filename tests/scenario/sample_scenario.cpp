#include "scenario/sample_scenario.hpp"

namespace docket::test {

namespace {

constexpr const char* kMain = R"({
  "extends": "base.json",
  "title": "everything at once",
  "order_streams": {
    "daily": {
      "from": "ministry", "regime": "in", "arrivals": {"poisson": {"rate": 2, "per": "1d"}},
      "size": {"mixture": [{"weight": 1, "of": 5}, {"weight": 1, "of": {"poisson": {"mean": 3}}}]},
      "kinds": {"url": {"share": 1}}, "alleged": {"bot": {"share": 0.5}}, "truth": {"bot": {"share": 0.2}},
      "order_truth": {"authentic": 0.9}, "priority": 2, "priority_per_hour": 3, "channel": "mail",
      "starts_at": "2021-02-01T00:00:00Z", "ends_at": "2021-02-09T00:00:00Z"
    },
    "recorded": {"from": "ministry", "regime": "in", "trace": "trace.csv"}
  },
  "platform": {"pools": {"legal": {"reviewers": 4}}},
  "evidence": {"/platform/pools/legal/reviewers": {"assumption": "made up", "range": [1, 9]}}
})";

constexpr const char* kBase = R"({
  "docket": 1,
  "title": "base",
  "facts": "facts.json",
  "run": {
    "starts_at": "2021-01-31T00:00:00Z", "ends_at": "2021-02-10T00:00:00Z", "ends_after": {"items": 500},
    "time_zone": "Asia/Kolkata", "replications": 3, "seed": 7, "warm_up": {"items": 10},
    "precision": {"metric": "missed_share", "on": "first", "relative": 0.1, "max_replications": 50},
    "sample_every": "1h"
  },
  "regimes": {"in": {"file": "law.json", "override": {"readings": {"day": {"within": "20h"}}}}},
  "item_groups": {
    "list": {"count": 10, "kinds": {"account": {"count": 4}, "post": {"count": 6}},
             "alleged": {"bot": {"count": 3}}, "truth": {"unlawful": {"share": 0.5}, "newsworthy": {"share": 0.5}}},
    "tag": {"count": 1}
  },
  "authorities": {"ministry": {
    "title": "Ministry", "looks": {"every": "6h"},
    "escalation": {"chance_per_look": 0.1, "when": {"outstanding_share_over": 0.2}, "also_covers": {"notice": ["tag"]}},
    "clarifies": {"exponential": {"mean": "1d"}},
    "reacts": {"remark": {"chance_factor": 2, "for": "1d"}, "dialogue-asked": {"chance_factor": 0.5, "for": "2d"},
               "order-acknowledged": {"chance_factor": 1, "for": "1h"},
               "notice-acknowledged": {"chance_factor": 0, "for": "1h"},
               "status-update": {"chance_factor": 0.9, "for": "1h"}}
  }},
  "orders": {"first": {
    "from": "ministry", "regime": "in", "served_at": "2021-01-31T12:00:00Z", "public_at": "2021-02-03T00:00:00Z",
    "items": ["list"], "priority": 3, "priority_per_hour": 2.5, "channel": "mail",
    "truth": {"authentic": 0.99, "within_powers": 0.8, "specific_enough": 0.7}
  }},
  "work_streams": {"reports": {
    "entry": "review", "arrivals": {"renewal": {"gap": {"uniform": ["1min", "9min"]}}},
    "batch": {"geometric": {"mean": 2}}, "kinds": {"post": {"share": 1}}, "alleged": {"unlawful": {"share": 0.3}},
    "truth": {"unlawful": {"share": 0.1}}, "priority": 5, "priority_per_hour": 0,
    "due": {"per": "item", "within": "3d"}, "patience": "4d",
    "starts_at": "2021-01-31T06:00:00Z", "ends_at": "2021-02-05T00:00:00Z"
  }},
  "script": {
    "warned": {"by": "ministry", "at": "2021-02-02T00:00:00Z", "do": "climb", "rung": "notice", "order": "first",
               "also_covers": ["tag"]},
    "said": {"by": "ministry", "after_act": {"warned": "2h"}, "do": "remark", "text": "we mean it"}
  },
  "platform": {
    "entry": "check",
    "shifts": {"office": {"time_zone": "Asia/Kolkata", "weekly": {"mon-fri": ["09:00-12:00", "13:00-17:00"],
                          "sat": "22:00-06:00"}, "holidays": ["2021-02-01"]}},
    "channels": {"mail": {"watched": "office", "delay": {"triangular": ["1min", "2min", "9min"]}}},
    "pools": {
      "legal": {"reviewers": 3, "shift": "office", "absence": 0.05, "at_shift_end": "hand-over",
                "picks": "stage-order", "stage_order": ["review", "check"], "preemption": "restart",
                "cost_per_hour": {"INR": 800}},
      "robots": {"reviewers": "unlimited"}
    },
    "stages": {
      "check": {"per": "order", "pool": "legal", "handling": {"lognormal": {"median": "30min", "mean": "1h"}},
                "discipline": "accumulating",
                "judgement": {"authentic": {"sensitivity": 0.9, "specificity": 0.8}},
                "otherwise": {"authentic": "ask-clarification"}, "next": "scan"},
      "scan": {"pool": "robots", "handling": "1s", "perception": {"bot": {"sensitivity": 0.7, "specificity": 0.9}},
               "next": {"review": 0.25, "decide": 0.75}},
      "review": {"per": "item", "pool": "legal", "handling": {"gamma": {"mean": "5min", "cv": 0.5}},
                 "discipline": "edf", "judgement": {"unlawful": {"sensitivity": 0.9, "specificity": 0.8}},
                 "perception": {"newsworthy": {"sensitivity": 0.6, "specificity": 0.95}},
                 "rushed": {"when_time_left_below": "1h", "handling_factor": 0.5,
                            "judgement": {"unlawful": {"specificity": 0.6}},
                            "perception": {"newsworthy": {"sensitivity": 0.3}}},
                 "next": "decide"}
    },
    "policy": {
      "order": ["late", "lawful", "rest"],
      "rules": {
        "late": {"when": {"kinds": ["account"], "sources": ["first", "daily"], "alleged": {"bot": true},
                          "time_left_below": "30min", "reviewed": false, "dark": false}, "decide": "withhold"},
        "lawful": {"when": {"judged": {"unlawful": false}, "perceived": {"newsworthy": true}}, "decide": "reject"},
        "rest": {"decide": "block"}
      }
    },
    "enforcement": {"takes": "10min", "restoring_takes": {"erlang": {"k": 2, "mean": "20min"}}},
    "reversal": {"regret": {"scope": "order", "when": {"judged": {"unlawful": false}, "dark": true},
                            "share_over": 0.4, "delay": {"weibull": {"shape": 2, "mean": "3h"}}}},
    "acknowledges": {"order": "1h", "notice": {"empirical": {"values": ["1h", "2h"], "weights": [1, 3]}}},
    "status_updates": {"every": "1d"},
    "dialogue": {"asked_at_rung": "notice", "delay": {"pareto": {"shape": 3, "minimum": "1d"}}}
  },
  "record": {
    "R1": {"title": "an input", "given": true},
    "R2": {"all_dark": {"order": "first", "between": ["2021-01-31T12:00:00Z", "2021-02-01T12:00:00Z"]},
           "all_visible_again": {"order": "first", "within": ["2h", "12h"]}},
    "R3": {"rung_reached": {"order": "first", "rung": "notice",
                            "between": ["2021-02-01T00:00:00Z", "2021-02-04T00:00:00Z"]},
           "notice_acknowledged": {"order": "first", "rung": "notice", "by": "2021-02-09T00:00:00Z"}},
    "R4": {"dialogue_asked": {"by": "2021-02-09T00:00:00Z"},
           "not_all_dark": {"order": "first/again", "at": "2021-02-09T00:00:00Z"}, "no_penalty": true}
  },
  "expected": {
    "wait": {"title": "mean wait", "metric": "waiting_time_mean_seconds", "on": "review", "value": 4,
             "formula": "L / lambda", "source": "Little 1961", "relative": 0.005, "control": true},
    "missed": {"metric": "items_missed_share", "on": "first", "value": 0.2226, "formula": "simulated", "source": "a program",
               "absolute": 0.002, "standard_error": 0.0016, "limit": true, "close_control": false}
  },
  "evidence": {
    "/item_groups/list/count": {"fact": "F1"},
    "/orders/first/served_at": {"convention": "noon", "of": "F2",
                                "range": ["2021-01-31T00:00:00Z", "2021-01-31T23:59:59Z"]},
    "/platform/pools/legal/reviewers": {"source": "a report", "cites": "p. 3"},
    "/platform/pools/legal/absence": {"assumption": "none is known", "range": [0, 0.2], "below": "/orders/first/truth/authentic"},
    "/item_groups/list/truth/newsworthy": {"same_as": "/item_groups/list/truth/unlawful"},
    "/platform/enforcement/takes": {"user": "--set 1"},
    "/orders/first/truth/within_powers": {"assumption": "made up", "above": ["/platform/pools/legal/absence"]}
  }
})";

constexpr const char* kLaw = R"({
  "docket_regime": 1, "title": "A law", "territory": "IN", "currency": "INR", "clock": "wall",
  "in_force": {"from": "2009-10-27", "to": "2030-01-01"},
  "acknowledge": {"within": "2h"},
  "readings": {"now": {"within": "0h", "basis": "law", "title": "at once"}, "day": {"within": "24h", "basis": "what-if"},
               "usual": {"within": "36h", "basis": "practice"}},
  "governs": {"platform": "day", "authority": "now"},
  "ladder": {"order": ["notice", "again"], "rungs": {
    "again": {"title": "Again", "renews": true, "within": "1h", "exposure": "referred", "penalties": ["fine"]},
    "notice": {"title": "Notice", "notice": true, "exposure": "threatened"}}},
  "exposure": {"role": "management", "provision": "s.1", "statute": "prison"},
  "penalties": {"fine": {"kind": "fine", "title": "Fine", "ceiling": {"INR": 5000000}, "imposed": "unknown"}},
  "evidence": {
    "/acknowledge/within": {"unverified-law": "two hours", "cites": "r.13"},
    "/exposure": {"law": "prison", "cites": "s.1", "in_force_from": "2009-10-27", "in_force_to": "2030-01-01",
                  "checked_on": "2026-01-01"}
  }
})";

constexpr const char* kFacts = R"({
  "docket_facts": 1,
  "facts": {
    "F1": {"says": "ten entries", "status": "stated", "articles": ["X"], "value": 10, "unit": "items"},
    "F2": {"says": "about noon", "status": "attributed", "attributed_to": "somebody", "vague": true, "unit": "instant",
           "earliest": "2021-01-31T09:00:00Z", "latest": "2021-01-31T15:00:00Z", "conflicts_with": ["F3"]},
    "F3": {"says": "hours after", "status": "derived", "central": "6h", "range": ["2h", "12h"], "unit": "duration",
           "after": ["F2"], "readings": [{"name": "few", "says": "two"}], "conflicts_with": ["F2"]}
  }
})";

constexpr const char* kTrace = "number,served_at,items\n1,12h,3\n2,2021-02-03T00:00:00Z,4\n";

}  // namespace

void put_sample(MemoryFiles& files) {
  files.put("full/main.json", kMain);
  files.put("full/base.json", kBase);
  files.put("full/law.json", kLaw);
  files.put("full/facts.json", kFacts);
  files.put("full/trace.csv", kTrace);
}

}  // namespace docket::test
