// The state of a run at its regular sample instants: for series.csv.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "docket/journal/journal.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

struct SeriesRow {
  Instant at;
  std::vector<std::uint32_t> waiting;     ///< by StageId
  std::vector<std::uint32_t> in_service;  ///< by StageId
  std::vector<std::uint32_t> dark;        ///< by SourceId: items of its orders that are dark
};

/// Memory grows with the number of samples.
class SeriesSink final : public JournalSink {
 public:
  explicit SeriesSink(const Scenario& scenario);
  ~SeriesSink() override;

  void read(std::span<const Record> records) override;
  /// One row for each sample instant, in order of time.
  [[nodiscard]] const std::vector<SeriesRow>& rows() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace docket
