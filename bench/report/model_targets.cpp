#include <fmt/core.h>

#include "report/agreement.hpp"
#include "report/contest.hpp"
#include "report/targets.hpp"
#include "run/whole_run.hpp"
#include "twins/queue_loops.hpp"
#include "twins/three_stage_loops.hpp"

namespace docket::bench {
namespace {

constexpr std::uint64_t kItems = 500'000;
constexpr std::uint64_t kItemsToCompare = 100'000;
constexpr double kTwinAtMost = 0.8;

/// A model played by hand, naively and by docket, and by docket with timers that are cancelled.
struct Model {
  std::string name;  ///< of its whole run
  const char* unit;
  std::function<Outcome(std::uint64_t items, std::uint64_t seed)> by_hand;
  std::function<Outcome(std::uint64_t items, std::uint64_t seed)> naive;
};

struct ModelTimes {
  Timing twin;
  Timing naive;
  Timing docket;
  Timing with_timers;
  std::string void_because;
};

std::string reason_to_void(const Model& model, double twin_seconds, double naive_seconds) {
  const WholeRun whole(model.name, {ends_after(kItemsToCompare)});
  std::string reason = disagreement({{"naive loop", [&](auto seed) { return model.naive(kItemsToCompare, seed); }},
                                     {"twin", [&](auto seed) { return model.by_hand(kItemsToCompare, seed); }},
                                     {"docket", [&](auto seed) { return whole.outcome(seed); }}});
  if (reason.empty() && twin_seconds > kTwinAtMost * naive_seconds) {
    reason = fmt::format("the twin takes {:.2f} of the naive loop's time, and nobody writes by hand for more than {}",
                         twin_seconds / naive_seconds, kTwinAtMost);
  }
  return reason;
}

ModelTimes time_model(const Model& model, std::uint32_t repetitions) {
  const WholeRun whole(model.name, {ends_after(kItems)});
  const WholeRun timed(model.name + "-timers", {ends_after(kItems)});
  const auto seconds = least_cpu_seconds({{"twin", [&](auto seed) { model.by_hand(kItems, seed); }},
                                          {"naive", [&](auto seed) { model.naive(kItems, seed); }},
                                          {"docket", [&](auto replication) { whole.play(replication); }},
                                          {"timers", [&](auto replication) { timed.play(replication); }}},
                                         repetitions);
  const auto timing = [&](const char* name, std::size_t i) {
    return Timing{name, 1e9 * seconds[i] / static_cast<double>(kItems), model.unit};
  };
  return {timing("twin", 0), timing("naive loop", 1), timing("docket", 2), timing("docket with timers", 3),
          reason_to_void(model, seconds[0], seconds[1])};
}

struct Wanted {
  double must;
  double goal;
};

Finding compare(std::string what, const Timing& docket, const Timing& other, Wanted wanted, const ModelTimes& times) {
  Finding finding{std::move(what), wanted.must, wanted.goal, "x"};
  finding.measured = docket.value / other.value;
  finding.void_because = times.void_because;
  finding.timings = {docket, times.twin, times.naive};
  return finding;
}

std::vector<Finding> measure_queue(std::uint32_t servers, const char* run, const std::string& title,
                                   std::uint32_t repetitions) {
  const auto by_hand = [servers](std::uint64_t items, std::uint64_t seed) {
    return play_queue_by_hand(servers, items, seed);
  };
  const auto naive = [servers](std::uint64_t items, std::uint64_t seed) {
    return play_queue_naively(servers, items, seed);
  };
  const ModelTimes times = time_model({run, "ns/customer", by_hand, naive}, repetitions);
  return {compare(title + " / naive loop", times.docket, times.naive, {1.1, 0.6}, times),
          compare(title + " with a cancelled timer each / naive loop without", times.with_timers, times.naive,
                  {1.6, 0.9}, times)};
}

}  // namespace

std::vector<Finding> measure_one_server(std::uint32_t repetitions) {
  return measure_queue(1, "one-server", "M/M/1", repetitions);
}

std::vector<Finding> measure_fifty_servers(std::uint32_t repetitions) {
  return measure_queue(50, "fifty-servers", "M/M/50", repetitions);
}

std::vector<Finding> measure_three_stages(std::uint32_t repetitions) {
  const ModelTimes times =
      time_model({"three-stages", "ns/item", play_three_stages_by_hand, play_three_stages_naively}, repetitions);
  return {compare("three stages, earliest deadline first / twin", times.docket, times.twin, {1.5, 1.2}, times)};
}

}  // namespace docket::bench
