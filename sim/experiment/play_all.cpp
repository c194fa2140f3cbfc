#include "experiment/play_all.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace docket::experiment_detail {
namespace {

using Outcome = std::variant<RunResult, std::exception_ptr>;

bool is_lack_of_memory(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::bad_alloc&) {
    return true;
  } catch (...) {
    return false;
  }
}

class Queue {
 public:
  Queue(const Plan& plan, const Play& play) : plan_(plan), play_(play) {}

  // What every worker does until nothing is left to do.
  void work() {
    try {
      while (const auto replication = hand_out()) {
        take(*replication, outcome_of(*replication));
      }
    } catch (...) {  // from the caller's functions
      const std::scoped_lock lock(mutex_);
      thrown_by_caller_ = std::current_exception();
      is_over_ = true;
    }
  }

  // REQUIRES: all workers have returned.
  Replications finish() {
    if (thrown_by_caller_) {
      std::rethrow_exception(thrown_by_caller_);
    }
    if (thrown_) {
      std::rethrow_exception(thrown_);
    }
    if (!is_decided_) {
      folded_.end = end_without_verdict();
    }
    folded_.planned = plan_.replications;
    return std::move(folded_);
  }

 private:
  std::optional<std::uint32_t> hand_out() {
    const std::scoped_lock lock(mutex_);
    is_over_ = is_over_ || next_ == plan_.replications || is_to_stop();
    return is_over_ ? std::nullopt : std::optional(next_++);
  }

  bool is_to_stop() {
    // The first is played all the same, and asks itself: what it comes to is better than nothing.
    stopped_by_ = plan_.should_stop && next_ > 0 ? plan_.should_stop() : Limit::none;
    return stopped_by_ != Limit::none;
  }

  Outcome outcome_of(std::uint32_t replication) const {
    try {
      return play_(replication);
    } catch (...) {
      return std::current_exception();
    }
  }

  void take(std::uint32_t replication, Outcome outcome) {
    const std::scoped_lock lock(mutex_);
    // Every lower number is handed out already, so no higher one can matter any more.
    is_over_ = is_over_ || std::holds_alternative<std::exception_ptr>(outcome);
    ahead_.emplace(replication, std::move(outcome));
    while (!is_decided_ && !ahead_.empty() && ahead_.begin()->first == folded_.results.size()) {
      fold(std::move(ahead_.extract(ahead_.begin()).mapped()));
    }
    if (plan_.on_progress) {
      plan_.on_progress({++done_, plan_.replications});
    }
  }

  void fold(Outcome outcome) {
    if (const auto* error = std::get_if<std::exception_ptr>(&outcome)) {
      fold(*error);
    } else {
      fold(std::get<RunResult>(std::move(outcome)));
    }
  }

  void fold(const std::exception_ptr& error) {
    if (is_lack_of_memory(error)) {
      meet(Limit::memory);
    } else {
      thrown_ = error;
    }
    decide(ReplicationsEnd::interrupted);
  }

  void fold(RunResult result) {
    meet(result.limit);
    const bool is_last = is_outside(result.limit) || result.limit == Limit::standstill;
    if (!is_outside(result.limit) || folded_.results.empty()) {
      folded_.results.push_back(std::move(result));
    }
    if (is_last) {
      decide(ReplicationsEnd::interrupted);
    } else if (plan_.is_enough && plan_.is_enough(folded_.results.back())) {
      decide(ReplicationsEnd::precise_enough);
    }
  }

  void decide(ReplicationsEnd end) {
    folded_.end = end;
    is_decided_ = true;
    is_over_ = true;
  }

  void meet(Limit limit) { folded_.limit = folded_.limit == Limit::none ? limit : folded_.limit; }

  [[nodiscard]] ReplicationsEnd end_without_verdict() {
    if (folded_.results.size() < plan_.replications) {
      meet(stopped_by_);
      return ReplicationsEnd::interrupted;
    }
    return plan_.is_enough ? ReplicationsEnd::not_precise : ReplicationsEnd::all_done;
  }

  const Plan& plan_;
  const Play& play_;
  std::mutex mutex_;  // of all that follows
  std::uint32_t next_ = 0;
  std::uint32_t done_ = 0;
  bool is_over_ = false;                    // nothing more is handed out
  bool is_decided_ = false;                 // nothing more is folded
  std::map<std::uint32_t, Outcome> ahead_;  // played before an earlier one has ended
  Replications folded_;
  Limit stopped_by_ = Limit::none;  // between two replications
  std::exception_ptr thrown_;
  std::exception_ptr thrown_by_caller_;
};

std::uint32_t workers_for(const Plan& plan) {
  const std::uint32_t wanted = plan.threads > 0 ? plan.threads : std::thread::hardware_concurrency();
  return std::clamp(wanted, 1U, std::max(plan.replications, 1U));
}

}  // namespace

Replications play_all(const Plan& plan, const Play& play) {
  Queue queue(plan, play);
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
