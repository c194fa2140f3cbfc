// The hold model: pop the next event, schedule it again after a random delay. Nanoseconds per hold at a steady number
// of pending events, beside std::priority_queue with the a 16-byte entry.
//
// "deadlines" adds to each hold what most decided items do: a deadline is cancelled half-way to being due, and another
// one is scheduled. The standard queue cannot cancel, so dead deadlines stay in it until they are due.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

#include "docket/core/hash.hpp"
#include "docket/engine/event_list.hpp"

namespace docket {
namespace {

enum class Delay { exponential, constant, lognormal, mixed };

constexpr std::size_t kDelays = 1U << 20U;

double uniform(std::uint64_t i) { return (static_cast<double>(mix_bits(i) >> 11U) + 0.5) * 0x1p-53; }

double draw_seconds(Delay delay, std::uint64_t i) {
  const double exponential = -std::log(uniform(2 * i));
  switch (delay) {
    case Delay::exponential:
      return exponential;
    case Delay::constant:
      return 1.0;
    case Delay::lognormal:
      return std::exp(2.0 * std::sqrt(2.0 * exponential) * std::cos(6.283185307179586 * uniform(2 * i + 1)));
    case Delay::mixed:  // as 24 h beside 36 s, in thousandths: half of the delays each
      return uniform(2 * i + 1) < 0.5 ? 86.4 : 0.036 * exponential;
  }
  return 0.0;
}

class Delays {
 public:
  explicit Delays(Delay delay) {
    for (std::size_t i = 0; i < kDelays; ++i) {
      table_.push_back(Duration::microseconds(static_cast<std::int64_t>(1e6 * draw_seconds(delay, i + 1))));
    }
  }
  Duration next() { return table_[i_++ & (kDelays - 1)]; }

 private:
  std::vector<Duration> table_;
  std::size_t i_ = 0;
};

// What a careful program would write with the standard library: dead events are told by their sequence when they
// surface.
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

template <class List>
void hold_once(List& list, Delays& delays) {
  const auto event = list.pop();
  list.add(event->at + delays.next(), event->signal.subject);
}

template <class List, Delay delay>
void hold(benchmark::State& state) {
  Delays delays(delay);
  List list;
  const auto pending = static_cast<std::uint32_t>(state.range(0));
  for (std::uint32_t i = 0; i < pending; ++i) {
    list.add(Instant::from_us(delays.next().count_us() * i / pending), i);
  }
  for (std::uint32_t i = 0; i < 3 * pending; ++i) {
    hold_once(list, delays);
  }
  for (auto _ : state) {
    hold_once(list, delays);
  }
}

template <class List>
void hold_with_deadlines(benchmark::State& state) {
  constexpr std::uint32_t kSources = 16;
  Delays delays(Delay::exponential);
  List list;
  for (std::uint32_t i = 0; i < kSources; ++i) {
    list.add(Instant() + delays.next(), i);
  }
  const Duration ahead = Duration::seconds(state.range(0)) * 2;  // the oldest of them is half-way there
  std::vector<typename List::Handle> deadlines;
  for (std::int64_t i = 0; i < kSources * state.range(0); ++i) {
    deadlines.push_back(list.add_deadline(Instant() + ahead));
  }
  std::size_t oldest = 0;
  const auto hold = [&] {
    const auto event = list.pop();
    list.cancel(deadlines[oldest]);
    deadlines[oldest] = list.add_deadline(event->at + ahead);
    oldest = (oldest + 1) % deadlines.size();
    list.add(event->at + delays.next(), event->signal.subject);
  };
  for (std::size_t i = 0; i < 4 * deadlines.size(); ++i) {
    hold();
  }
  for (auto _ : state) {
    hold();
  }
  state.counters["stored"] = static_cast<double>(list.stored());
}

#define DOCKET_HOLD(delay)                                                                   \
  BENCHMARK(hold<StandardQueue, Delay::delay>)->RangeMultiplier(10)->Range(10, 1'000'000);   \
  BENCHMARK(hold<IrregularEvents, Delay::delay>)->RangeMultiplier(10)->Range(10, 1'000'000); \
  BENCHMARK(hold<Leaves, Delay::delay>)->RangeMultiplier(10)->Range(10, 1000)->Arg(4000)
DOCKET_HOLD(exponential);
DOCKET_HOLD(constant);
DOCKET_HOLD(lognormal);
DOCKET_HOLD(mixed);
BENCHMARK(hold_with_deadlines<StandardQueue>)->RangeMultiplier(10)->Range(10, 10'000);
BENCHMARK(hold_with_deadlines<IrregularEvents>)->RangeMultiplier(10)->Range(10, 10'000);

}  // namespace
}  // namespace docket
