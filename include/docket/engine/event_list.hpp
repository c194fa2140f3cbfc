// The future event list: what happens next, and the clock.
//
// Ordering law. Events leave in the order (time, phase, sequence), sequence being the order of the calls that
// scheduled them. Where an event is kept never shows. An event scheduled for the present instant in an earlier phase
// than others still pending there runs next, before them.
//
// Structure. Two kinds of source have opposite habits. A recurring source has at most one event and replaces it all
// the time: it gets a leaf in a TimeTree. Everything else comes in any number, and much of it is cancelled: it goes
// to a RadixLadder, and so do leaves beyond the limit. Both are indexes of time alone. When the clock moves, the
// events of the new instant are gathered into a small heap by (phase, sequence); when there is only one, as almost
// always, it skips the heap. Whatever is scheduled for the present instant joins that heap: so once the clock stands
// at an instant, neither index holds anything living of it.
//
// Handle law. A handle (or a leaf) reaches its event while it is pending. Cancelling leaves an entry behind that is
// recognised as dead by its generation; the dead are dropped when they surface, and swept when they outnumber the
// living, so that stored() <= 2 * pending() + 64 always.
//
// Faults: scheduling before now or at 2^52 - 1 microseconds (142 years) or later; an id that add_leaf() did not return;
// a leaf limit out of range.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "docket/core/time.hpp"
#include "docket/engine/event.hpp"
#include "docket/engine/radix_ladder.hpp"
#include "docket/engine/time_tree.hpp"

namespace docket {

struct EventListOptions {
  /// How many leaves live in the tree: 1 to 4096. Changes speed and memory, never the order of events.
  std::uint32_t leaf_limit = engine_detail::TimeTree::kMostLeaves;
};

class EventList {
 public:
  explicit EventList(EventListOptions options = {});

  /// A recurring source with at most one pending event. Ids are not dense, and live as long as the list.
  LeafId add_leaf();
  /// One whose events are all alike.
  LeafId add_leaf(Phase phase, const Signal& signal);
  /// Schedules the leaf's event, in place of the pending one if there is one. O(log leaves).
  void set(LeafId leaf, Instant at, Phase phase, const Signal& signal);
  /// As above, with the phase and signal that it had the last time, or was added with.
  void set(LeafId leaf, Instant at);
  /// Unschedules the leaf's event, if any. O(log leaves).
  void clear(LeafId leaf);

  /// Schedules an irregular event. Amortised O(1).
  EventHandle add(Instant at, Phase phase, const Signal& signal);
  /// Amortised O(1). False if the event already happened or was cancelled.
  bool cancel(EventHandle handle);
  [[nodiscard]] bool is_pending(EventHandle handle) const;

  /// The next event; none if nothing is pending.
  std::optional<Event> pop() { return pop_until(Instant::never()); }
  /// The next event if it is not after `last`. If there is none but later ones are pending, time has passed without
  /// an event: the clock then stands at `last`.
  std::optional<Event> pop_until(Instant last) {
    std::optional<Event> event(std::in_place);
    if (!pop_until(last, *event)) {
      event.reset();
    }
    return event;
  }
  /// The same for loops: puts the event in `event`, and says whether there was one.
  bool pop_until(Instant last, Event& event);
  /// The usual case of it, for who knows leaves by their signals: the leaf whose event is next, if there is nothing
  /// else at its instant. None: ask pop_until(). O(log leaves).
  LeafId pop_leaf_until(Instant last);
  /// What the leaf announces, and its event, once pop_leaf_until() has returned it.
  [[nodiscard]] Signal signal_of(LeafId leaf) const;
  [[nodiscard]] Event event_of(LeafId leaf) const;
  /// Nothing more is pending at the present instant. Amortised O(1).
  [[nodiscard]] bool is_instant_over() { return ready_.empty() || !has_living_ready(); }
  /// When the next event is due. Linear in the events that share its bucket of time: in loops use pop_until.
  [[nodiscard]] std::optional<Instant> next_at();

  /// The instant of the last popped event; the start if there was none (but see pop_until).
  [[nodiscard]] Instant now() const { return now_; }
  /// How many events were popped at now(): a number that only grows tells of an endless loop.
  [[nodiscard]] std::uint64_t popped_now() const { return steps_at_ == now_ ? steps_ : 1; }
  /// How many events are to come. O(leaves).
  [[nodiscard]] std::size_t pending() const;
  /// Entries kept outside the tree, living and dead: what memory is spent on.
  [[nodiscard]] std::size_t stored() const { return ladder_.size() + ready_.size(); }

 private:
  using LadderEntry = engine_detail::RadixLadder::Entry;
  static constexpr std::uint32_t kNoSlot = UINT32_MAX;

  // Phase above sequence in one word: the order within an instant. Unique over the life of the list.
  using Order = std::uint64_t;

  // What is scheduled, for a leaf or an irregular event. The first leaf_limit_ records belong to the tree's leaves. The
  // signal is taken apart because compilers copy its twelve bytes through overlapping words, and a processor that reads
  // a word just written in other pieces stalls: with whole signals a hold took half as long again. Aligned, so that
  // none lies across two cache lines.
  struct alignas(32) Record {
    std::uint64_t sequence = 0;
    Instant at = Instant::never();  // never: nothing is pending but, of a leaf, what is in the tree
    std::uint32_t subject = 0;
    std::uint32_t detail = 0;
    std::uint16_t kind = 0;
    Phase phase = 0;
    bool is_leaf = false;
  };

  // An event of the present instant.
  struct Ready {
    Order order;
    std::uint32_t slot;
  };

  [[nodiscard]] static std::uint32_t generation_of(const Record& record) {
    return static_cast<std::uint32_t>(record.sequence);
  }
  [[nodiscard]] static Order order_of(const Record& record) {
    constexpr std::uint32_t kSequenceBits = 56;
    return Order{record.phase} << kSequenceBits | record.sequence;
  }

  static constexpr std::uint64_t as_index(Instant at) { return static_cast<std::uint64_t>(at.count_us()); }

  void check_instant(Instant at) const;
  [[nodiscard]] std::uint32_t slot_of(LeafId leaf) const;
  [[nodiscard]] std::uint32_t take_slot();
  [[nodiscard]] std::uint32_t add_slot();
  [[nodiscard]] bool in_tree(std::uint32_t slot) const { return slot < leaf_limit_; }
  void give(Record& record, Phase phase, const Signal& signal);
  void schedule(std::uint32_t slot, Instant at);
  void schedule_elsewhere(std::uint32_t slot, Instant at);
  void set_in_any_case(LeafId leaf, Instant at);
  void unschedule(std::uint32_t slot);
  /// What is not in the tree.
  void unschedule_elsewhere(std::uint32_t slot);

  [[nodiscard]] const LadderEntry* first_in_ladder(std::uint64_t limit);
  bool pop_in_order(Instant last, Event& event);
  bool pop_first(Instant last, Event& event);
  void note_step(Instant before);
  void gather(std::uint64_t time);
  void make_ready(std::uint32_t slot);
  void make_leaf_ready(std::uint32_t leaf);
  [[nodiscard]] std::uint32_t take_ready();
  [[nodiscard]] bool has_living_ready();
  void drop_first_ready();
  void fire(std::uint32_t slot, Event& event);
  /// The first leaf of the tree, at `time`; none if another leaf has the same.
  LeafId fire_lonely_leaf(std::uint64_t time);
  void tell(const Record& record, Event& event) const;
  void pass_time(Instant last);
  [[nodiscard]] bool is_anything_pending() const;

  [[nodiscard]] bool is_live(const LadderEntry& entry) const;
  [[nodiscard]] bool is_live(const Ready& entry) const;
  void note_one_fewer_pending() {
    constexpr std::size_t kDeadWorthSweeping = 64;
    if (dead_ > --pending_elsewhere_ + kDeadWorthSweeping) [[unlikely]] {
      sweep_the_dead();
    }
  }
  void sweep_the_dead();

  std::uint32_t leaf_limit_;
  std::uint32_t tree_leaves_ = 0;
  Instant now_;
  std::uint64_t sequence_ = 0;
  // Events of the instant at which pop_in_order() was last asked; the first may have been popped without its being
  // asked.
  Instant steps_at_;
  std::uint64_t steps_ = 0;
  std::size_t pending_elsewhere_ = 0;  // than in the tree: in the ladder or ready
  std::size_t dead_ = 0;  // entries in the ladder and among the ready whose event was cancelled or rescheduled
  std::vector<Record> records_;
  std::vector<std::uint32_t> free_slots_;
  std::vector<Ready> ready_;  // a heap, the next event in front
  engine_detail::TimeTree tree_;
  engine_detail::RadixLadder ladder_;  // its bound is 0 while something is ready, so that no leaf passes that
};

// What every event passes is inline: a call costs as much as the work.

inline void EventList::check_instant(Instant at) const {
  ensure(at >= now_, "an event was scheduled before the present instant");
  ensure(as_index(at) < engine_detail::TimeTree::kNever, "an event was scheduled 142 years or more after the start");
}

inline std::uint32_t EventList::slot_of(LeafId leaf) const {
  ensure(leaf.index() < records_.size() && records_[leaf.index()].is_leaf, "an event list was given an unknown leaf");
  return leaf.index();
}

inline void EventList::give(Record& record, Phase phase, const Signal& signal) {
  record.phase = phase;
  record.kind = signal.kind;
  record.subject = signal.subject;
  record.detail = signal.detail;
}

inline void EventList::schedule_elsewhere(std::uint32_t slot, Instant at) {
  Record& record = records_[slot];
  record.sequence = ++sequence_;
  record.at = at;
  ++pending_elsewhere_;
  if (at == now_) [[unlikely]] {
    make_ready(slot);
  } else {
    ladder_.push({as_index(at), slot, generation_of(record)});
  }
}

inline void EventList::schedule(std::uint32_t slot, Instant at) {
  if (!in_tree(slot)) {
    schedule_elsewhere(slot, at);
    return;
  }
  records_[slot].sequence = ++sequence_;
  if (at > now_) {
    tree_.set(slot, as_index(at));
  } else {
    make_leaf_ready(slot);
  }
}

inline void EventList::unschedule_elsewhere(std::uint32_t slot) {
  records_[slot].at = Instant::never();
  ++dead_;
  note_one_fewer_pending();
}

inline void EventList::unschedule(std::uint32_t slot) {
  if (!records_[slot].at.is_never()) {
    unschedule_elsewhere(slot);
  }
}

inline void EventList::set(LeafId leaf, Instant at, Phase phase, const Signal& signal) {
  const std::uint32_t slot = slot_of(leaf);
  check_instant(at);
  unschedule(slot);
  give(records_[slot], phase, signal);
  schedule(slot, at);
}

// The usual case: a leaf of the tree, which is set to a later instant and is not about to happen now.
inline void EventList::set(LeafId leaf, Instant at) {
  const std::uint32_t slot = leaf.index();
  if (slot < tree_leaves_ && at > now_ && as_index(at) < engine_detail::TimeTree::kNever &&
      records_[slot].at.is_never()) [[likely]] {
    records_[slot].sequence = ++sequence_;
    tree_.set(slot, as_index(at));
  } else {
    set_in_any_case(leaf, at);
  }
}

inline std::uint32_t EventList::take_slot() {
  if (free_slots_.empty()) [[unlikely]] {
    return add_slot();
  }
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  return slot;
}

inline EventHandle EventList::add(Instant at, Phase phase, const Signal& signal) {
  check_instant(at);
  const std::uint32_t slot = take_slot();
  give(records_[slot], phase, signal);
  schedule_elsewhere(slot, at);
  return {slot, generation_of(records_[slot])};
}

inline bool EventList::is_pending(EventHandle handle) const {
  return handle.slot < records_.size() && !records_[handle.slot].at.is_never() &&
         generation_of(records_[handle.slot]) == handle.generation;
}

inline bool EventList::cancel(EventHandle handle) {
  if (!is_pending(handle)) {
    return false;
  }
  unschedule_elsewhere(handle.slot);
  free_slots_.push_back(handle.slot);
  return true;
}

inline void EventList::tell(const Record& record, Event& event) const {
  event.at = now_;
  event.phase = record.phase;
  event.signal.kind = record.kind;
  event.signal.subject = record.subject;
  event.signal.detail = record.detail;
}

inline Signal EventList::signal_of(LeafId leaf) const {
  const Record& record = records_[leaf.index()];
  return {record.kind, record.subject, record.detail};
}

inline Event EventList::event_of(LeafId leaf) const {
  Event event;
  tell(records_[leaf.index()], event);
  return event;
}

inline LeafId EventList::fire_lonely_leaf(std::uint64_t time) {
  const std::uint32_t leaf = tree_.first_leaf();
  tree_.clear(leaf);
  if (tree_.first_time() == time) [[unlikely]] {
    tree_.set(leaf, time);
    return LeafId::none();
  }
  now_ = Instant::from_us(static_cast<std::int64_t>(time));
  return LeafId(leaf);
}

inline void EventList::fire(std::uint32_t slot, Event& event) {
  Record& record = records_[slot];
  now_ = record.at;
  tell(record, event);
  record.at = Instant::never();
  if (!record.is_leaf) {
    free_slots_.push_back(slot);
  }
  note_one_fewer_pending();
}

inline bool EventList::is_live(const LadderEntry& entry) const {
  const Record& record = records_[entry.slot];
  return as_index(record.at) == entry.time && generation_of(record) == entry.generation;
}

inline LeafId EventList::pop_leaf_until(Instant last) {
  const std::uint64_t time = tree_.first_time();
  const bool is_next = time < ladder_.bound() && time <= as_index(last);
  return is_next ? fire_lonely_leaf(time) : LeafId::none();
}

// The other usual case: what is next is known to the ladder, and alone at its instant.
inline bool EventList::pop_until(Instant last, Event& event) {
  if (const LeafId leaf = pop_leaf_until(last); !leaf.is_none()) {
    tell(records_[leaf.index()], event);
    return true;
  }
  const LadderEntry* const entry = ladder_.known_first();
  if (entry != nullptr && entry->time < tree_.first_time() && entry->time <= as_index(last) && ready_.empty() &&
      ladder_.first_is_alone() && is_live(*entry)) [[likely]] {
    const std::uint32_t slot = entry->slot;
    ladder_.drop_first();
    fire(slot, event);
    return true;
  }
  return pop_in_order(last, event);
}

}  // namespace docket
