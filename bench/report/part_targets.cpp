#include <fmt/core.h>

#include <memory>

#include "engine/hold_model.hpp"
#include "platform/waiting_model.hpp"
#include "report/contest.hpp"
#include "report/targets.hpp"

namespace docket::bench {
namespace {

struct Rival {
  const char* name;
  double seconds;
};

Finding compare(std::string what, double must, double goal, Rival docket, Rival other, double operations) {
  const auto timing = [operations](const Rival& rival) {
    return Timing{rival.name, 1e9 * rival.seconds / operations, "ns"};
  };
  Finding finding{std::move(what), must, goal, "x"};
  finding.measured = docket.seconds / other.seconds;
  finding.timings = {timing(docket), timing(other)};
  return finding;
}

/// A contestant that goes on with the same model at each turn.
template <class Model>
Contestant keeps_going(std::shared_ptr<Model> model, std::uint32_t steps) {
  return {"", [model, steps](std::uint32_t) {
            for (std::uint32_t i = 0; i < steps; ++i) {
              model->step();
            }
          }};
}

Finding measure_hold_of(std::uint32_t pending, double must, double goal, std::uint32_t repetitions) {
  constexpr std::uint32_t kHolds = 1'000'000;
  const auto seconds =
      least_cpu_seconds({keeps_going(std::make_shared<Hold<IrregularEvents>>(Delay::exponential, pending), kHolds),
                         keeps_going(std::make_shared<Hold<StandardQueue>>(Delay::exponential, pending), kHolds)},
                        repetitions);
  return compare(fmt::format("hold, {} pending / std::priority_queue", pending), must, goal, {"event list", seconds[0]},
                 {"std::priority_queue", seconds[1]}, kHolds);
}

}  // namespace

std::vector<Finding> measure_hold(std::uint32_t repetitions) {
  return {measure_hold_of(1'000, 1.0 / 2, 1.0 / 3, repetitions),
          measure_hold_of(1'000'000, 1.0 / 3, 1.0 / 8, repetitions)};
}

std::vector<Finding> measure_waiting(std::uint32_t repetitions) {
  constexpr std::uint32_t kWaiting = 1'000'000;
  constexpr std::uint32_t kOrderSize = 257;
  constexpr std::uint32_t kOrders = 2'000;
  const auto seconds =
      least_cpu_seconds({keeps_going(std::make_shared<WaitingModel<DocketLine>>(kWaiting, kOrderSize), kOrders),
                         keeps_going(std::make_shared<WaitingModel<HeapOfItems>>(kWaiting, kOrderSize), kOrders)},
                        repetitions);
  return {compare("earliest deadline, 1e6 waiting in orders of 257 / heap of items", 1.0 / 8, 1.0 / 20,
                  {"docket", seconds[0]}, {"heap of items", seconds[1]}, double{kOrders} * kOrderSize)};
}

}  // namespace docket::bench
