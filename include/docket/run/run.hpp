// One replication: a pure function of scenario, seed and replication.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "docket/engine/run_loop.hpp"
#include "docket/journal/journal.hpp"
#include "docket/metrics/catalogue.hpp"
#include "docket/order/case_file.hpp"
#include "docket/order/opening.hpp"
#include "docket/run/limit.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

struct RunOptions {
  std::uint32_t leaf_limit = 4096;        ///< of the event list; changes speed, never results
  std::uint64_t max_events = UINT64_MAX;  ///< a run that needs more ends with StopReason::limit_reached
  CaseLimits max_cases = {};              ///< a run that makes more items or orders ends so too
  bool keeps_fingerprint = true;          ///< without it a run has 5 to 11 % fewer instructions
  /// Asked every few hundred events, by each thread that plays: anything but none ends the run there. A function that
  /// has once said so should stay with it.
  std::function<Limit()> should_stop = {};
  /// Null: the run begins at the scenario's start with empty desks. REQUIRES: it outlives the run, and is of the
  /// scenario.
  const Opening* opening = nullptr;

  /// The same for who asks for metrics and nothing else.
  [[nodiscard]] RunOptions for_metrics() const {
    RunOptions options = *this;
    options.keeps_fingerprint = false;
    return options;
  }
};

struct RunResult {
  std::uint32_t replication = 0;
  StopReason reason = StopReason::horizon;
  Limit limit = Limit::none;  ///< which one, where the reason is a limit
  std::string loop;           ///< Limit::standstill: the events that go round and what they are about
  Instant stopped_at;
  std::uint64_t events = 0;
  std::uint64_t items = 0;        ///< items that came into being
  std::uint64_t fingerprint = 0;  ///< of the trajectory; 0 where none is kept
  std::vector<double> metrics;    ///< by place in the catalogue; of `play` none
};

/// Plays one replication. `sinks` read the journal beside the metrics. Throws Fault when docket itself is broken: its
/// message says the simulated time, the event, the seed and the replication.
RunResult run(const Scenario& scenario, const MetricCatalogue& catalogue, std::uint64_t seed, std::uint32_t replication,
              std::span<JournalSink* const> sinks = {}, const RunOptions& options = {});

/// Plays one replication for its journal alone: nothing is measured, and a warm-up means nothing.
RunResult play(const Scenario& scenario, std::uint64_t seed, std::uint32_t replication,
               std::span<JournalSink* const> sinks, const RunOptions& options = {});

}  // namespace docket
