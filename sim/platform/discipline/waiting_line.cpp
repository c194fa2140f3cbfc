#include "platform/discipline/waiting_line.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {

void WaitingLine::begin_run(Place place, Rank rank) {
  std::uint32_t number = 0;
  if (free_runs_.empty()) {
    number = static_cast<std::uint32_t>(runs_.size());
    runs_.emplace_back();
  } else {
    number = free_runs_.back();
    free_runs_.pop_back();
  }
  runs_[number].head = runs_[number].tail = place;
  OpenRun& open = open_runs_[open_ < kMostOpen ? open_++ : oldest_open_++ % kMostOpen];
  set(open.tail, rank);
  open.run = number;
  Entry& entry = heap_.emplace_back();
  set(entry.head, rank);
  entry.run = number;
  entry.ticket = seats_[place].ticket;
  std::push_heap(heap_.begin(), heap_.end());
}

void WaitingLine::end_front_run() {
  const std::uint32_t number = heap_.front().run;
  std::pop_heap(heap_.begin(), heap_.end());
  heap_.pop_back();
  free_runs_.push_back(number);
  for (std::uint32_t i = 0; i < open_; ++i) {
    if (open_runs_[i].run == number) {
      open_runs_[i] = open_runs_[--open_];
      return;
    }
  }
}

// The first run has a later head than before: it sinks to its place.
void WaitingLine::sink_front() {
  const Entry entry = heap_.front();
  const std::size_t size = heap_.size();
  std::size_t hole = 0;
  for (std::size_t child = 1; child < size; child = 2 * hole + 1) {
    child += child + 1 < size && heap_[child + 1].head < heap_[child].head ? 1U : 0U;
    if (entry.head < heap_[child].head) {
      break;
    }
    heap_[hole] = heap_[child];
    hole = child;
  }
  heap_[hole] = entry;
}

void WaitingLine::leave(Place place) {
  ensure(place < seats_.size() && seats_[place].ticket != kGivenUp,
         "a ticket left a waiting line in which it did not wait");
  seats_[place].ticket = kGivenUp;
  --living_;
  if (++given_up_ > living_ + 16) {
    sweep();
  }
}

// Takes out every seat that was given up. Runs that nothing is left of end.
void WaitingLine::sweep() {
  std::erase_if(heap_, [this](Entry& entry) {
    Run& run = runs_[entry.run];
    sweep(run);
    if (run.head == kNone) {
      free_runs_.push_back(entry.run);
      return true;
    }
    entry.head = seats_[run.head].rank;
    entry.ticket = seats_[run.head].ticket;
    return false;
  });
  std::make_heap(heap_.begin(), heap_.end());
  given_up_ = 0;
  open_ = oldest_open_ = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(heap_.size(), kMostOpen); ++i) {
    const std::uint32_t run = heap_[i].run;
    open_runs_[open_++] = {seats_[runs_[run].tail].rank, run};
  }
}

void WaitingLine::sweep(Run& run) {
  Place next = run.head;
  run = Run();
  while (next != kNone) {
    const Place place = next;
    next = seats_[place].next;
    if (seats_[place].ticket == kGivenUp) {
      give_back(place);
      continue;
    }
    (run.head == kNone ? run.head : seats_[run.tail].next) = place;
    run.tail = place;
    seats_[place].next = kNone;
  }
}

}  // namespace docket
