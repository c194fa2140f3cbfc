#include "metrics/run_measures.hpp"

namespace docket::metrics_detail {

void RunMeasures::add(const ItemHistory& item) {
  if (item.is_first_listing) {
    ++items_;
    items_answered_ += item.answered_at.is_never() ? 0U : 1U;
    items_open_ += item.is_open() ? 1U : 0U;
  }
}

void RunMeasures::finish(const JobMeasures& jobs) {
  for (const JobMeasures::Tally& tally : jobs.tallies()) {
    items_ += tally.jobs;
    items_answered_ += tally.answered();
    items_open_ += tally.open();
  }
}

void RunMeasures::write(MeasureWriter& writer) const {
  writer.on(MetricScope::run, "");
  writer.count("items", "Items that came into being; an item on two orders counts once", items_);
  writer.count("items_answered", "Items answered", items_answered_);
  writer.count("items_open_at_end", "Items neither answered nor withdrawn when the run ended: censored", items_open_);
  writer.write("dialogue_asked_at_hours", "Hours from the start until the platform first asked for talks",
               hours_since_start(dialogue_asked_at_));
  writer.count("looks", "Looks of authorities at orders", looks_);
  writer.count("remarks", "Remarks and signals of the script", remarks_);
  writer.count("status_updates", "Status updates that the platform sent", status_updates_);
  writer.count("clarifications", "Requests for clarification", clarifications_);
}

}  // namespace docket::metrics_detail
