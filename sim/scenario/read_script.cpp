#include <algorithm>
#include <map>

#include "scenario/script_story.hpp"
#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

/// What people write after "do". An acknowledgement is of an order or of a notice.
enum class Verb : std::uint8_t {
  withhold,
  block,
  reject,
  restore,
  acknowledge,
  ask_dialogue,
  status_update,
  climb,
  remark,
};

const Format<Verb>& verb() {
  static const Format<Verb> format = choice<Verb>({{"withhold", Verb::withhold},
                                                   {"block", Verb::block},
                                                   {"reject", Verb::reject},
                                                   {"restore", Verb::restore},
                                                   {"acknowledge", Verb::acknowledge},
                                                   {"ask-dialogue", Verb::ask_dialogue},
                                                   {"status-update", Verb::status_update},
                                                   {"climb", Verb::climb},
                                                   {"remark", Verb::remark}});
  return format;
}

bool acts_on_items(Verb verb) { return verb <= Verb::restore; }

ActKind kind_of(Verb verb, bool is_about_notice) {
  switch (verb) {
    case Verb::withhold:
      return ActKind::withhold;
    case Verb::block:
      return ActKind::block;
    case Verb::reject:
      return ActKind::reject;
    case Verb::restore:
      return ActKind::restore;
    case Verb::acknowledge:
      return is_about_notice ? ActKind::acknowledge_notice : ActKind::acknowledge_order;
    case Verb::ask_dialogue:
      return ActKind::ask_dialogue;
    case Verb::status_update:
      return ActKind::status_update;
    case Verb::climb:
      return ActKind::climb;
    case Verb::remark:
      break;
  }
  return ActKind::remark;
}

struct Draft {
  Act act;
  Node node;
  Verb verb = Verb::remark;
  std::optional<Instant> at;  ///< unknown while the act that it follows is
  std::string follows;        ///< id of the act in "after_act"
  Duration delay;
  std::string notice;  ///< id of the climb that served it
};

const Format<AuthorityId>& actor() {
  static const Format<AuthorityId> format = {
      "actor",
      "\"platform\" or the id of an authority",
      [](Reader& reader, const Node& node, const std::string&) -> std::optional<AuthorityId> {
        if (node.value->is(JsonType::text) && node.value->text == "platform") {
          return AuthorityId::none();
        }
        return reference<AuthorityId, &Names::authorities>().read(reader, node);
      },
      {},
      "/authorities",
      {"platform"},
      {false, "\"platform\"", fragment::text()}};
  return format;
}

void timing_fields(Fields& f, Draft& draft) {
  f.optional("at", draft.at, instant(), "when it is done");
  f.values("after_act", duration(), "by the id of another act: how long after it", "none", "warning",
           [&](const Node& node, const std::string& id) {
             Reader& reader = f.reader();
             draft.follows = id;
             draft.delay = duration().read(reader, node).value_or(Duration());
             if (!reader.names.acts.find(id)) {
               reader.error(node, "no act " + quoted(id), nearest_word(id, reader.names.acts.words()));
             }
           });
  f.exactly_one_of({"at", "after_act"});
  if (f.is_reading() && f.has("after_act") && f.at("after_act").value->members.size() != 1) {
    f.error("after_act", "expected an object with one act, such as {\"warning\": \"2h\"}");
  }
}

void act_fields(Fields& f, Draft& draft) {
  Act& act = draft.act;
  f.required("by", act.authority, actor(), "who acts");
  timing_fields(f, draft);
  f.required("do", draft.verb, verb(), "what is done");
  f.optional("order", act.order, order_reference(), "the order that it is about", "none");
  f.optional("share", act.share, share(), "share of the order's items that it touches, drawn item by item");
  f.optional("rung", act.rung, reference_word<&Names::rungs>(), "climb: the rung", "none");
  f.optional("also_covers", act.also_covers, made_once([] { return list_of(reference<GroupId, &Names::groups>()); }),
             "climb: item groups that are added, which makes a new order", "none");
  f.optional("notice", draft.notice, reference_word<&Names::acts>(), "acknowledge: the climb that served the notice",
             "none");
  f.optional("text", act.text, text("the company explains itself"), "remark: what is said");
}

/// Which keys an act must and must not have.
class ActCheck {
 public:
  ActCheck(Fields& fields, const Draft& draft) : f_(fields), draft_(draft) {}

  void run() {
    const Verb verb = draft_.verb;
    require_actor();
    allow("order", verb != Verb::remark && verb != Verb::ask_dialogue);
    allow("share", acts_on_items(verb));
    allow("rung", verb == Verb::climb);
    allow("also_covers", verb == Verb::climb);
    allow("notice", verb == Verb::acknowledge);
    allow("text", verb == Verb::remark);
    require("order", acts_on_items(verb) || verb == Verb::climb);
    require("rung", verb == Verb::climb);
    if (verb == Verb::acknowledge && f_.has("order") == f_.has("notice")) {
      f_.error("", "an acknowledgement is of exactly one: an \"order\" or a \"notice\"");
    }
  }

 private:
  void allow(const char* key, bool has_meaning) {
    if (f_.has(key) && !has_meaning) {
      f_.error(key, quoted(key) + " has no meaning for " + shown(*f_.at("do").value));
    }
  }

  void require(const char* key, bool is_needed) {
    if (!f_.has(key) && is_needed) {
      f_.error("", "key " + quoted(key) + " is missing for " + shown(*f_.at("do").value));
    }
  }

  void require_actor() {
    const bool is_platform = draft_.act.authority.is_none();
    const bool is_free = draft_.verb == Verb::remark;
    if (!is_free && f_.has("by") && is_platform != (draft_.verb != Verb::climb)) {
      f_.error("by", std::string("only ") + (is_platform ? "an authority" : "the platform") + " can " +
                         f_.at("do").value->text);
    }
  }

  Fields& f_;
  const Draft& draft_;
};

class ScriptResolver {
 public:
  ScriptResolver(Reader& reader, const Scenario& scenario, std::vector<Draft>& drafts)
      : reader_(reader), scenario_(scenario), drafts_(drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      index_.try_emplace(drafts[i].act.id, i);
    }
  }

  void run() {
    for (Draft& draft : drafts_) {
      place(draft);
    }
    for (Draft& draft : drafts_) {
      check_climb(draft);
      take_notice(draft);
    }
  }

 private:
  [[nodiscard]] Draft* find(const std::string& id) {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &drafts_[found->second];
  }

  /// Follows the chain of "after_act" to an act with a known instant and comes back.
  void place(Draft& draft) {
    std::vector<Draft*> chain;
    for (Draft* next = &draft; next != nullptr && !next->at; next = find(next->follows)) {
      if (std::ranges::find(chain, next) != chain.end()) {
        reader_.error(draft.node.member("after_act"), "acts that wait for each other in a circle never happen");
        return;
      }
      chain.push_back(next);
    }
    for (auto waiting = chain.rbegin(); waiting != chain.rend(); ++waiting) {
      place_after(**waiting, find((*waiting)->follows));
    }
  }

  void place_after(Draft& draft, const Draft* before) {
    if (before == nullptr || !before->at) {
      return;
    }
    draft.at = *before->at + draft.delay;
    if (*draft.at > reader_.run.horizon()) {
      reader_.error(draft.node.member("after_act"), "this is after the end of the run");
      draft.at = reader_.run.horizon();
    }
  }

  void check_climb(const Draft& draft) {
    if (draft.verb != Verb::climb || draft.act.order.is_none() || draft.act.rung.empty()) {
      return;
    }
    const Source& source = scenario_.sources[draft.act.order.index()];
    if (rung_of(draft.act) == nullptr) {
      reader_.error(draft.node.member("rung"),
                    "the regime of order " + quoted(source.id) + " has no rung " + quoted(draft.act.rung));
    }
    const Node by = draft.node.member("by");
    if (source.authority != draft.act.authority && reader_.is_sound({by.pointer})) {
      reader_.error(by, "order " + quoted(source.id) + " is of another authority");
    }
  }

  [[nodiscard]] const Rung* rung_of(const Act& act) const {
    const RegimeId regime = scenario_.sources[act.order.index()].regime;
    if (regime.is_none()) {
      return nullptr;
    }
    const std::vector<Rung>& ladder = scenario_.regimes[regime.index()].ladder;
    const auto rung = std::ranges::find(ladder, act.rung, &Rung::id);
    return rung == ladder.end() ? nullptr : &*rung;
  }

  void take_notice(Draft& draft) {
    const Draft* climb = draft.notice.empty() ? nullptr : find(draft.notice);
    if (climb == nullptr) {
      return;
    }
    const Node at = draft.node.member("notice");
    if (climb->verb != Verb::climb || climb->act.order.is_none()) {
      reader_.error(at, "act " + quoted(draft.notice) + " serves no notice: it does not climb");
      return;
    }
    draft.act.order = climb->act.order;
    draft.act.rung = climb->act.rung;
    const Rung* rung = rung_of(climb->act);
    if (rung != nullptr && !rung->is_notice) {
      reader_.error(at, "rung " + quoted(rung->id) + " serves no notice", {},
                    "give the rung \"notice\": true if it does");
    }
    if (draft.at && climb->at && *draft.at < *climb->at) {
      reader_.error(at, "the notice is acknowledged before it is served");
    }
  }

  Reader& reader_;
  const Scenario& scenario_;
  std::vector<Draft>& drafts_;
  std::map<std::string, std::size_t> index_;
};

/// The story can be followed only when each act in it is sound.
void check_told(Reader& reader, const Scenario& scenario, const std::vector<Act>& script) {
  if (!reader.is_sound({"/run", "/regimes", "/item_groups", "/authorities", "/orders", "/script"})) {
    return;
  }
  const Node section = reader.root().member("script");
  std::vector<ToldAct> acts;
  for (const Act& act : script) {
    acts.push_back({&act, section.member(act.id)});
  }
  check_story(reader, scenario, acts);
}

}  // namespace

void script_section(Fields& root, const Scenario& scenario, std::vector<Act>& script) {
  std::vector<Draft> drafts;
  root.objects("script", "what was done: actors named here are replayed for the whole run, others are simulated",
               "warning", [&drafts](Fields& f, const std::string& id) {
                 Draft draft;
                 draft.act.id = id;
                 draft.node = f.node();
                 act_fields(f, draft);
                 const bool is_known =
                     f.is_reading() && f.has("do") && f.reader().is_sound({f.at("do").pointer, f.at("by").pointer});
                 if (is_known) {
                   ActCheck(f, draft).run();
                 }
                 drafts.push_back(std::move(draft));
               });
  if (root.is_reading()) {
    ScriptResolver(root.reader(), scenario, drafts).run();
    for (Draft& draft : drafts) {
      draft.act.at = draft.at.value_or(Instant());
      draft.act.kind = kind_of(draft.verb, !draft.notice.empty());
      script.push_back(std::move(draft.act));
    }
    std::ranges::stable_sort(script, {}, &Act::at);
    check_told(root.reader(), scenario, script);
  }
}

}  // namespace docket::scenario_detail
