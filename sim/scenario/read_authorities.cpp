#include "scenario/sections.hpp"

namespace docket::scenario_detail {

namespace {

constexpr const char* kReservedActor = "platform";

void also_covers_fields(Fields& f, std::vector<AlsoCovers>& all) {
  const auto groups = list_of(reference<GroupId, &Names::groups>());
  f.values("also_covers", groups, "by rung: item groups that are added, for which the rung makes a new order", "none",
           "notice", [&](const Node& node, const std::string& rung) {
             Reader& reader = f.reader();
             if (!reader.names.rungs.find(rung)) {
               reader.error(node, "no rung " + quoted(rung), nearest_word(rung, reader.names.rungs.words()));
             }
             if (auto added = groups.read(reader, node)) {
               all.push_back({rung, std::move(*added)});
             }
           });
}

void escalation_fields(Fields& f, EscalationSpec& escalation) {
  f.required("chance_per_look", escalation.chance_per_look, share(), "chance to climb one rung, per look and order");
  f.object("when", "what must be so", [&escalation](Fields& when) {
    when.optional("outstanding_share_over", escalation.outstanding_share_over, share(),
                  "more than this share of the order's items is outstanding: due under the authority's reading and not "
                  "dark, refused items included");
  });
  also_covers_fields(f, escalation.also_covers);
}

void reaction_fields(Fields& f, const char* key, Trigger trigger, const char* meaning,
                     std::vector<ReactionSpec>& reactions) {
  f.object(key, meaning, [&](Fields& r) {
    ReactionSpec reaction;
    reaction.trigger = trigger;
    r.required("chance_factor", reaction.chance_factor, made_once([] { return number_at_least(0); }),
               "multiplies chance_per_look …");
    r.required("for", reaction.lasts, duration(), "… for this long");
    reactions.push_back(reaction);
  });
}

void reacts_fields(Fields& f, std::vector<ReactionSpec>& reactions) {
  reaction_fields(f, "remark", Trigger::remark, "after a remark in public", reactions);
  reaction_fields(f, "dialogue-asked", Trigger::dialogue_asked, "after the platform asked for talks", reactions);
  reaction_fields(f, "order-acknowledged", Trigger::order_acknowledged, "after an order was acknowledged", reactions);
  reaction_fields(f, "notice-acknowledged", Trigger::notice_acknowledged, "after a notice was acknowledged", reactions);
  reaction_fields(f, "status-update", Trigger::status_update, "after the platform told how far it is", reactions);
}

void authority_fields(Fields& f, AuthoritySpec& authority) {
  f.optional("title", authority.title, text("Ministry of Electronics and IT"), "what people call it");
  f.object("looks", "how the authority finds out", [&authority](Fields& looks) {
    looks.required("every", authority.looks_every, positive_duration(), "time between two looks at what is dark");
  });
  f.object("escalation", "when it climbs its ladder: at a look that finds something outstanding, by chance",
           [&authority](Fields& e) { escalation_fields(e, authority.escalation.emplace()); });
  f.optional("clarifies", authority.clarifies, time_distribution(), "time to answer a request for clarification",
             "never");
  f.object("reacts", "what moves it, by what the platform does",
           [&authority](Fields& r) { reacts_fields(r, authority.reactions); });
  if (authority.escalation && !authority.looks_every && !f.has("looks")) {
    f.error("escalation", "an authority that never looks cannot escalate", {}, "add \"looks\": {\"every\": …}");
  }
}

}  // namespace

void authorities_section(Fields& root, std::vector<AuthoritySpec>& authorities) {
  indexed_objects(root, "authorities", "who gives orders", &Names::authorities, authorities,
                  [](Fields& f, AuthoritySpec& authority) {
                    authority_fields(f, authority);
                    if (authority.id == kReservedActor) {
                      f.error("", "no authority may be called \"platform\"");
                    }
                  });
}

}  // namespace docket::scenario_detail
