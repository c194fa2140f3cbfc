#include "docket/engine/event_list.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {
namespace {

using engine_detail::TimeTree;

// Heap functions put the largest in front.
constexpr auto kRunsLater = [](const auto& a, const auto& b) { return a.order > b.order; };

}  // namespace

EventList::EventList(EventListOptions options) : leaf_limit_(options.leaf_limit) {
  ensure(leaf_limit_ >= 1 && leaf_limit_ <= TimeTree::kMostLeaves, "the leaf limit must be between 1 and 4096");
  records_.resize(leaf_limit_);
}

// ---- the living and the dead

inline bool EventList::is_live(const Ready& entry) const {
  const Record& record = records_[entry.slot];
  return !record.at.is_never() && order_of(record) == entry.order;
}

void EventList::sweep_the_dead() {
  const auto is_dead = [this](const auto& entry) { return !is_live(entry); };
  ladder_.remove_if(is_dead);
  std::erase_if(ready_, is_dead);
  std::make_heap(ready_.begin(), ready_.end(), kRunsLater);
  dead_ = 0;
  if (!ready_.empty()) {
    ladder_.forget_bound();
  }
}

bool EventList::is_anything_pending() const { return pending_elsewhere_ > 0 || tree_.first_time() != TimeTree::kNever; }

std::size_t EventList::pending() const {
  std::size_t in_tree = 0;
  for (std::uint32_t leaf = 0; leaf < tree_leaves_; ++leaf) {
    in_tree += tree_.time_of(leaf) != TimeTree::kNever ? 1U : 0U;
  }
  return pending_elsewhere_ + in_tree;
}

// ---- scheduling

[[gnu::noinline]] std::uint32_t EventList::add_slot() {
  records_.emplace_back();
  return static_cast<std::uint32_t>(records_.size() - 1);
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

LeafId EventList::add_leaf(Phase phase, const Signal& signal) {
  const LeafId leaf = add_leaf();
  give(records_[leaf.index()], phase, signal);
  return leaf;
}

void EventList::clear(LeafId leaf) {
  const std::uint32_t slot = slot_of(leaf);
  unschedule(slot);
  if (in_tree(slot)) {
    tree_.clear(slot);
  }
}

// ---- popping

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

void EventList::set_in_any_case(LeafId leaf, Instant at) {
  const std::uint32_t slot = slot_of(leaf);
  check_instant(at);
  unschedule(slot);
  schedule(slot, at);
}

void EventList::note_step(Instant before) {
  if (steps_at_ == now_) {
    ++steps_;
  } else {
    steps_ = before == now_ ? 2 : 1;
    steps_at_ = now_;
  }
}

// The ladder is never asked beyond the instant to which the clock then moves, which is the promise it needs.
bool EventList::pop_in_order(Instant last, Event& event) {
  const Instant before = now_;
  const bool is_one = pop_first(last, event);
  if (is_one) {
    note_step(before);
  }
  return is_one;
}

bool EventList::pop_first(Instant last, Event& event) {
  if (last < now_) {
    return false;
  }
  if (!ready_.empty()) {
    if (const std::uint32_t slot = take_ready(); slot != kNoSlot) {
      fire(slot, event);
      return true;
    }
  }
  const std::uint64_t bound = std::min(as_index(last), TimeTree::kNever - 1);
  const std::uint64_t leaf_time = tree_.first_time();
  const LadderEntry* const entry = first_in_ladder(std::min(leaf_time, bound));
  const std::uint64_t time = entry == nullptr ? leaf_time : entry->time;
  if (time > bound) {
    pass_time(last);
    return false;
  }
  if (entry == nullptr) {
    if (const LeafId leaf = fire_lonely_leaf(time); !leaf.is_none()) {
      tell(records_[leaf.index()], event);
      return true;
    }
  } else if (leaf_time != time && ladder_.first_is_alone()) {
    const std::uint32_t slot = entry->slot;
    ladder_.drop_first();
    fire(slot, event);
    return true;
  }
  gather(time);
  fire(take_ready(), event);
  return true;
}

bool EventList::has_living_ready() {
  while (!ready_.empty()) {
    if (is_live(ready_.front())) {
      return true;
    }
    drop_first_ready();
    --dead_;
  }
  return false;
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
  if (!is_anything_pending()) {
    sweep_the_dead();
    ladder_.restart_at(as_index(now_));
  } else if (last > now_) {
    now_ = steps_at_ = last;
    steps_ = 0;
  }
}

// Moves the clock and makes all events of the new instant ready.
void EventList::gather(std::uint64_t time) {
  now_ = Instant::from_us(static_cast<std::int64_t>(time));
  while (tree_.first_time() == time) {
    make_leaf_ready(tree_.first_leaf());
  }
  while (const LadderEntry* entry = first_in_ladder(time)) {
    make_ready(entry->slot);
    ladder_.drop_first();
  }
  ladder_.forget_bound();
}

// From the tree, where it has no time from now on.
void EventList::make_leaf_ready(std::uint32_t leaf) {
  tree_.clear(leaf);
  records_[leaf].at = now_;
  ++pending_elsewhere_;
  make_ready(leaf);
}

void EventList::make_ready(std::uint32_t slot) {
  ladder_.forget_bound();
  ready_.push_back({order_of(records_[slot]), slot});
  std::push_heap(ready_.begin(), ready_.end(), kRunsLater);
}

std::optional<Instant> EventList::next_at() {
  if (!is_anything_pending()) {
    return std::nullopt;
  }
  if (has_living_ready()) {
    return now_;
  }
  const std::uint64_t in_ladder = ladder_.earliest_if([this](const LadderEntry& entry) { return is_live(entry); });
  return Instant::from_us(static_cast<std::int64_t>(std::min(in_ladder, tree_.first_time())));
}

}  // namespace docket
