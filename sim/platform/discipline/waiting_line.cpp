#include "platform/discipline/waiting_line.hpp"

#include <algorithm>

#include "docket/core/check.hpp"

namespace docket {

WaitingLine::Place WaitingLine::join(Ticket ticket, Rank rank) {
  Place place = 0;
  if (free_seats_.empty()) {
    place = static_cast<Place>(seats_.size());
    seats_.emplace_back();
  } else {
    place = free_seats_.back();
    free_seats_.pop_back();
  }
  seats_[place] = {ticket, true};
  heap_.push_back({rank, place});
  std::push_heap(heap_.begin(), heap_.end());
  ++living_;
  return place;
}

void WaitingLine::leave(Place place) {
  ensure(seats_[place].is_taken, "a ticket left a waiting line in which it did not wait");
  seats_[place].is_taken = false;
  --living_;
  if (heap_.size() > 2 * std::size_t{living_} + 16) {
    sweep();
  }
}

Ticket WaitingLine::first() {
  drop_dead_front();
  return seats_[heap_.front().place].ticket;
}

Ticket WaitingLine::take_first() {
  const Ticket ticket = first();
  seats_[heap_.front().place].is_taken = false;
  --living_;
  drop_front();
  return ticket;
}

void WaitingLine::drop_front() {
  free_seats_.push_back(heap_.front().place);
  std::pop_heap(heap_.begin(), heap_.end());
  heap_.pop_back();
}

void WaitingLine::drop_dead_front() {
  while (!seats_[heap_.front().place].is_taken) {
    drop_front();
  }
}

void WaitingLine::sweep() {
  const auto dead = std::remove_if(heap_.begin(), heap_.end(), [this](const Entry& entry) {
    const bool is_dead = !seats_[entry.place].is_taken;
    if (is_dead) {
      free_seats_.push_back(entry.place);
    }
    return is_dead;
  });
  heap_.erase(dead, heap_.end());
  std::make_heap(heap_.begin(), heap_.end());
}

}  // namespace docket
