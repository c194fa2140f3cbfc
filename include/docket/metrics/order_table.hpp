// Every order of one replication, row by row: for orders.csv. Warm-up or not: nothing is left out.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "docket/journal/journal.hpp"
#include "docket/metrics/history.hpp"

namespace docket {

/// Memory grows with all orders of the run.
class OrderTable final : public JournalSink {
 public:
  OrderTable();
  ~OrderTable() override;

  void read(std::span<const Record> records) override;
  /// In the order of service. REQUIRES: RunEnded was read.
  [[nodiscard]] const std::vector<OrderHistory>& rows() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace docket
