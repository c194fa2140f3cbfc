// The journal of one replication as JSON lines: one record a line, with names instead of indices.
#pragma once

#include <cstdint>
#include <memory>

#include "docket/journal/journal.hpp"
#include "docket/report/text_output.hpp"
#include "docket/scenario/scenario.hpp"

namespace docket {

/// {"at":"2021-01-31T12:00:00+05:30","seconds":1800,"event":"order_served","mode":"REPLAYED", "order":"first-list", …}
/// An order is named by its source, and by its ordinal ("reports#12", from 1) where the source yields many. An item has
/// its key, the same in every policy of the same seed. Memory grows with live items and orders.
class EventLog final : public JournalSink {
 public:
  EventLog(const Scenario& scenario, TextOutput output);
  ~EventLog() override;

  void read(std::span<const Record> records) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace docket
