#include "experiment/play_all.hpp"

#include <algorithm>
#include <system_error>
#include <thread>
#include <vector>

#include "experiment/play_queue.hpp"

namespace docket::experiment_detail {
namespace {

std::uint32_t workers_for(const Plan& plan) {
  const std::uint32_t wanted = plan.threads > 0 ? plan.threads : std::thread::hardware_concurrency();
  return std::clamp(wanted, 1U, std::max(plan.replications, 1U));
}

}  // namespace

Replications play_all(const Plan& plan, const Play& play) {
  PlayQueue queue(plan, play);
  {
    std::vector<std::jthread> helpers;
    try {
      for (std::uint32_t worker = 1; worker < workers_for(plan); ++worker) {
        helpers.emplace_back([&queue] { queue.work(); });
      }
    } catch (const std::system_error&) {
      // Fewer threads change speed, never results.
    }
    queue.work();
  }
  return queue.finish();
}

}  // namespace docket::experiment_detail
