#include "experiment/item_memory.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace docket::experiment_detail {
namespace {

constexpr std::uint64_t kItemsToPileUp = std::uint64_t{1} << 17U;

/// Counts who lives, and reads the scales while all of them are still there.
class Census final : public JournalSink {
 public:
  explicit Census(const Instruments& instruments) : instruments_(instruments) {}

  void read(std::span<const Record> records) override {
    for (const Record& record : records) {
      if (const auto* listed = std::get_if<ItemListed>(&record)) {
        live_ += listed->is_new ? 1U : 0U;
      } else if (std::holds_alternative<ItemRetired>(record)) {
        --live_;
      } else if (const auto* job = std::get_if<JobEnded>(&record)) {
        live_ += job->outcome == JobOutcome::open ? 1U : 0U;
      } else if (std::holds_alternative<RunEnded>(record)) {
        bytes_ = instruments_.memory();
      }
    }
  }

  [[nodiscard]] std::uint64_t live() const { return live_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  const Instruments& instruments_;
  std::uint64_t live_ = 0;
  std::uint64_t bytes_ = 0;
};

/// The same work, and nobody to do it: whatever comes in waits.
Scenario without_reviewers(Scenario scenario) {
  for (PoolSpec& pool : scenario.platform.pools) {
    pool.reviewers = 0;
  }
  scenario.run.ends_after_items.reset();
  scenario.run.warm_up = {};
  return scenario;
}

}  // namespace

Weight weigh(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed, const RunOptions& options,
             const Instruments& instruments) {
  Census census(instruments);
  JournalSink* const sinks[] = {&census};
  instruments.settle_memory();
  Weight weight;
  weight.bytes_before = instruments.memory();
  weight.result = run(scenario, catalogue, seed, 0, sinks, options);
  weight.bytes_at_end = census.bytes();
  weight.live_items = census.live();
  return weight;
}

double bytes_for_each(std::uint64_t less, std::uint64_t more, std::uint64_t items) {
  if (items < ItemMemory::kFewestLiving || less == 0 || more <= less) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  return static_cast<double>(more - less) / static_cast<double>(items);
}

Limit weigh_waiting(const Scenario& scenario, const BenchmarkOptions& options, const Instruments& instruments,
                    ItemMemory& memory) {
  const Scenario deserted = without_reviewers(scenario);
  const MetricCatalogue catalogue(deserted);
  Limit outside = Limit::none;
  const auto pile_up = [&](std::uint64_t items) {
    RunOptions until = options.run;
    until.max_cases.items = std::min(until.max_cases.items, items);
    until.should_stop = [&, ends_at = instruments.seconds() + options.seconds] {
      outside = options.run.should_stop ? options.run.should_stop() : Limit::none;
      return outside == Limit::none && instruments.seconds() > ends_at ? Limit::time : outside;
    };
    return weigh(deserted, catalogue, options.seed, until, instruments);
  };
  Weight all = pile_up(kItemsToPileUp);
  memory.waiting_items = all.live_items;
  if (outside != Limit::none || all.live_items < ItemMemory::kFewestWaiting) {
    return outside;
  }
  // Tables grow by doubling: filled to the brim they take what their rows do, and else up to twice as much. An order
  // that is larger than that comes as a whole or not at all.
  const std::uint64_t brim = std::bit_floor(all.live_items);
  Weight to_the_brim = all.live_items > brim ? pile_up(brim) : Weight();
  if (to_the_brim.live_items > brim / 2) {
    all = std::move(to_the_brim);
  }
  const Weight half = outside == Limit::none ? pile_up(all.live_items / 2) : Weight();
  if (outside == Limit::none) {
    memory.waiting_items = all.live_items;
    memory.waiting_bytes =
        bytes_for_each(half.bytes_at_end, all.bytes_at_end, all.live_items - std::min(half.live_items, all.live_items));
  }
  return outside;
}

}  // namespace docket::experiment_detail
