#include "experiment/open_results.hpp"

#include <cstdint>

namespace docket::experiment_detail {
namespace {

enum Column : std::size_t { in_time, due, done, waits };

/// Whole microseconds of a run are exact.
double as_number(Instant instant) { return static_cast<double>(instant.count_us()); }

Instant as_instant(double number) {
  const bool is_ever = number < as_number(Instant::never());
  return is_ever ? Instant::from_us(static_cast<std::int64_t>(number)) : Instant::never();
}

}  // namespace

void OpenResults::add_order(const OpenOutcome& outcome, RunResult& result) {
  std::vector<double>& row = result.metrics;
  row.push_back(outcome.is_in_time() ? 1 : 0);
  row.push_back(as_number(outcome.due_at));
  row.push_back(as_number(outcome.is_done() ? outcome.done_at : Instant::never()));
  for (const std::optional<Duration>& wait : outcome.waits) {
    row.push_back(wait ? wait->in_seconds() : -1);
  }
}

const double* OpenResults::row(std::size_t replication, std::size_t order) const {
  return &results_[replication].metrics[order * (waits + pools_)];
}

bool OpenResults::is_in_time(std::size_t replication, std::size_t order) const {
  return row(replication, order)[in_time] > 0;
}

Instant OpenResults::due_at(std::size_t replication, std::size_t order) const {
  return as_instant(row(replication, order)[due]);
}

Instant OpenResults::done_at(std::size_t replication, std::size_t order) const {
  return as_instant(row(replication, order)[done]);
}

std::optional<double> OpenResults::wait(std::size_t replication, std::size_t order, std::size_t pool) const {
  const double seconds = row(replication, order)[waits + pool];
  return seconds < 0 ? std::nullopt : std::optional(seconds);
}

}  // namespace docket::experiment_detail
