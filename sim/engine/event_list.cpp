#include "docket/engine/event_list.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {
namespace {

using engine_detail::TimeTree;

// Heap functions put the largest in front.
constexpr auto kRunsLater = [](const auto& a, const auto& b) { return a.order > b.order; };

constexpr std::uint32_t kNoSlot = UINT32_MAX;

}  // namespace

EventList::EventList(EventListOptions options) : leaf_limit_(options.leaf_limit) {
  ensure(leaf_limit_ >= 1 && leaf_limit_ <= TimeTree::kMostLeaves, "the leaf limit must be between 1 and 4096");
  records_.resize(leaf_limit_);
}

// ---- the living and the dead

inline bool EventList::is_live(const Ready& entry) const {
  const Record& record = records_[entry.slot];
  return !record.at.is_never() && record.order == entry.order;
}

void EventList::sweep_the_dead() {
  const auto is_dead = [this](const auto& entry) { return !is_live(entry); };
  ladder_.remove_if(is_dead);
  std::erase_if(ready_, is_dead);
  std::make_heap(ready_.begin(), ready_.end(), kRunsLater);
  dead_ = 0;
}

// ---- scheduling

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

// The ladder is never asked beyond the instant to which the clock then moves, which is the promise it needs.
bool EventList::pop_in_order(Instant last, Event& event) {
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
    if (tree_.second_time() != time) {
      fire(tree_.first_leaf(), event);
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
  if (has_living_ready()) {
    return now_;
  }
  drop_spent_leaves();
  const std::uint64_t in_ladder = ladder_.earliest_if([this](const LadderEntry& entry) { return is_live(entry); });
  return Instant::from_us(static_cast<std::int64_t>(std::min(in_ladder, tree_.first_time())));
}

}  // namespace docket
