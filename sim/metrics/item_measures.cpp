#include "metrics/item_measures.hpp"

namespace docket::metrics_detail {
namespace {

void add_time_since(Instant served_at, Instant at, DurationTally& times) {
  if (!at.is_never()) {
    times.add(at - served_at);
  }
}

bool is_answered_by(Decision decision, const ItemHistory& item) {
  return !item.answered_at.is_never() && item.decision == decision;
}

}  // namespace

void ItemMeasures::add(const ItemHistory& item) {
  Tally& tally = tallies_[item.source.index()];
  ++tally.items;
  tally.withdrawn += item.withdrawn_at.is_never() ? 0U : 1U;
  tally.restored += item.is_restored ? 1U : 0U;
  tally.provisional_decisions += item.provisional_decisions;
  tally.answered_by_withholding += is_answered_by(Decision::withhold, item) ? 1U : 0U;
  tally.answered_by_blocking += is_answered_by(Decision::block, item) ? 1U : 0U;
  tally.answered_by_rejecting += is_answered_by(Decision::reject, item) ? 1U : 0U;
  add_time_since(item.served_at, item.decided_at, tally.to_decide);
  add_time_since(item.served_at, item.in_effect_at, tally.to_effect);
  add_time_since(item.served_at, item.answered_at, tally.to_answer);
  tally.deadlines.add(deadline_of(item, item.due_at), item.closed_at);
}

void ItemMeasures::finish(Instant end, const JobMeasures& jobs) {
  for (std::size_t source = 0; source < tallies_.size(); ++source) {
    Tally& tally = tallies_[source];
    const JobMeasures::Tally& of_jobs = jobs.tallies()[source];
    tally.deadlines.finish(end);
    tally.deadlines.merge(of_jobs.deadlines);
    tally.to_answer.merge(of_jobs.to_answer);
    tally.items += of_jobs.jobs;
    tally.withdrawn += of_jobs.withdrawn;
  }
}

void ItemMeasures::write(SourceId source, MeasureWriter& writer) const {
  const Tally& tally = tallies_[source.index()];
  write_counts(tally, writer);
  write_times(tally, writer);
  write_decisions(tally, writer);
}

void ItemMeasures::write_counts(const Tally& tally, MeasureWriter& writer) {
  const std::uint64_t answered = tally.to_answer.count();
  writer.count("items", "Items listed; an item on two orders counts for each", tally.items);
  writer.count("items_decided", "Items with a first final decision", tally.to_decide.count());
  writer.count("items_answered", "Items whose first final decision was applied, or whose work was finished", answered);
  writer.count("items_withdrawn", "Items that gave up waiting", tally.withdrawn);
  writer.write("items_withdrawn_share", "Share of the items that gave up waiting", share(tally.withdrawn, tally.items));
  writer.count("items_open_at_end", "Items neither answered nor withdrawn when the run ended: censored",
               tally.items - answered - tally.withdrawn);
  writer.count("items_restored", "Items made visible again by a reversal, at least once", tally.restored);
}

void ItemMeasures::write_times(const Tally& tally, MeasureWriter& writer) {
  write_durations(writer, "time_to_decide", "from service to an item's first final decision", tally.to_decide);
  write_durations(writer, "time_to_effect", "from service until an item was first dark, of the items that were",
                  tally.to_effect);
  write_durations(writer, "time_to_answer", "from service until an item was answered, of the items that were",
                  tally.to_answer);
  writer.write("time_to_answer_mean_seconds", "Mean time from service until an item was answered",
               tally.to_answer.moments().mean_seconds());
  writer.write("time_to_answer_deviation_hours",
               "Standard deviation of the time from service until an item was answered",
               deviation_hours(tally.to_answer));
  writer.write("items_missed_share", "Share of the items due by the end that were not answered by their due time",
               tally.deadlines.missed_share());
  writer.write("tardiness_mean_hours",
               "Mean time by which items due by the end were answered too late, 0 for those in time; open ones count "
               "to the end",
               tally.deadlines.tardiness_mean_hours());
}

void ItemMeasures::write_decisions(const Tally& tally, MeasureWriter& writer) {
  const std::uint64_t answered = tally.to_answer.count();
  writer.write("withheld_share", "Share of the answered items that were withheld in one territory",
               share(tally.answered_by_withholding, answered));
  writer.write("blocked_share", "Share of the answered items that were blocked everywhere",
               share(tally.answered_by_blocking, answered));
  writer.write("rejected_share", "Share of the answered items that the platform refused to take down",
               share(tally.answered_by_rejecting, answered));
  writer.count("provisional_decisions", "Decisions taken by the clock before the review had ended",
               tally.provisional_decisions);
  writer.write("rushed_visits_share", "Share of the visits begun in haste",
               share(tally.visits_rushed, tally.visits_begun));
}

}  // namespace docket::metrics_detail
