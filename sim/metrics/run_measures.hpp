// Counts over the whole run.
#pragma once

#include "docket/journal/record.hpp"
#include "docket/metrics/history.hpp"
#include "metrics/job_measures.hpp"
#include "metrics/measure_writer.hpp"

namespace docket::metrics_detail {

class RunMeasures {
 public:
  explicit RunMeasures(Instant measures_from) : from_(measures_from) {}

  void add(const ItemHistory& item);
  void finish(const JobMeasures& jobs);
  void add(const DialogueAsked& asked) { dialogue_asked_at_ = std::min(dialogue_asked_at_, asked.at); }
  void add(const Looked& looked) { looks_ += counts(looked.at); }
  void add(const Remarked& remarked) { remarks_ += counts(remarked.at); }
  void add(const StatusSent& sent) { status_updates_ += counts(sent.at); }
  void add(const ClarificationAsked& asked) { clarifications_ += counts(asked.at); }
  void write(MeasureWriter& writer) const;

 private:
  [[nodiscard]] std::uint64_t counts(Instant at) const { return at >= from_ ? 1 : 0; }

  Instant from_;
  std::uint64_t items_ = 0;
  std::uint64_t items_answered_ = 0;
  std::uint64_t items_open_ = 0;
  std::uint64_t looks_ = 0;
  std::uint64_t remarks_ = 0;
  std::uint64_t status_updates_ = 0;
  std::uint64_t clarifications_ = 0;
  Instant dialogue_asked_at_ = Instant::never();
};

}  // namespace docket::metrics_detail
