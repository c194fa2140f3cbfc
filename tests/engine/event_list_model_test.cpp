// The event list against the plainest list there is: a set ordered by (time, phase, sequence). Random operations, many
// ties, several habits of time; both must agree after every step, whatever the leaf limit.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "docket/core/hash.hpp"
#include "docket/engine/event_list.hpp"

namespace docket {
namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t n) { return mix_bits(state_ += 0x9e3779b97f4a7c15ULL) % n; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

class NaiveList {
 public:
  std::uint64_t schedule(Instant at, Phase phase, Signal signal) {
    const std::uint64_t sequence = next_++;
    queue_.insert({at, phase, sequence});
    events_[sequence] = {at, phase, signal};
    return sequence;
  }
  bool remove(std::uint64_t sequence) {
    const auto found = events_.find(sequence);
    if (found == events_.end()) {
      return false;
    }
    queue_.erase({found->second.at, found->second.phase, sequence});
    events_.erase(found);
    return true;
  }
  std::optional<Event> pop_until(Instant last) {
    if (queue_.empty() || std::get<0>(*queue_.begin()) > last) {
      return std::nullopt;
    }
    const std::uint64_t sequence = std::get<2>(*queue_.begin());
    const Event event = events_.at(sequence);
    remove(sequence);
    return event;
  }
  bool contains(std::uint64_t sequence) const { return events_.count(sequence) > 0; }
  /// How many share the time of the next one.
  std::size_t at_next_instant() const {
    return static_cast<std::size_t>(
        std::distance(queue_.begin(), queue_.upper_bound({std::get<0>(*queue_.begin()), 255, UINT64_MAX})));
  }
  std::optional<Instant> next_at() const {
    return queue_.empty() ? std::nullopt : std::optional(std::get<0>(*queue_.begin()));
  }
  std::size_t size() const { return queue_.size(); }

 private:
  std::uint64_t next_ = 1;
  std::set<std::tuple<Instant, Phase, std::uint64_t>> queue_;
  std::map<std::uint64_t, Event> events_;
};

enum class Habit { ties, mixed, wide };

Duration draw_delay(Habit habit, Dice& dice) {
  switch (habit) {
    case Habit::ties:
      return Duration::microseconds(static_cast<std::int64_t>(dice.below(4)));
    case Habit::mixed: {
      const std::array<Duration, 5> delays = {Duration(), Duration::hours(24), Duration::seconds(36),
                                              Duration::microseconds(static_cast<std::int64_t>(dice.below(36'000'000))),
                                              Duration::hours(static_cast<std::int64_t>(dice.below(72)))};
      return delays[dice.below(delays.size())];
    }
    case Habit::wide:
      return Duration::microseconds(static_cast<std::int64_t>(dice.below(std::uint64_t{1} << dice.below(38))));
  }
  return {};
}

// Both lists side by side; every operation is done to both.
class Twins {
 public:
  Twins(std::uint32_t leaf_limit, std::size_t leaves, Habit habit, std::uint64_t seed)
      : list_(EventListOptions{leaf_limit}), leaf_sequences_(leaves, 0), habit_(habit), dice_(seed) {
    for (std::size_t i = 0; i < leaves; ++i) {
      leaf_habits_.emplace_back(phase(), new_signal());
      leaves_.push_back(list_.add_leaf(leaf_habits_[i].first, leaf_habits_[i].second));
    }
  }

  void step(std::size_t wanted_pending) {
    const bool crowded = naive_.size() > wanted_pending;
    switch (dice_.below(10)) {
      case 0:
        clear_leaf();
        break;
      case 1:
      case 2:
        set_leaf();
        break;
      case 3:
        cancel();
        break;
      case 4:
      case 5:
      case 6:
        crowded ? pop() : add();
        break;
      default:
        crowded || dice_.one_in(2) ? pop() : add();
    }
    ASSERT_EQ(list_.pending(), naive_.size());
    ASSERT_LE(list_.stored(), 2 * list_.pending() + 64);
  }

  void drain() {
    while (naive_.size() > 0) {
      ASSERT_EQ(list_.pop(), naive_.pop_until(Instant::never()));
    }
    ASSERT_FALSE(list_.pop().has_value());
    ASSERT_EQ(list_.stored(), 0U);
  }

 private:
  Signal new_signal() {
    return {static_cast<std::uint16_t>(signals_), ++signals_, static_cast<std::uint32_t>(dice_.below(1U << 20))};
  }
  Phase phase() { return static_cast<Phase>(dice_.one_in(50) ? 255 : dice_.below(4)); }

  void add() {
    const Instant at = list_.now() + draw_delay(habit_, dice_);
    const Phase p = phase();
    const Signal signal = new_signal();
    handles_.emplace_back(list_.add(at, p, signal), naive_.schedule(at, p, signal));
  }
  void set_leaf() {
    const std::size_t i = dice_.below(leaves_.size());
    const Instant at = list_.now() + draw_delay(habit_, dice_);
    naive_.remove(leaf_sequences_[i]);
    if (dice_.one_in(2)) {
      leaf_habits_[i] = {phase(), new_signal()};
      list_.set(leaves_[i], at, leaf_habits_[i].first, leaf_habits_[i].second);
    } else {
      list_.set(leaves_[i], at);
    }
    leaf_sequences_[i] = naive_.schedule(at, leaf_habits_[i].first, leaf_habits_[i].second);
  }
  void clear_leaf() {
    const std::size_t i = dice_.below(leaves_.size());
    naive_.remove(leaf_sequences_[i]);
    list_.clear(leaves_[i]);
  }
  // Handles of events that are long gone stay among the candidates, so stale ones are tried all the time.
  void cancel() {
    if (handles_.empty()) {
      return;
    }
    const std::size_t window = std::min<std::size_t>(handles_.size(), 3000);
    const auto [handle, sequence] = handles_[handles_.size() - 1 - dice_.below(window)];
    ASSERT_EQ(list_.is_pending(handle), naive_.contains(sequence));
    ASSERT_EQ(list_.cancel(handle), naive_.remove(sequence));
  }
  void pop() {
    if (dice_.one_in(8)) {
      ASSERT_EQ(list_.next_at(), naive_.next_at());
    }
    if (dice_.one_in(2)) {
      ASSERT_EQ(list_.is_instant_over(), naive_.next_at() != list_.now());
    }
    const Instant last = dice_.one_in(4) ? list_.now() + draw_delay(habit_, dice_) : Instant::never();
    const Instant before = list_.now();
    const std::size_t together = naive_.size() == 0 ? 0 : naive_.at_next_instant();
    const std::optional<Event> expected = naive_.pop_until(last);
    if (dice_.one_in(2)) {
      if (const LeafId leaf = list_.pop_leaf_until(last); !leaf.is_none()) {
        ASSERT_EQ(together, 1U);
        ASSERT_EQ(list_.event_of(leaf), expected);
        ASSERT_EQ(list_.signal_of(leaf), expected->signal);
        count_step(before, *expected);
        return;
      }
    }
    ASSERT_EQ(list_.pop_until(last), expected);
    if (expected) {
      count_step(before, *expected);
    } else if (list_.now() > before) {
      steps_ = 0;
    }
  }
  void count_step(Instant before, const Event& event) {
    steps_ = event.at == before ? steps_ + 1 : 1;
    ASSERT_EQ(list_.popped_now(), steps_);
  }

  EventList list_;
  NaiveList naive_;
  std::vector<LeafId> leaves_;
  std::vector<std::uint64_t> leaf_sequences_;
  std::vector<std::pair<Phase, Signal>> leaf_habits_;
  std::vector<std::pair<EventHandle, std::uint64_t>> handles_;
  Habit habit_;
  Dice dice_;
  std::uint32_t signals_ = 0;
  std::uint64_t steps_ = 0;
};

class EventListModel : public testing::TestWithParam<std::tuple<std::uint32_t, Habit>> {};

TEST_P(EventListModel, AgreesWithAnOrderedSet) {
  const auto [leaf_limit, habit] = GetParam();
  for (const std::size_t wanted_pending : {3U, 100U, 5000U}) {
    Twins twins(leaf_limit, 100, habit, wanted_pending);
    for (int i = 0; i < 120'000 && !HasFatalFailure(); ++i) {
      twins.step(wanted_pending);
    }
    twins.drain();
  }
}

INSTANTIATE_TEST_SUITE_P(LimitsAndHabits, EventListModel,
                         testing::Combine(testing::Values(1U, 64U, 4096U),
                                          testing::Values(Habit::ties, Habit::mixed, Habit::wide)));

}  // namespace
}  // namespace docket
