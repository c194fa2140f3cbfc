#include "metrics/speech_measures.hpp"

namespace docket::metrics_detail {

void SpeechLevels::change(Instant at, Visibility from, Visibility to, bool is_unlawful) {
  apply(at, from, is_unlawful, -1);
  apply(at, to, is_unlawful, 1);
}

void SpeechLevels::apply(Instant at, Visibility visibility, bool is_unlawful, std::int64_t delta) {
  if (is_dark(visibility)) {
    dark_.add(at, delta);
    overblocked_.add(at, is_unlawful ? 0 : delta);
    blocked_everywhere_.add(at, visibility == Visibility::blocked ? delta : 0);
  } else if (is_unlawful) {
    underblocked_.add(at, delta);
  }
}

void SpeechMeasures::open(const ItemHistory& item, Visibility visibility) {
  sources_[item.source.index()].enter(item.served_at, visibility, item.is_unlawful);
  if (item.is_first_listing) {
    kinds_[item.kind.index()].levels.enter(item.served_at, visibility, item.is_unlawful);
  }
}

void SpeechMeasures::change(const ItemHistory& item, const VisibilityChanged& change, Duration was_dark) {
  sources_[item.source.index()].change(change.at, change.from, change.to, item.is_unlawful);
  if (!item.is_first_listing) {
    return;
  }
  Kind& kind = kinds_[item.kind.index()];
  kind.levels.change(change.at, change.from, change.to, item.is_unlawful);
  if (!item.is_unlawful && is_dark(change.from) && !is_dark(change.to)) {
    kind.reinstatements.add(was_dark);
  }
}

void SpeechMeasures::close(const ItemHistory& item) {
  if (item.is_first_listing && !item.is_unlawful && !item.in_effect_at.is_never()) {
    ++kinds_[item.kind.index()].wrongly_dark;
  }
}

void SpeechMeasures::write_source(SourceId source, MeasureWriter& writer) const {
  const SpeechLevels& levels = sources_[source.index()];
  writer.write("dark_item_hours", "Item-hours dark, from service to the end", hours(levels.dark()));
  writer.write("items_dark_at_end", "Items dark when the run ended", static_cast<double>(levels.dark().level()));
  writer.write("overblocked_item_hours", "Item-hours that lawful items were dark", hours(levels.overblocked()));
  writer.write("underblocked_item_hours", "Item-hours that unlawful items were visible, from service to the end",
               hours(levels.underblocked()));
}

void SpeechMeasures::write_kind(KindId kind, MeasureWriter& writer) const {
  const Kind& of = kinds_[kind.index()];
  writer.write("overblocked_item_hours", "Item-hours that lawful items were dark", hours(of.levels.overblocked()));
  writer.write("underblocked_item_hours",
               "Item-hours that unlawful items were visible, from the service of their first order to the end",
               hours(of.levels.underblocked()));
  writer.count("wrongly_dark_items", "Lawful items that were ever dark", of.wrongly_dark);
  writer.write("overreach_item_hours", "Item-hours dark outside the territory too: blocked everywhere",
               hours(of.levels.blocked_everywhere()));
  writer.write("time_to_reinstatement_mean_hours",
               "Mean time that lawful items were dark until they were visible again",
               of.reinstatements.mean_seconds() / 3600);
}

}  // namespace docket::metrics_detail
