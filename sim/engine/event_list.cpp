#include "docket/engine/event_list.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {
namespace {

using engine_detail::TimeTree;

// Heap functions put the largest in front.
constexpr auto kRunsLater = [](const auto& a, const auto& b) { return a.order > b.order; };

constexpr std::uint32_t kNoSlot = UINT32_MAX;

constexpr std::uint64_t as_index(Instant at) { return static_cast<std::uint64_t>(at.count_us()); }

}  // namespace

EventList::EventList(EventListOptions options) : leaf_limit_(options.leaf_limit) {
  ensure(leaf_limit_ >= 1 && leaf_limit_ <= TimeTree::kMostLeaves, "the leaf limit must be between 1 and 4096");
  records_.resize(leaf_limit_);
}

// ---- the living and the dead

inline bool EventList::is_live(const LadderEntry& entry) const {
  const Record& record = records_[entry.slot];
  return as_index(record.at) == entry.time && generation_of(record) == entry.generation;
}

inline bool EventList::is_live(const Ready& entry) const {
  const Record& record = records_[entry.slot];
  return !record.at.is_never() && record.order == entry.order;
}

inline void EventList::note_one_fewer_pending() {
  constexpr std::size_t kDeadWorthSweeping = 64;
  if (dead_ > --pending_ + kDeadWorthSweeping) [[unlikely]] {
    sweep_the_dead();
  }
}

void EventList::sweep_the_dead() {
  const auto is_dead = [this](const auto& entry) { return !is_live(entry); };
  ladder_.remove_if(is_dead);
  std::erase_if(ready_, is_dead);
  std::make_heap(ready_.begin(), ready_.end(), kRunsLater);
  dead_ = 0;
}

// ---- scheduling

inline void EventList::check_instant(Instant at) const {
  ensure(at >= now_, "an event was scheduled before the present instant");
  ensure(as_index(at) < TimeTree::kNever, "an event was scheduled 142 years or more after the start");
}

inline std::uint32_t EventList::slot_of(LeafId leaf) const {
  ensure(leaf.index() < records_.size() && records_[leaf.index()].is_leaf, "an event list was given an unknown leaf");
  return leaf.index();
}

inline std::uint32_t EventList::take_slot() {
  if (free_slots_.empty()) {
    records_.emplace_back();
    return static_cast<std::uint32_t>(records_.size() - 1);
  }
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  return slot;
}

inline void EventList::schedule(std::uint32_t slot, Instant at, Phase phase, const Signal& signal) {
  Record& record = records_[slot];
  record.order = Order{phase} << kSequenceBits | ++sequence_;
  record.at = at;
  record.kind_and_subject = std::uint64_t{signal.kind} << 32U | signal.subject;
  record.detail = signal.detail;
  ++pending_;
  if (at == now_) {
    make_ready(slot);
  } else if (in_tree(slot)) {
    tree_.set(slot, as_index(at));
  } else {
    ladder_.push({as_index(at), slot, generation_of(record)});
  }
}

inline void EventList::unschedule(std::uint32_t slot) {
  Record& record = records_[slot];
  if (record.at.is_never()) {
    return;
  }
  if (!in_tree(slot) || record.at == now_) {
    ++dead_;
  }
  record.at = Instant::never();
  note_one_fewer_pending();
}

LeafId EventList::add_leaf() {
  std::uint32_t slot = tree_leaves_;
  if (in_tree(slot)) {
    tree_.grow_to(++tree_leaves_);
  } else {
    slot = take_slot();
  }
  records_[slot].is_leaf = true;
  return LeafId(slot);
}

void EventList::set(LeafId leaf, Instant at, Phase phase, const Signal& signal) {
  const std::uint32_t slot = slot_of(leaf);
  check_instant(at);
  unschedule(slot);
  schedule(slot, at, phase, signal);
}

void EventList::clear(LeafId leaf) { unschedule(slot_of(leaf)); }

EventHandle EventList::add(Instant at, Phase phase, const Signal& signal) {
  check_instant(at);
  const std::uint32_t slot = take_slot();
  schedule(slot, at, phase, signal);
  return {slot, generation_of(records_[slot])};
}

bool EventList::cancel(EventHandle handle) {
  if (!is_pending(handle)) {
    return false;
  }
  unschedule(handle.slot);
  free_slots_.push_back(handle.slot);
  return true;
}

bool EventList::is_pending(EventHandle handle) const {
  return handle.slot < records_.size() && !records_[handle.slot].at.is_never() &&
         generation_of(records_[handle.slot]) == handle.generation;
}

// ---- popping

inline void EventList::drop_spent_leaves() {
  while (tree_.first_time() != TimeTree::kNever && as_index(records_[tree_.first_leaf()].at) != tree_.first_time()) {
    tree_.set(tree_.first_leaf(), TimeTree::kNever);
  }
}

inline const EventList::LadderEntry* EventList::first_in_ladder(std::uint64_t limit) {
  const auto warm_up = [this](std::uint32_t slot) { __builtin_prefetch(&records_[slot]); };
  const LadderEntry* entry = ladder_.first(limit, warm_up);
  while (entry != nullptr && !is_live(*entry)) {
    ladder_.drop_first();
    --dead_;
    entry = ladder_.first(limit, warm_up);
  }
  return entry;
}

inline std::optional<Event> EventList::fire(std::uint32_t slot) {
  Record& record = records_[slot];
  std::optional<Event> event(std::in_place);
  event->at = record.at;
  event->phase = static_cast<Phase>(record.order >> kSequenceBits);
  event->signal.kind = static_cast<std::uint16_t>(record.kind_and_subject >> 32U);
  event->signal.subject = static_cast<std::uint32_t>(record.kind_and_subject);
  event->signal.detail = record.detail;
  now_ = record.at;
  record.at = Instant::never();
  if (!record.is_leaf) {
    free_slots_.push_back(slot);
  }
  note_one_fewer_pending();
  return event;
}

// The ladder is never asked beyond the instant to which the clock then moves, which is the promise it needs.
std::optional<Event> EventList::pop_until(Instant last) {
  if (last < now_) {
    return std::nullopt;
  }
  if (!ready_.empty()) {
    if (const std::uint32_t slot = take_ready(); slot != kNoSlot) {
      return fire(slot);
    }
  }
  drop_spent_leaves();
  const std::uint64_t bound = std::min(as_index(last), TimeTree::kNever - 1);
  const std::uint64_t leaf_time = tree_.first_time();
  const LadderEntry* const entry = first_in_ladder(std::min(leaf_time, bound));
  const std::uint64_t time = entry == nullptr ? leaf_time : entry->time;
  if (time > bound) {
    pass_time(last);
    return std::nullopt;
  }
  if (entry == nullptr) {
    if (tree_.second_time() != time) {
      return fire(tree_.first_leaf());
    }
  } else if (leaf_time != time && ladder_.first_is_alone()) {
    const std::uint32_t slot = entry->slot;
    ladder_.drop_first();
    return fire(slot);
  }
  gather(time);
  return fire(take_ready());
}

bool EventList::is_instant_over() {
  while (!ready_.empty()) {
    if (is_live(ready_.front())) {
      return false;
    }
    drop_first_ready();
    --dead_;
  }
  const std::uint64_t now = as_index(now_);
  if (tree_.first_time() == now) {
    drop_spent_leaves();
  }
  return tree_.first_time() != now && (ladder_.size() == 0 || first_in_ladder(now) == nullptr);
}

// The next live event of the present instant, taken off the heap.
std::uint32_t EventList::take_ready() {
  while (!ready_.empty()) {
    const Ready next = ready_.front();
    drop_first_ready();
    if (is_live(next)) {
      return next.slot;
    }
    --dead_;
  }
  return kNoSlot;
}

void EventList::drop_first_ready() {
  std::pop_heap(ready_.begin(), ready_.end(), kRunsLater);
  ready_.pop_back();
}

// The clock reaches `last` without an event, or stays where it is because nothing will ever happen.
void EventList::pass_time(Instant last) {
  if (pending_ > 0) {
    now_ = last;
  } else {
    sweep_the_dead();
    ladder_.restart_at(as_index(now_));
  }
}

// Moves the clock and makes all events of the new instant ready.
void EventList::gather(std::uint64_t time) {
  now_ = Instant::from_us(static_cast<std::int64_t>(time));
  if (tree_.first_time() == time) {
    tree_.for_each_first([this](std::uint32_t slot) {
      if (records_[slot].at == now_) {
        make_ready(slot);
      }
    });
  }
  while (const LadderEntry* entry = first_in_ladder(time)) {
    make_ready(entry->slot);
    ladder_.drop_first();
  }
}

void EventList::make_ready(std::uint32_t slot) {
  ready_.push_back({records_[slot].order, slot});
  std::push_heap(ready_.begin(), ready_.end(), kRunsLater);
}

std::optional<Instant> EventList::next_at() {
  if (pending_ == 0) {
    return std::nullopt;
  }
  while (!ready_.empty()) {
    if (is_live(ready_.front())) {
      return now_;
    }
    drop_first_ready();
    --dead_;
  }
  drop_spent_leaves();
  const std::uint64_t in_ladder = ladder_.earliest_if([this](const LadderEntry& entry) { return is_live(entry); });
  return Instant::from_us(static_cast<std::int64_t>(std::min(in_ladder, tree_.first_time())));
}

}  // namespace docket
