// The waiting work of one stage, in the order in which it will be taken: smallest key first, ties in order of arrival.
//
// A heap of sorted runs. Work hardly ever joins a line in random order: first come, first served makes each newcomer
// the last; the items of one order share a due time; deadlines of 24 h and of 36 h each rise with the clock; last come,
// first served makes each newcomer the first. So a newcomer is appended to the run whose end it follows most closely,
// or put before the first of all, and begins a run of its own only where neither keeps the order. Runs are linked
// lists, and the heap holds one entry a run: a line that is fed in order costs O(1), one fed by m orders at random
// O(log m), and one fed item by item at random no more than a heap of items.
//
// Taking a ticket out of the middle marks its seat as given up, which costs O(1); such seats are skipped at the front
// and swept when they outnumber those who wait, so that a line of n never holds more than 2n + 16 seats in use.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <vector>

#include "platform/ticket.hpp"

namespace docket {

class WaitingLine {
 public:
  using Place = std::uint32_t;  ///< names a waiting ticket until it leaves the line
  struct Rank {
    std::int64_t key = 0;      ///< smaller is taken first
    std::int64_t arrival = 0;  ///< among equal keys: smaller is taken first
    auto operator<=>(const Rank&) const = default;
  };

  /// O(log runs), O(1) for a ticket that is last of a run or first of all.
  Place join(Ticket ticket, Rank rank) {
    const Place place = take_seat();
    Seat& seat = seats_[place];
    set(seat.rank, rank);
    seat.ticket = ticket;
    seat.next = kNone;
    ++living_;
    if (heap_.empty()) {
      begin_only_run(place, rank);
    } else if (!append(place, rank) && !put_first(place, rank)) {
      begin_run(place, rank);
    }
    return place;
  }
  /// Amortised O(1). REQUIRES: it waits there; else a Fault.
  void leave(Place place);
  /// The first in line. REQUIRES: not empty. Amortised O(log runs).
  [[nodiscard]] Ticket first() {
    drop_given_up();
    return heap_.front().ticket;
  }
  /// The rank of the first in line. REQUIRES: not empty.
  [[nodiscard]] Rank first_rank() {
    drop_given_up();
    return heap_.front().head;
  }
  Ticket take_first() {
    const Ticket ticket = first();
    --living_;
    drop_front();
    return ticket;
  }

  [[nodiscard]] bool is_empty() const { return living_ == 0; }
  [[nodiscard]] std::uint32_t size() const { return living_; }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr Ticket kGivenUp = Ticket::from_value(UINT32_MAX);
  static constexpr std::uint32_t kMostOpen = 8;

  // A free seat is linked to the next free one.
  struct Seat {
    Rank rank;
    Ticket ticket;
    Place next = kNone;  // in its run
  };
  struct Run {
    Place head = kNone;
    Place tail = kNone;
  };
  struct Entry {
    Rank head;
    std::uint32_t run = 0;
    Ticket ticket;  // of the head: who is next to be served is known without a look at his seat
    friend bool operator<(const Entry& a, const Entry& b) { return a.head > b.head; }  // heaps put the largest first
  };
  struct OpenRun {
    Rank tail;
    std::uint32_t run = 0;
  };

  /// Part by part, as are arguments passed by value: see renew.hpp.
  static void set(Rank& to, Rank from) {
    to.key = from.key;
    to.arrival = from.arrival;
  }

  Place take_seat() {
    if (free_seat_ == kNone) {
      seats_.emplace_back();
      return static_cast<Place>(seats_.size() - 1);
    }
    const Place place = free_seat_;
    free_seat_ = seats_[place].next;
    return place;
  }
  void give_back(Place place) {
    seats_[place].ticket = kGivenUp;
    seats_[place].next = free_seat_;
    free_seat_ = place;
  }

  /// To the open run whose tail is the latest that `place` may follow, if there is one. That is the one appended to
  /// last where keys are equal, as they are in the items of an order that come together.
  bool append(Place place, Rank rank) {
    if (OpenRun& last = open_runs_[last_open_];
        last_open_ < open_ && last.tail.key == rank.key && last.tail.arrival <= rank.arrival) [[likely]] {
      append(place, rank, last);
      return true;
    }
    OpenRun* best = nullptr;
    for (std::uint32_t i = 0; i < open_; ++i) {
      if (open_runs_[i].tail <= rank && (best == nullptr || best->tail < open_runs_[i].tail)) {
        best = &open_runs_[i];
      }
    }
    if (best == nullptr) {
      return false;
    }
    last_open_ = static_cast<std::uint32_t>(best - open_runs_.data());
    append(place, rank, *best);
    return true;
  }
  void append(Place place, Rank rank, OpenRun& open) {
    Place& tail = runs_[open.run].tail;
    seats_[tail].next = place;
    tail = place;
    set(open.tail, rank);
  }
  /// Before the first of all, if it may go there.
  bool put_first(Place place, Rank rank) {
    if (rank > heap_.front().head) {
      return false;
    }
    Run& run = runs_[heap_.front().run];
    seats_[place].next = run.head;
    run.head = place;
    set(heap_.front().head, rank);
    heap_.front().ticket = seats_[place].ticket;
    return true;
  }
  /// Of an empty line. Most lines are empty now and then, and then all runs are free.
  void begin_only_run(Place place, Rank rank) {
    runs_.clear();
    free_runs_.clear();
    runs_.push_back({place, place});
    heap_.push_back({rank, 0, seats_[place].ticket});
    set(open_runs_[0].tail, rank);
    open_runs_[0].run = 0;
    open_ = 1;
    last_open_ = oldest_open_ = 0;
  }
  void begin_run(Place place, Rank rank);
  void end_front_run();

  /// Takes the first seat off.
  void drop_front() {
    Entry& front = heap_.front();
    Run& run = runs_[front.run];
    const Place place = run.head;
    run.head = seats_[place].next;
    give_back(place);
    if (run.head == kNone) {
      if (heap_.size() == 1) {
        heap_.clear();
      } else {
        end_front_run();
      }
      return;
    }
    const std::int64_t key = front.head.key;
    front.head = seats_[run.head].rank;
    front.ticket = seats_[run.head].ticket;
    const bool has_rivals = heap_.size() > 1;
    if (has_rivals && (front.head.key != key || heap_[first_child()].head < front.head)) {
      sink_front();
    }
  }
  /// Of the front in the heap: the one with the earlier head. REQUIRES: there are two runs at least.
  [[nodiscard]] std::size_t first_child() const { return heap_.size() > 2 && heap_[2].head < heap_[1].head ? 2 : 1; }
  void sink_front();
  void drop_given_up() {
    while (given_up_ != 0 && seats_[runs_[heap_.front().run].head].ticket == kGivenUp) {
      --given_up_;
      drop_front();
    }
  }
  void sweep();
  void sweep(Run& run);

  std::vector<Seat> seats_;
  std::vector<Run> runs_;
  std::vector<Entry> heap_;  // of runs, by their heads
  std::vector<std::uint32_t> free_runs_;
  std::array<OpenRun, kMostOpen> open_runs_;  // those that were begun last: only they are appended to
  std::uint32_t open_ = 0;
  std::uint32_t last_open_ = 0;  // the one appended to last, or another one
  std::uint32_t oldest_open_ = 0;
  Place free_seat_ = kNone;
  std::uint32_t living_ = 0;
  std::uint32_t given_up_ = 0;
};

}  // namespace docket
