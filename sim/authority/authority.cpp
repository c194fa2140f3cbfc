#include "authority/authority.hpp"

#include <algorithm>

#include "authority/authority_signals.hpp"
#include "docket/order/phases.hpp"
#include "order/rest_of.hpp"

namespace docket {

Authorities::Authorities(ActorContext& context, const AuthorityBrief& brief, ToPlatform& platform)
    : context_(context),
      brief_(brief),
      platform_(platform),
      desk_(context, brief.issuing, platform),
      ladders_(context),
      moods_(brief.specs.size()) {
  for (std::size_t i = 0; i < brief.specs.size(); ++i) {
    look_leaves_.push_back(context.events.add_leaf());
  }
}

void Authorities::open() {
  desk_.open();
  for (std::size_t i = 0; i < brief_.specs.size(); ++i) {
    const AuthorityId authority(i);
    if (is_simulated(authority) && brief_.specs[i].looks_every && brief_.specs[i].escalation) {
      const Duration every = *brief_.specs[i].looks_every;
      const std::int64_t looks = context_.now().count_us() / every.count_us();
      context_.set(look_leaves_[i], Instant() + every * (looks + 1), phase::kAuthorityLooks,
                   signal(AuthoritySignal::look, authority.index()));
    }
  }
}

OrderSlot Authorities::file(const OpenOrder& open) {
  const OrderSlot order = desk_.file(open);
  watch(order);
  return order;
}

void Authorities::handle(const Event& event) {
  const auto [kind, subject, detail] = event.signal;
  switch (static_cast<AuthoritySignal>(kind)) {
    case AuthoritySignal::order_due_out:
      watch(desk_.on_order_due_out(subject));
      break;
    case AuthoritySignal::stream_order:
      watch(desk_.on_stream_order(subject));
      break;
    case AuthoritySignal::look:
      look(AuthorityId(subject));
      break;
    case AuthoritySignal::clarification: {
      const OrderSlot order(subject);
      context_.leave_trail(phase::kArrival, context_.cases[order].entity);
      context_.cases.clarify(order, ItemSlot(detail));
      context_.journal.write(ClarificationGiven{context_.now(), order, ItemSlot(detail)});
      platform_.clarification_given(order, ItemSlot(detail));
      break;
    }
  }
}

// ---- looking and climbing ----

void Authorities::watch(OrderSlot order) { end_if_done(ladders_.begin(order, context_.cases[order].authority)); }

void Authorities::end_if_done(const Ladder& ladder) {
  const Order& order = context_.cases[ladder.root];
  const AuthoritySpec& spec = brief_.specs[order.authority.index()];
  const bool is_exhausted = ladder.next_rung >= rungs(ladder.root).size();
  const bool is_passive = !spec.escalation || !spec.looks_every;
  if (is_simulated(order.authority) && (is_passive || is_exhausted)) {
    end(ladder);
  }
}

/// Orders of streams are done with when nothing can be climbed for them any more. Lists stay: a later order may name
/// their items again.
void Authorities::end(const Ladder& ladder) {
  const OrderSlot root = ladder.root;
  const bool is_done = is_of_stream(root) && ladder.renewals.empty();
  ladders_.end(root);
  if (is_done) {
    platform_.ladder_ended(root);
  }
}

/// No look will ever find anything outstanding: all of it is dark, and nobody will restore it or name it again.
bool Authorities::is_closed(const Ladder& ladder) const {
  const Order& order = context_.cases[ladder.root];
  return order.is_settled && order.is_in_effect() && ladder.renewals.empty() && is_of_stream(ladder.root);
}

bool Authorities::is_of_stream(OrderSlot order) const {
  return brief_.issuing.sources[context_.cases[order].source.index()].kind == SourceKind::order_stream;
}

void Authorities::look(AuthorityId authority) {
  const AuthoritySpec& spec = brief_.specs[authority.index()];
  context_.set(look_leaves_[authority.index()], context_.now() + *spec.looks_every, phase::kAuthorityLooks,
               signal(AuthoritySignal::look, authority.index()));
  const double chance = spec.escalation->chance_per_look * chance_factor(authority);
  std::vector<OrderSlot> climbed;
  std::vector<OrderSlot> closed;
  for (Ladder& ladder : ladders_.open()) {
    if (ladder.authority != authority) {
      continue;
    }
    const Outstanding outstanding = ladders_.outstanding(ladder);
    context_.journal.write(Looked{context_.now(), ladder.root, outstanding.items(), outstanding.due});
    const std::uint32_t number = ladder.looks++;
    Draws draws = context_.cases[ladder.root].entity.draws(purpose_of(DrawKind::climb, 0, number));
    if (may_climb(ladder, *spec.escalation, outstanding) && draws.chance(chance)) {
      climbed.push_back(ladder.root);
    } else if (is_closed(ladder)) {
      closed.push_back(ladder.root);
    }
  }
  for (const OrderSlot root : closed) {
    end(*ladders_.find(root));
  }
  for (const OrderSlot root : climbed) {
    Ladder& ladder = *ladders_.find(root);
    const RungId rung(ladder.next_rung);
    climb(ladder, rung, ladders_.outstanding_items(ladder), also_covers(authority, rungs(root)[rung.index()].id));
    end_if_done(ladder);
  }
}

bool Authorities::may_climb(const Ladder& ladder, const EscalationSpec& escalation, const Outstanding& outstanding) {
  const double share = outstanding.due == 0 ? 0 : static_cast<double>(outstanding.items()) / outstanding.due;
  return share > escalation.outstanding_share_over && ladder.next_rung < rungs(ladder.root).size();
}

void Authorities::climb(Ladder& ladder, RungId rung_id, const std::vector<ItemSlot>& items,
                        const std::vector<GroupId>& also_covers) {
  const OrderSlot root = ladder.root;
  const Rung& rung = rungs(root)[rung_id.index()];
  ladder.next_rung = rung_id.index() + 1;
  context_.leave_trail(phase::kAuthorityLooks, context_.cases[root].entity, rung_id.index());
  context_.journal.write(RungClimbed{context_.now(), root, ladder.authority, rung_id});
  if (rung.is_notice) {
    platform_.notice_served(root, rung_id);
  }
  if (rung.renews || !also_covers.empty()) {
    const Source& source = brief_.issuing.sources[context_.cases[root].source.index()];
    const auto renewed = std::ranges::find(brief_.issuing.sources, source.id + "/" + rung.id, &Source::id);
    ensure(renewed != brief_.issuing.sources.end(), "a rung renews an order of which the scenario has no renewals");
    if (!items.empty() || !also_covers.empty()) {
      const SourceId id(static_cast<std::size_t>(renewed - brief_.issuing.sources.begin()));
      ladders_.add_renewal(ladder, desk_.renew(root, rung_id, id, items, also_covers));
    }
  }
}

std::vector<GroupId> Authorities::also_covers(AuthorityId authority, const std::string& rung) const {
  const auto& covers = brief_.specs[authority.index()].escalation->also_covers;
  const auto found = std::ranges::find(covers, rung, &AlsoCovers::rung);
  return found == covers.end() ? std::vector<GroupId>{} : found->groups;
}

// ---- replay ----

void Authorities::play(const Act& act, std::uint32_t index) {
  if (act.kind == ActKind::remark) {
    context_.journal.write(Remarked{context_.now(), act.authority, index});
    return;
  }
  const OrderSlot order = act.order.is_none() ? OrderSlot::none() : desk_.latest(act.order);
  Ladder* ladder = order.is_none() ? nullptr : ladders_.find(order);
  if (ladder == nullptr) {
    return;
  }
  const auto& ladder_rungs = rungs(order);
  const auto rung = std::ranges::find(ladder_rungs, act.rung, &Rung::id);
  climb(*ladder, RungId(static_cast<std::size_t>(rung - ladder_rungs.begin())), ladders_.visible_items(*ladder),
        act.also_covers);
}

// ---- what it hears ----

void Authorities::order_acknowledged(OrderSlot order) {
  react(context_.cases[order].authority, Trigger::order_acknowledged);
}

void Authorities::notice_acknowledged(OrderSlot order, RungId /*rung*/) {
  react(context_.cases[order].authority, Trigger::notice_acknowledged);
}

void Authorities::clarification_asked(OrderSlot order, ItemSlot item) { await_answer(order, item, context_.now()); }

void Authorities::await_answer(OrderSlot order, ItemSlot item, Instant asked_at) {
  const AuthorityId authority = context_.cases[order].authority;
  if (authority.is_none() || !brief_.specs[authority.index()].clarifies || !is_simulated(authority)) {
    return;
  }
  // An order and an item of one stream may have the same ordinal: places 0 and 1 keep their luck apart.
  const std::uint64_t place = item.is_none() ? 0 : 1;
  const Entity& entity = item.is_none() ? context_.cases[order].entity : context_.cases[item].entity;
  const std::uint32_t asked = item.is_none() ? context_.cases[order].clarified : context_.cases[item].clarified;
  const Duration rest = rest_of(context_.now() - asked_at, [&](std::uint32_t attempt) {
    Draws draws = entity.draws(purpose_of(DrawKind::clarification, place, visit_of_attempt(asked, attempt)));
    return sample_duration(*brief_.specs[authority.index()].clarifies, draws);
  });
  context_.add(context_.now() + rest, phase::kArrival,
               signal(AuthoritySignal::clarification, order.index(), item.index()));
}

void Authorities::dialogue_asked(OrderSlot order) {
  for (std::size_t i = 0; i < brief_.specs.size(); ++i) {
    const AuthorityId authority(i);
    if (order.is_none() || context_.cases[order].authority == authority) {
      react(authority, Trigger::dialogue_asked);
    }
  }
}

void Authorities::status_sent(OrderSlot order) { react(context_.cases[order].authority, Trigger::status_update); }

void Authorities::remarked() {
  for (std::size_t i = 0; i < brief_.specs.size(); ++i) {
    react(AuthorityId(i), Trigger::remark);
  }
}

void Authorities::react(AuthorityId authority, Trigger trigger) {
  auto& moods = moods_[authority.index()];
  std::erase_if(moods, [this](const Mood& mood) { return mood.until <= context_.now(); });
  for (const ReactionSpec& reaction : brief_.specs[authority.index()].reactions) {
    if (reaction.trigger == trigger) {
      moods.push_back({reaction.chance_factor, context_.now() + reaction.lasts});
    }
  }
}

double Authorities::chance_factor(AuthorityId authority) const {
  double factor = 1;
  for (const Mood& mood : moods_[authority.index()]) {
    factor *= mood.until > context_.now() ? mood.factor : 1.0;
  }
  return factor;
}

}  // namespace docket
