#include "platform/platform.hpp"

#include <algorithm>
#include <iterator>

#include "docket/core/hash.hpp"
#include "docket/order/phases.hpp"
#include "platform/platform_signals.hpp"

namespace docket {
namespace {

// The floor for jobs knows nothing of what was there before.
JobPlan job_plan(const PlatformBrief& brief) {
  if (brief.opening == nullptr) {
    return plan_jobs(brief.spec, brief.work_streams, brief.has_orders);
  }
  return {std::vector<bool>(brief.work_streams.size()), std::vector<bool>(brief.spec.stages.size()),
          std::vector<bool>(brief.spec.pools.size())};
}

}  // namespace

Platform::Platform(ActorContext& context, const PlatformBrief& brief, ToAuthority& authority)
    : context_(context),
      brief_(brief),
      authority_(authority),
      book_(context),
      floor_(context, brief.spec, book_, *this,
             brief.opening == nullptr ? std::vector<ExtraHands>{} : brief.opening->hands),
      enforcer_(context, brief.spec, book_, *this),
      reception_(context, brief.spec, brief.regimes, book_, authority, *this),
      clock_rules_(context, brief.spec.policy, book_, enforcer_),
      retirement_(context, book_, floor_),
      arrivals_(context, brief.work_streams, brief.factory, brief.opening == nullptr ? Instant() : brief.opening->at),
      plan_(job_plan(brief)),
      jobs_(context, brief.spec, brief.work_streams, plan_),
      player_(context, brief.regimes, enforcer_, authority) {
  std::vector<std::uint64_t> trait_hashes;
  std::ranges::transform(brief.traits, std::back_inserter(trait_hashes), hash_text);
  for (std::size_t i = 0; i < brief.spec.stages.size(); ++i) {
    assessors_.emplace_back(brief.spec.stages[i], floor_.stage_hash(StageId(i)), trait_hashes);
  }
}

void Platform::open() {
  if (!brief_.is_replayed) {
    floor_.open(plan_);
    arrivals_.open(plan_);
    jobs_.open();
  }
}

void Platform::handle(const Event& event) {
  const auto& [kind, subject, detail] = event.signal;
  switch (static_cast<PlatformSignal>(kind)) {
    case PlatformSignal::visit_finished:
      floor_.on_visit_finished(PoolId(subject), detail);
      break;
    case PlatformSignal::unlimited_finished:
      floor_.on_unlimited_finished(Ticket::from_value(subject));
      break;
    case PlatformSignal::dispatch:
      floor_.on_dispatch(PoolId(subject));
      break;
    case PlatformSignal::shift_change:
      floor_.on_shift_change(PoolId(subject));
      break;
    case PlatformSignal::patience_ended:
      floor_.on_patience_ended(Ticket::from_value(subject));
      break;
    case PlatformSignal::batch_arrives:
      batch_arrived(arrivals_.on_batch(subject));
      break;
    case PlatformSignal::order_noticed:
      reception_.on_order_noticed(OrderSlot(subject));
      break;
    case PlatformSignal::order_acknowledged:
      reception_.on_order_acknowledged(OrderSlot(subject));
      break;
    case PlatformSignal::notice_noticed:
      reception_.on_notice_noticed(OrderSlot(subject), RungId(detail));
      break;
    case PlatformSignal::notice_acknowledged:
      reception_.on_notice_acknowledged(OrderSlot(subject), RungId(detail));
      break;
    case PlatformSignal::dialogue:
      reception_.on_dialogue(OrderSlot(subject));
      break;
    case PlatformSignal::status_update:
      reception_.on_status_update(OrderSlot(subject));
      break;
    case PlatformSignal::reply_heard:
      reception_.on_reply_heard(OrderSlot(subject));
      break;
    case PlatformSignal::order_time_left:
      clock_rules_.on_order_time_left(OrderSlot(subject), RuleId(detail));
      break;
    case PlatformSignal::item_time_left:
      clock_rules_.on_item_time_left(ItemSlot(subject), RuleId(detail));
      break;
    case PlatformSignal::change_done:
      enforcer_.on_change_done(ItemSlot(subject));
      break;
    case PlatformSignal::item_reversal:
      enforcer_.on_item_reversal(ItemSlot(subject), detail);
      break;
    case PlatformSignal::order_reversal:
      enforcer_.on_order_reversal(OrderSlot(subject));
      break;
  }
  retirement_.retire_what_is_done();
}

void Platform::sample() const {
  for (std::size_t i = 0; i < brief_.spec.stages.size(); ++i) {
    const StageId stage(i);
    plan_.stages[i] ? jobs_.sample(stage) : floor_.sample(stage);
  }
}

void Platform::event_is_over() { floor_.dispatch_or_wait(); }

void Platform::run_is_over() {
  floor_.write_open_visits();
  jobs_.write_open();
}

// ---- work comes in ----

void Platform::order_served(OrderSlot slot) {
  make_room();
  for (const ItemSlot item : context_.cases[slot].items) {
    book_[slot].items_at_rest += book_[item].is_at_rest ? 1U : 0U;
    take_in(item);
  }
  if (brief_.is_replayed) {
    return;
  }
  clock_rules_.watch(slot);
  reception_.receive_order(slot);
}

void Platform::take_up(OrderSlot slot, const OpenOrder& open) {
  make_room();
  const auto& items = context_.cases[slot].items;
  const bool is_batch = context_.cases[slot].authority.is_none();
  book_[slot].has_ladder = !is_batch;
  for (std::size_t i = 0; i < items.size(); ++i) {
    book_[items[i]].is_listed = true;
    enforcer_.find_as(items[i], open.items[i].visibility);
    if (is_batch) {
      clock_rules_.watch(items[i]);
    }
  }
  clock_rules_.watch(slot);
}

void Platform::place(OrderSlot slot, const OpenOrder& open, std::size_t index) {
  const OpenItem& stands = open.items[index];
  const ItemSlot item = context_.cases[slot].items[index];
  const bool is_of_order = !stands.stage.is_none() && floor_.spec(stands.stage).is_per_order;
  const bool is_told = index > 0 && (is_of_order || stands.state == OpenState::unnoticed);
  if (is_told) {
    return;  // of the whole order, with its first item
  }
  const Ticket ticket = is_of_order ? Ticket(slot) : Ticket(item);
  switch (stands.state) {
    case OpenState::unnoticed:
      reception_.receive_order(slot);
      break;
    case OpenState::waiting:
      floor_.go_on_waiting(ticket, stands.stage, stands.since,
                           is_of_order ? nullptr : patience_of(context_.cases[slot]));
      break;
    case OpenState::in_review:
      floor_.go_on_serving(ticket, stands.stage, stands.since);
      break;
    case OpenState::on_hold:
      floor_.go_on_holding(ticket, stands.stage, stands.since);
      break;
    case OpenState::decided:
      enforcer_.go_on(item, stands.decision, stands.since);
      break;
  }
}

// An item named again is open again unless it is dark, or about to be, and stays so: then the decision that stands
// answers the new order too. Work in progress goes on under its new due time.
void Platform::take_in(ItemSlot item) {
  ItemNote& note = book_[item];
  const bool is_known = note.is_listed;
  note.is_listed = true;
  if (!is_known) {
    return;
  }
  if (note.is_final && will_stay_dark(item)) {
    if (note.is_answered) {
      context_.journal.write(Answered{context_.now(), item});
    } else {
      context_.journal.write(Decided{context_.now(), item, note.decision, false, RuleId::none()});
    }
    return;
  }
  if (note.is_final || note.is_answered) {
    open_again(item);
  }
  if (note.visit.standing == Standing::waiting) {
    floor_.rerank(Ticket(item));
  }
}

bool Platform::will_stay_dark(ItemSlot item) {
  const ItemNote& note = book_[item];
  return is_dark(note.target) && note.reversals == 0 &&
         std::ranges::none_of(context_.cases[item].orders,
                              [this](OrderSlot order) { return book_[order].reversals > 0; });
}

void Platform::open_again(ItemSlot item) {
  ItemNote& note = book_[item];
  note.is_final = note.is_answered = note.has_decision = false;
  note.reversals_tried = 0;
  ++note.openings;
  retirement_.consider(item);
}

void Platform::make_room() {
  book_.make_room();
  floor_.make_room();
}

void Platform::batch_arrived(OrderSlot slot) {
  make_room();
  const Order& batch = context_.cases[slot];
  const WorkStreamSpec& stream = arrivals_.stream_of(batch);
  book_[slot].has_ladder = false;
  for (const ItemSlot item : batch.items) {
    book_[item].is_listed = true;
    clock_rules_.watch(item);
  }
  clock_rules_.watch(slot);
  enter_items(batch, stream.entry);
}

void Platform::order_noticed(OrderSlot slot) {
  const StageId entry = brief_.spec.entry;
  if (floor_.spec(entry).is_per_order) {
    floor_.enter(Ticket(slot), entry);
  } else {
    enter_items(context_.cases[slot], entry);
  }
}

void Platform::enter_items(const Order& order, StageId stage) {
  const Distribution* patience = patience_of(order);
  for (const ItemSlot item : order.items) {
    const ItemNote& note = book_[item];
    if (!note.is_final && note.visit.standing == Standing::nowhere) {
      floor_.enter(Ticket(item), stage, patience);
    }
  }
}

const Distribution* Platform::patience_of(const Order& order) const {
  if (!order.authority.is_none()) {
    return nullptr;
  }
  const auto& patience = arrivals_.stream_of(order).patience;
  return patience ? &*patience : nullptr;
}

// ---- review and decision ----

VisitOutcome Platform::visit_finished(Ticket ticket, StageId stage) {
  return ticket.is_order() ? order_checked(ticket.order(), stage) : item_reviewed(ticket.item(), stage);
}

VisitOutcome Platform::order_checked(OrderSlot slot, StageId stage) {
  const StageSpec& spec = floor_.spec(stage);
  const Order& order = context_.cases[slot];
  const OrderTest* failed = failed_test(spec, order, {floor_.stage_hash(stage), book_[slot].visit.number});
  if (failed == nullptr) {
    const StageId next = spec.routes.front().stage;
    if (floor_.spec(next).is_per_order) {
      floor_.enter(Ticket(slot), next);
    } else {
      enter_items(order, next);
    }
    return VisitOutcome::routed;
  }
  if (failed->otherwise == Decision::ask_clarification) {
    return ask_clarification(slot, ItemSlot::none());
  }
  for (const ItemSlot item : order.items) {
    if (!book_[item].is_final && book_[item].visit.standing == Standing::nowhere) {
      enforcer_.decide(item, Decision::reject, false, RuleId::none());
    }
  }
  return VisitOutcome::rejected;
}

VisitOutcome Platform::item_reviewed(ItemSlot item, StageId stage) {
  ItemNote& note = book_[item];
  assessors_[stage.index()].assess(context_.cases[item], note);
  const Route& route = floor_.draw_route(Ticket(item), stage);
  switch (route.end) {
    case RouteEnd::stage:
      floor_.enter(Ticket(item), route.stage, patience_of(context_.cases[context_.cases[item].orders.front()]));
      return VisitOutcome::routed;
    case RouteEnd::leave:
      enforcer_.finish_without_decision(item);
      return VisitOutcome::left;
    case RouteEnd::decide:
      break;
  }
  return decide(item);
}

VisitOutcome Platform::decide(ItemSlot item) {
  const RuleId rule = first_match(brief_.spec.policy, enforcer_.view(item));
  const Decision decision = brief_.spec.policy[rule.index()].decide;
  if (decision == Decision::ask_clarification) {
    return ask_clarification(context_.cases[item].orders.front(), item);
  }
  enforcer_.decide(item, decision, false, rule);
  return VisitOutcome::routed;
}

VisitOutcome Platform::ask_clarification(OrderSlot order, ItemSlot item) {
  VisitNote& visit = item.is_none() ? book_[order].visit : book_[item].visit;
  visit.standing = Standing::on_hold;
  context_.journal.write(ClarificationAsked{context_.now(), order, item});
  authority_.clarification_asked(order, item);
  return VisitOutcome::held;
}

void Platform::clarification_given(OrderSlot order, ItemSlot item) {
  const Ticket ticket = item.is_none() ? Ticket(order) : Ticket(item);
  const VisitNote& visit = book_.visit(ticket);
  if (visit.standing == Standing::on_hold) {
    floor_.enter(ticket, visit.stage);
  }
}

// ---- notices, ends ----

void Platform::notice_served(OrderSlot order, RungId rung) {
  if (!brief_.is_replayed) {
    reception_.receive_notice(order, rung);
  }
}

void Platform::ladder_ended(OrderSlot order) {
  book_[order].has_ladder = false;
  retirement_.consider(order);
  retirement_.retire_what_is_done();
}

void Platform::gave_up(Ticket ticket) {
  context_.journal.write(Withdrawn{context_.now(), ticket.item()});
  book_[ticket.item()].is_withdrawn = true;
  retirement_.consider(ticket.item());
}

}  // namespace docket
