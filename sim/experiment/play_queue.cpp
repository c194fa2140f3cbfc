#include "experiment/play_queue.hpp"

#include <new>
#include <utility>

namespace docket::experiment_detail {
namespace {

bool is_lack_of_memory(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const std::bad_alloc&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

void PlayQueue::work() {
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

Replications PlayQueue::finish() {
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

std::optional<std::uint32_t> PlayQueue::hand_out() {
  const std::scoped_lock lock(mutex_);
  is_over_ = is_over_ || next_ == plan_.replications || is_to_stop();
  return is_over_ ? std::nullopt : std::optional(next_++);
}

bool PlayQueue::has_more() {
  const std::scoped_lock lock(mutex_);
  return !is_over_ && next_ < plan_.replications;
}

bool PlayQueue::is_to_stop() {
  // The first is played all the same, and asks itself: what it comes to is better than nothing.
  stopped_by_ = plan_.should_stop && next_ > 0 ? plan_.should_stop() : Limit::none;
  return stopped_by_ != Limit::none;
}

PlayQueue::Outcome PlayQueue::outcome_of(std::uint32_t replication) const {
  try {
    return play_(replication);
  } catch (...) {
    return std::current_exception();
  }
}

void PlayQueue::take(std::uint32_t replication, Outcome outcome) {
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

void PlayQueue::fold(Outcome outcome) {
  if (const auto* error = std::get_if<std::exception_ptr>(&outcome)) {
    fold(*error);
  } else {
    fold(std::get<RunResult>(std::move(outcome)));
  }
}

void PlayQueue::fold(const std::exception_ptr& error) {
  if (is_lack_of_memory(error)) {
    meet(Limit::memory);
  } else {
    thrown_ = error;
  }
  decide(ReplicationsEnd::interrupted);
}

void PlayQueue::fold(RunResult result) {
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

void PlayQueue::decide(ReplicationsEnd end) {
  folded_.end = end;
  is_decided_ = true;
  is_over_ = true;
}

void PlayQueue::meet(Limit limit) { folded_.limit = folded_.limit == Limit::none ? limit : folded_.limit; }

ReplicationsEnd PlayQueue::end_without_verdict() {
  if (folded_.results.size() < plan_.replications) {
    meet(stopped_by_);
    return ReplicationsEnd::interrupted;
  }
  return plan_.is_enough ? ReplicationsEnd::not_precise : ReplicationsEnd::all_done;
}

}  // namespace docket::experiment_detail
