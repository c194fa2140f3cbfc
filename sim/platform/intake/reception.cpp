#include "platform/intake/reception.hpp"

#include <algorithm>

#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "order/rest_of.hpp"
#include "platform/platform_signals.hpp"

namespace docket {

Reception::Reception(ActorContext& context, const PlatformSpec& spec, const std::vector<Regime>& regimes,
                     WorkBook& book, ToAuthority& authority, ReceptionListener& listener)
    : context_(context), spec_(spec), regimes_(regimes), book_(book), authority_(authority), listener_(listener) {}

// Message 0 is the order itself, message r + 1 the notice of rung r.
Instant Reception::noticed_at(OrderSlot slot, std::uint32_t message, Instant sent_at) const {
  const Order& order = context_.cases[slot];
  if (order.channel.is_none()) {
    return context_.now();
  }
  const ChannelSpec& channel = spec_.channels[order.channel.index()];
  return context_.now() + rest_of(context_.now() - sent_at, [&](std::uint32_t attempt) {
           Draws draws = order.entity.draws(purpose_of(DrawKind::channel_delay, 0, visit_of_attempt(message, attempt)));
           const Instant arrives = sent_at + sample_duration(channel.delay, draws);
           const bool is_watched = channel.watched.is_none();
           return (is_watched ? arrives : spec_.shifts[channel.watched.index()].hours.next_open(arrives)) - sent_at;
         });
}

void Reception::reply_at(OrderSlot order, Instant at, Signal signal) {
  const EventHandle event = context_.add(at, phase::kArrival, signal);
  book_[order].pending_replies += context_.events.is_pending(event) ? 1U : 0U;
}

void Reception::leave_trail(OrderSlot order) const {
  context_.leave_trail(phase::kArrival, context_.cases[order].entity);
}

// What has just been posted arrives before this: until then the order must not retire, or the authority would hear of
// an order that is no more.
void Reception::await_hearing(OrderSlot order) {
  context_.add(context_.now(), phase::kArrival, signal(PlatformSignal::reply_heard, order.index()));
}

void Reception::on_reply_heard(OrderSlot order) {
  --book_[order].pending_replies;
  listener_.replied(order);
}

void Reception::receive_order(OrderSlot order) {
  reply_at(order, noticed_at(order, 0, context_.cases[order].served_at),
           signal(PlatformSignal::order_noticed, order.index()));
}

void Reception::on_order_noticed(OrderSlot order) {
  --book_[order].pending_replies;
  leave_trail(order);
  context_.journal.write(OrderNoticed{context_.now(), order});
  if (spec_.acknowledges_order) {
    Draws draws = context_.cases[order].entity.draws(purpose_of(DrawKind::order_acknowledgement));
    reply_at(order, context_.now() + sample_duration(*spec_.acknowledges_order, draws),
             signal(PlatformSignal::order_acknowledged, order.index()));
  }
  schedule_status_update(order);
  listener_.order_noticed(order);
}

void Reception::on_order_acknowledged(OrderSlot order) {
  leave_trail(order);
  context_.journal.write(OrderAcknowledged{context_.now(), order});
  authority_.order_acknowledged(order);
  await_hearing(order);
}

void Reception::receive_notice(OrderSlot order, RungId rung) {
  reply_at(order, noticed_at(order, rung.index() + 1, context_.now()),
           signal(PlatformSignal::notice_noticed, order.index(), rung.index()));
}

void Reception::on_notice_noticed(OrderSlot slot, RungId rung) {
  --book_[slot].pending_replies;
  leave_trail(slot);
  const Order& order = context_.cases[slot];
  context_.journal.write(NoticeNoticed{context_.now(), slot, rung});
  if (spec_.acknowledges_notice) {
    Draws draws = order.entity.draws(purpose_of(DrawKind::notice_acknowledgement, 0, rung.index()));
    reply_at(slot, context_.now() + sample_duration(*spec_.acknowledges_notice, draws),
             signal(PlatformSignal::notice_acknowledged, slot.index(), rung.index()));
  }
  const std::string& rung_id = regimes_[order.regime.index()].ladder[rung.index()].id;
  if (spec_.dialogue && spec_.dialogue->asked_at_rung == rung_id && !has_asked_dialogue_) {
    has_asked_dialogue_ = true;
    Draws draws = order.entity.draws(purpose_of(DrawKind::dialogue));
    reply_at(slot, context_.now() + sample_duration(spec_.dialogue->delay, draws),
             signal(PlatformSignal::dialogue, slot.index()));
  }
  listener_.replied(slot);
}

void Reception::on_notice_acknowledged(OrderSlot order, RungId rung) {
  leave_trail(order);
  context_.journal.write(NoticeAcknowledged{context_.now(), order, rung});
  authority_.notice_acknowledged(order, rung);
  await_hearing(order);
}

void Reception::on_dialogue(OrderSlot order) {
  leave_trail(order);
  context_.journal.write(DialogueAsked{context_.now(), order});
  authority_.dialogue_asked(order);
  await_hearing(order);
}

void Reception::schedule_status_update(OrderSlot order) {
  if (spec_.status_update_every) {
    reply_at(order, context_.now() + *spec_.status_update_every, signal(PlatformSignal::status_update, order.index()));
  }
}

void Reception::on_status_update(OrderSlot order) {
  const auto& items = context_.cases[order].items;
  if (std::ranges::all_of(items, [this](ItemSlot item) { return book_[item].is_answered; })) {
    on_reply_heard(order);
    return;
  }
  leave_trail(order);
  context_.journal.write(StatusSent{context_.now(), order});
  authority_.status_sent(order);
  schedule_status_update(order);
  await_hearing(order);
}

}  // namespace docket
