// Every item of one replication on every order, row by row: for items.csv. Warm-up or not: nothing is left out.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "docket/journal/journal.hpp"
#include "docket/metrics/history.hpp"

namespace docket {

/// Memory grows with all items of the run.
class ItemTable final : public JournalSink {
 public:
  ItemTable();
  ~ItemTable() override;

  void read(std::span<const Record> records) override;
  /// In the order of service, within an order as listed. Dark time reaches to the end: closed_at is the run's end.
  /// REQUIRES: RunEnded was read.
  [[nodiscard]] const std::vector<ItemHistory>& rows() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace docket
