// Journal to named measures: one number per entry of the catalogue.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "docket/journal/journal.hpp"
#include "docket/metrics/catalogue.hpp"

namespace docket {

/// Reads one replication's journal. Items and orders that arrive before `measures_from` are left out, and time
/// averages begin there; only the lines of the record look at the whole run. Sums are exact; quantiles come from a
/// histogram and are at most 0.4 % off.
/// Memory grows with live items, with what was settled ahead of a due time still to come, and by 32 bytes for each
/// order and reading that was dark for a part of the time since it fell due.
class MetricsSink final : public JournalSink {
 public:
  MetricsSink(const Scenario& scenario, const MetricCatalogue& catalogue, Instant measures_from);
  ~MetricsSink() override;

  void read(std::span<const Record> records) override;
  void read_page(const JournalPage& page) override;
  /// One value per entry of the catalogue; NaN is "undefined in this replication" (nothing was due, nobody waited).
  /// REQUIRES: RunEnded was read.
  [[nodiscard]] std::vector<double> values() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace docket
