// One long run, measured in parts of equal length: batches, whose means tell how uncertain the mean of the whole is
// although neighbouring items depend on each other (see batch_means.hpp).
//
// A batch is measured as if its run had ended with it: its values are, to the last bit, those of a run whose warm-up
// lasts until the batch begins and whose horizon is where it ends. What is open then is censored in that batch.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "docket/journal/journal.hpp"
#include "docket/metrics/metrics_sink.hpp"

namespace docket {

/// Jobs and visits cost as much as in one MetricsSink. Everything that happens to orders and their items is told to all
/// batches that have not ended, so that costs as much as in half as many sinks as there are batches, and so does
/// memory.
class BatchMetrics final : public JournalSink {
 public:
  /// Batch k of n lasts from `from` + k (to - from) / n for an nth of that. REQUIRES from < to and batches >= 1.
  BatchMetrics(const Scenario& scenario, const MetricCatalogue& catalogue, Instant from, Instant to,
               std::uint32_t batches);

  void read(std::span<const Record> records) override;

  [[nodiscard]] std::size_t size() const { return batches_.size(); }
  [[nodiscard]] Instant end_of(std::size_t batch) const { return batches_[batch].to; }
  /// As MetricsSink::values. REQUIRES: RunEnded was read.
  [[nodiscard]] std::vector<double> values(std::size_t batch) const { return batches_[batch].metrics->values(); }

 private:
  struct Batch {
    Instant from;
    Instant to;
    std::unique_ptr<MetricsSink> metrics;
    void read(const Record& record) const { metrics->read({&record, 1}); }
  };

  void hand_on(const Visit& visit);
  void hand_on(const JobEnded& job);
  void hand_on(const RunEnded& ended);
  template <class OtherRecord>
  void hand_on(const OtherRecord& other);
  /// From the first batch that ends at `at` or later.
  [[nodiscard]] std::span<const Batch> open_at(Instant at) const;

  std::vector<Batch> batches_;
};

}  // namespace docket
