#include "platform/replay/act_player.hpp"

#include <algorithm>

#include "docket/order/entity.hpp"

namespace docket {
namespace {

Decision decision_of(ActKind kind) {
  switch (kind) {
    case ActKind::withhold:
      return Decision::withhold;
    case ActKind::block:
      return Decision::block;
    default:
      return Decision::reject;
  }
}

}  // namespace

ActPlayer::ActPlayer(ActorContext& context, const std::vector<Regime>& regimes, Enforcer& enforcer,
                     ToAuthority& authority)
    : context_(context), regimes_(regimes), enforcer_(enforcer), authority_(authority) {}

void ActPlayer::play(const Act& act, std::uint32_t index, OrderSlot order) {
  const Instant now = context_.now();
  if (act.kind == ActKind::remark) {
    context_.journal.write(Remarked{now, AuthorityId::none(), index});
    authority_.remarked();
    return;
  }
  if (act.kind == ActKind::ask_dialogue) {
    context_.journal.write(DialogueAsked{now, order});
    authority_.dialogue_asked(order);
    return;
  }
  if (order.is_none()) {
    return;
  }
  switch (act.kind) {
    case ActKind::acknowledge_order:
      context_.journal.write(OrderAcknowledged{now, order});
      authority_.order_acknowledged(order);
      break;
    case ActKind::acknowledge_notice:
      acknowledge_notice(act, order);
      break;
    case ActKind::status_update:
      context_.journal.write(StatusSent{now, order});
      authority_.status_sent(order);
      break;
    default:
      act_on_items(act, context_.cases[order]);
  }
}

void ActPlayer::act_on_items(const Act& act, const Order& order) {
  // One draw an item, whatever the act: a later act with a larger share covers what an earlier one did.
  const Purpose purpose = purpose_of(DrawKind::script_share);
  for (const ItemSlot item : order.items) {
    if (context_.cases[item].entity.draws(purpose).chance(act.share)) {
      show(act, item);
    }
  }
}

void ActPlayer::show(const Act& act, ItemSlot item) {
  if (act.kind == ActKind::restore) {
    enforcer_.show_at_once(item, Visibility::visible, true);
    return;
  }
  const Decision decision = decision_of(act.kind);
  enforcer_.show_at_once(item, visibility_under(decision), false);
  enforcer_.decide(item, decision, false, RuleId::none());
}

void ActPlayer::acknowledge_notice(const Act& act, OrderSlot order) {
  const auto& ladder = regimes_[context_.cases[order].regime.index()].ladder;
  const auto rung = std::ranges::find(ladder, act.rung, &Rung::id);
  const RungId id(static_cast<std::size_t>(rung - ladder.begin()));
  context_.journal.write(NoticeAcknowledged{context_.now(), order, id});
  authority_.notice_acknowledged(order, id);
}

}  // namespace docket
