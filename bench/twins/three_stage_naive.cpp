#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <queue>
#include <random>
#include <vector>

#include "twins/three_stage_loops.hpp"

namespace docket::bench {
namespace {

using namespace three_stages;

struct Item {
  double arrived = 0;
  double due = 0;
};

struct Event {
  double at;
  int stage;  ///< that has finished the item; -1: it arrives
  Item item;
  bool operator<(const Event& other) const { return at > other.at; }  // the queue puts the largest first
};

struct DueLater {
  bool operator()(const Item& a, const Item& b) const { return a.due > b.due; }
};

struct Stage {
  std::priority_queue<Item, std::vector<Item>, DueLater> line;
  std::uint32_t idle = 0;
  std::lognormal_distribution<double> handling;
};

class ThreeStageLoop {
 public:
  explicit ThreeStageLoop(std::uint64_t seed) : engine_(seed) {
    for (std::size_t i = 0; i < kStages; ++i) {
      stages_[i].idle = kReviewers[i];
      stages_[i].handling = std::lognormal_distribution<double>(std::log(kHandlingSeconds[i]) - 0.5, 1.0);
    }
  }

  Outcome play(std::uint64_t items) {
    arrive_after(0);
    while (done_ < items) {
      const Event event = events_.top();
      events_.pop();
      if (event.stage < 0) {
        enter(0, event.item, event.at);
        arrive_after(event.at);
      } else {
        finish(event);
      }
    }
    const auto count = static_cast<double>(items);
    return {items, sum_ / count, static_cast<double>(late_) / count};
  }

 private:
  void arrive_after(double now) {
    const double at = now + gap_(engine_);
    const double slack = kSlackHours[slack_class_(engine_)] * (1 + kSlackSpread * unit_(engine_)) * 3600;
    events_.push({at, -1, {at, at + slack}});
  }

  void enter(int stage, const Item& item, double now) {
    stages_[static_cast<std::size_t>(stage)].line.push(item);
    start(stage, now);
  }

  void start(int number, double now) {
    Stage& stage = stages_[static_cast<std::size_t>(number)];
    if (stage.idle > 0 && !stage.line.empty()) {
      --stage.idle;
      events_.push({now + stage.handling(engine_), number, stage.line.top()});
      stage.line.pop();
    }
  }

  void finish(const Event& event) {
    const auto stage = static_cast<std::size_t>(event.stage);
    ++stages_[stage].idle;
    start(event.stage, event.at);
    if (unit_(engine_) < kGoesOn[stage]) {
      enter(event.stage + 1, event.item, event.at);
      return;
    }
    const double sojourn = event.at - event.item.arrived;
    ++done_;
    sum_ += sojourn;
    late_ += event.at > event.item.due ? 1U : 0U;
    ++histogram_[static_cast<std::size_t>(std::min(sojourn / 360, 999.0))];
  }

  std::mt19937_64 engine_;
  std::exponential_distribution<double> gap_{1 / kGapSeconds};
  std::uniform_int_distribution<std::size_t> slack_class_{0, kSlackHours.size() - 1};
  std::uniform_real_distribution<double> unit_{0, 1};
  std::priority_queue<Event> events_;
  std::array<Stage, kStages> stages_;
  std::vector<std::uint32_t> histogram_ = std::vector<std::uint32_t>(1000);
  std::uint64_t done_ = 0;
  std::uint64_t late_ = 0;
  double sum_ = 0;
};

}  // namespace

Outcome play_three_stages_naively(std::uint64_t items, std::uint64_t seed) { return ThreeStageLoop(seed).play(items); }

}  // namespace docket::bench
