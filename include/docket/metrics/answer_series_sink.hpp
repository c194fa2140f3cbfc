// How long successive items took to be answered: the series in which the end of a warm-up is looked for.
#pragma once

#include <span>
#include <vector>

#include "docket/journal/journal.hpp"

namespace docket {

struct AnswerTime {
  Instant answered_at;
  Duration time_to_answer;  ///< from the service of the first order that listed the item
};

/// Memory grows with all answered items.
class AnswerSeriesSink final : public JournalSink {
 public:
  void read(std::span<const Record> records) override;
  /// In the order in which the items were answered; each item once.
  [[nodiscard]] const std::vector<AnswerTime>& series() const { return series_; }

 private:
  void add(const ItemListed& listed);
  void add(const Answered& answered);

  std::vector<Instant> arrived_at_;  // by item slot; never(): answered
  std::vector<AnswerTime> series_;
};

}  // namespace docket
