// Replications of one plan, handed out to whoever has time: any number of threads may work on a queue, and may come
// and go. See play_all() for what the result depends on.
#pragma once

#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <variant>

#include "experiment/play_all.hpp"

namespace docket::experiment_detail {

class PlayQueue {
 public:
  /// REQUIRES: both outlive it.
  PlayQueue(const Plan& plan, const Play& play) : plan_(plan), play_(play) {}

  /// Plays until nothing is left to hand out; others may still be playing what they were given.
  void work();
  /// Whether another thread that works here would get something to do.
  [[nodiscard]] bool has_more();
  /// What it came to; throws what a replication threw. REQUIRES: all workers have returned, the queue has no more, and
  /// it is called once.
  Replications finish();

 private:
  using Outcome = std::variant<RunResult, std::exception_ptr>;

  std::optional<std::uint32_t> hand_out();
  bool is_to_stop();
  [[nodiscard]] Outcome outcome_of(std::uint32_t replication) const;
  void take(std::uint32_t replication, Outcome outcome);
  void fold(Outcome outcome);
  void fold(const std::exception_ptr& error);
  void fold(RunResult result);
  void decide(ReplicationsEnd end);
  void meet(Limit limit);
  [[nodiscard]] ReplicationsEnd end_without_verdict();

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

}  // namespace docket::experiment_detail
