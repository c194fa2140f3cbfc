#include "platform/pool/crew.hpp"

#include <algorithm>

#include "docket/core/hash.hpp"
#include "docket/order/entity.hpp"
#include "docket/order/phases.hpp"
#include "platform/platform_signals.hpp"

namespace docket {

Crew::Crew(ActorContext& context, const PoolSpec& spec, PoolId pool, const OpeningHours* hours, const ExtraHands& extra)
    : context_(context),
      spec_(spec),
      pool_(pool),
      hours_(hours),
      extra_(extra),
      stream_(context.stream_of(combine_hashes(hash_text("pool"), hash_text(spec.id)))) {}

void Crew::open() {
  shift_leaf_ = context_.events.add_leaf();
  reviewers_.resize(spec_.reviewers.value_or(0) + extra_.people);
  for (std::uint32_t i = 0; i < reviewers_.size(); ++i) {
    const Signal finishes = signal(PlatformSignal::visit_finished, pool_.index(), i);
    reviewers_[i].leaf = context_.events.add_leaf(phase::kStageFinished, finishes);
  }
  change_shift();
}

std::vector<std::uint32_t> Crew::change_shift() {
  std::vector<std::uint32_t> handing_over;
  const bool is_open = hours_ == nullptr || hours_->is_open(context_.now());
  const OpenInterval occurrence = hours_ != nullptr && is_open ? *hours_->interval_at_or_after(context_.now())
                                                               : OpenInterval{Instant(), Instant::never()};
  const auto own = static_cast<std::uint32_t>(reviewers_.size()) - extra_.people;
  for (std::uint32_t i = 0; i < reviewers_.size(); ++i) {
    if (i < own ? is_open && !is_absent(i, occurrence) : are_extras_on()) {
      come_on(reviewers_[i], i);
    } else if (go_off(reviewers_[i])) {
      handing_over.push_back(i);
    }
  }
  scheduled_ = (is_open ? own : 0) + (are_extras_on() ? extra_.people : 0);
  if (!is_unlimited()) {
    write_staffing();
  }
  if ((hours_ != nullptr || extra_.people > 0) && !is_unlimited()) {
    context_.set(shift_leaf_, next_change(), phase::kShiftChange, signal(PlatformSignal::shift_change, pool_.index()));
  }
  return handing_over;
}

bool Crew::is_absent(std::uint32_t reviewer, const OpenInterval& occurrence) const {
  if (spec_.absence <= 0) {
    return false;
  }
  const auto day = static_cast<std::uint32_t>(occurrence.opens.count_us() / Duration::minutes(1).count_us());
  return Draws(stream_, reviewer, purpose_of(DrawKind::absence, 0, day)).chance(spec_.absence);
}

Instant Crew::next_change() const {
  const Instant own = hours_ == nullptr ? Instant::never() : next_change_of_shift();
  return extra_.people > 0 && are_extras_on() ? std::min(own, extra_.until) : own;
}

Instant Crew::next_change_of_shift() const {
  const auto here = hours_->interval_at_or_after(context_.now());
  if (!here) {
    return Instant::never();
  }
  if (here->opens > context_.now()) {
    return here->opens;
  }
  // Where nobody can be absent, an occurrence that follows without a gap changes nothing.
  OpenInterval last = *here;
  while (spec_.absence <= 0 && last.closes <= context_.horizon) {
    const auto next = hours_->interval_at_or_after(last.closes);
    if (!next || next->opens > last.closes) {
      break;
    }
    last = *next;
  }
  return last.closes;
}

void Crew::come_on(Reviewer& reviewer, std::uint32_t index) {
  if (reviewer.duty == Duty::off) {
    ++on_duty_;
    put_idle(index);
  } else if (reviewer.duty == Duty::busy_till_done) {
    reviewer.duty = Duty::busy;
  }
}

bool Crew::go_off(Reviewer& reviewer) {
  switch (reviewer.duty) {
    case Duty::off:
    case Duty::busy_till_done:
      return false;
    case Duty::idle:
      reviewer.duty = Duty::off;
      --idle_;
      --on_duty_;
      return false;
    case Duty::busy:
      reviewer.duty = Duty::busy_till_done;
      return spec_.at_shift_end == AtShiftEnd::hand_over;
  }
  return false;
}

void Crew::put_idle(std::uint32_t index) {
  Reviewer& reviewer = reviewers_[index];
  reviewer.duty = Duty::idle;
  ++idle_;
  if (!reviewer.is_in_stack) {
    reviewer.is_in_stack = true;
    stack_.push_back(index);
  }
}

std::uint32_t Crew::start(Ticket ticket, Instant finishes_at) {
  std::uint32_t index = 0;
  do {
    index = stack_.back();
    stack_.pop_back();
    reviewers_[index].is_in_stack = false;
  } while (reviewers_[index].duty != Duty::idle);
  Reviewer& reviewer = reviewers_[index];
  reviewer.duty = Duty::busy;
  reviewer.serving = ticket;
  --idle_;
  context_.set(reviewer.leaf, finishes_at);
  return index;
}

void Crew::release(std::uint32_t index) {
  Reviewer& reviewer = reviewers_[index];
  context_.events.clear(reviewer.leaf);
  if (reviewer.duty == Duty::busy) {
    put_idle(index);
    return;
  }
  reviewer.duty = Duty::off;
  --on_duty_;
  write_staffing();
}

void Crew::write_staffing() { context_.journal.write(PoolStaffed{context_.now(), pool_, on_duty_, scheduled_}); }

}  // namespace docket
