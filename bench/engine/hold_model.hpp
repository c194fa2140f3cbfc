// The hold model: take the next event, schedule it again after a random delay; as many events are pending all the time.
// The event list plays it beside std::priority_queue with entries of 16 bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

#include "docket/engine/event_list.hpp"

namespace docket::bench {

enum class Delay { exponential, constant, lognormal, mixed };

/// Random delays with a mean of about a second, drawn beforehand.
class Delays {
 public:
  explicit Delays(Delay delay);
  Duration next() { return table_[i_++ & (kCount - 1)]; }

 private:
  static constexpr std::size_t kCount = 1U << 20U;

  std::vector<Duration> table_;
  std::size_t i_ = 0;
};

/// What a careful program would write with the standard library: dead events are told by their sequence when they
/// surface.
class StandardQueue {
 public:
  using Handle = std::uint32_t;

  void add(Instant at, std::uint32_t subject) { queue_.push({at, sequence_++, subject}); }
  std::optional<Event> pop() {
    while (is_dead(queue_.top())) {
      queue_.pop();
    }
    const Entry entry = queue_.top();
    queue_.pop();
    return Event{entry.at, 0, {0, entry.subject, 0}};
  }

  Handle add_deadline(Instant at) {
    std::uint32_t deadline = static_cast<std::uint32_t>(pending_deadlines_.size());
    if (free_.empty()) {
      pending_deadlines_.push_back(sequence_);
    } else {
      deadline = free_.back();
      free_.pop_back();
      pending_deadlines_[deadline] = sequence_;
    }
    queue_.push({at, sequence_++, deadline | kIsDeadline});
    return deadline;
  }
  void cancel(Handle deadline) {
    pending_deadlines_[deadline] = UINT32_MAX;
    free_.push_back(deadline);
  }
  std::size_t stored() const { return queue_.size(); }

 private:
  static constexpr std::uint32_t kIsDeadline = 1U << 31U;
  struct Entry {
    Instant at;
    std::uint32_t sequence;
    std::uint32_t subject;
    bool operator<(const Entry& other) const { return at != other.at ? at > other.at : sequence > other.sequence; }
  };
  bool is_dead(const Entry& entry) const {
    return (entry.subject & kIsDeadline) != 0 && pending_deadlines_[entry.subject - kIsDeadline] != entry.sequence;
  }

  std::priority_queue<Entry> queue_;
  std::vector<std::uint32_t> pending_deadlines_;
  std::vector<std::uint32_t> free_;
  std::uint32_t sequence_ = 0;
};

class IrregularEvents {
 public:
  using Handle = EventHandle;

  void add(Instant at, std::uint32_t subject) { list_.add(at, 0, {0, subject, 0}); }
  std::optional<Event> pop() { return list_.pop(); }
  Handle add_deadline(Instant at) { return list_.add(at, 1, {}); }
  void cancel(Handle deadline) { list_.cancel(deadline); }
  std::size_t stored() const { return list_.stored(); }

 private:
  EventList list_;
};

class Leaves {
 public:
  void add(Instant at, std::uint32_t subject) {
    if (subject == leaves_.size()) {
      leaves_.push_back(list_.add_leaf());
    }
    list_.set(leaves_[subject], at, 0, {0, subject, 0});
  }
  std::optional<Event> pop() { return list_.pop(); }

 private:
  EventList list_;
  std::vector<LeafId> leaves_;
};

/// `pending` events that have left and come back often enough to be spread as they will stay.
template <class List>
class Hold {
 public:
  Hold(Delay delay, std::uint32_t pending) : delays_(delay) {
    for (std::uint32_t i = 0; i < pending; ++i) {
      list_.add(Instant::from_us(delays_.next().count_us() * i / pending), i);
    }
    for (std::uint32_t i = 0; i < 3 * pending; ++i) {
      step();
    }
  }

  void step() {
    const auto event = list_.pop();
    list_.add(event->at + delays_.next(), event->signal.subject);
  }

 private:
  Delays delays_;
  List list_;
};

}  // namespace docket::bench
