#include "metrics/naive_history.hpp"

#include <algorithm>
#include <map>

namespace docket::test {

Visibility NaiveItem::after(Place place) const {
  Visibility visibility = Visibility::visible;
  for (const auto& change : changes) {
    visibility = change.place <= place ? change.what.to : visibility;
  }
  return visibility;
}

Visibility NaiveItem::at(Instant instant) const {
  Visibility visibility = Visibility::visible;
  for (const auto& change : changes) {
    visibility = change.at <= instant ? change.what.to : visibility;
  }
  return visibility;
}

std::uint32_t NaiveHistory::dark_after(const NaiveOrder& order, Place place) const {
  return static_cast<std::uint32_t>(std::ranges::count_if(order.listings, [&](std::size_t listing) {
    return listings[listing].place <= place && is_dark(items[listings[listing].item].after(place));
  }));
}

std::uint32_t NaiveHistory::dark_at(const NaiveOrder& order, Instant instant) const {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      order.listings, [&](std::size_t listing) { return is_dark(items[listings[listing].item].at(instant)); }));
}

Place NaiveHistory::in_effect(const NaiveOrder& order) const {
  for (Place place = 0; place < places; ++place) {
    if (dark_after(order, place) == order.served.items) {
      return place;
    }
  }
  return places;
}

Place NaiveHistory::visible_again(const NaiveOrder& order) const {
  for (Place place = in_effect(order); place < places; ++place) {
    if (dark_after(order, place) == 0) {
      return place;
    }
  }
  return places;
}

namespace {

/// A job is a batch of one item, listed just before its end is told.
void add_job(const JobEnded& job, Place place, NaiveHistory& all) {
  const NaiveListing listing{all.orders.size(), all.items.size(), place - 1, job.due_at};
  NaiveOrder& batch = all.orders.emplace_back();
  batch.served.at = job.arrived_at;
  batch.served.source = job.source;
  batch.served.ordinal = job.entity.ordinal;
  batch.served.items = 1;
  batch.listings = {all.listings.size()};
  NaiveItem& item = all.items.emplace_back();
  item.kind = job.kind;
  item.listings = {all.listings.size()};
  if (job.outcome == JobOutcome::finished) {
    item.answers.push_back({place, job.at, {job.at, ItemSlot::none()}});
  }
  item.withdrawn_at = job.outcome == JobOutcome::withdrawn ? job.at : Instant::never();
  all.listings.push_back(listing);
}

}  // namespace

NaiveHistory naive_history(const std::vector<Record>& records) {
  NaiveHistory all;
  all.places = records.size();
  std::map<OrderSlot, std::size_t> order_in;
  std::map<ItemSlot, std::size_t> item_in;
  for (Place place = 0; place < records.size(); ++place) {
    const Record& record = records[place];
    if (const auto* served = std::get_if<OrderServed>(&record)) {
      order_in[served->order] = all.orders.size();
      all.orders.emplace_back().served = *served;
    } else if (const auto* listed = std::get_if<ItemListed>(&record)) {
      if (listed->is_new) {
        item_in[listed->item] = all.items.size();
        NaiveItem& item = all.items.emplace_back();
        item.kind = listed->kind;
        item.is_unlawful = listed->truth.has(kUnlawful);
      }
      const NaiveListing listing{order_in.at(listed->order), item_in.at(listed->item), place, listed->due_at};
      all.orders[listing.order].listings.push_back(all.listings.size());
      all.items[listing.item].listings.push_back(all.listings.size());
      all.listings.push_back(listing);
    } else if (const auto* acked = std::get_if<OrderAcknowledged>(&record)) {
      all.orders[order_in.at(acked->order)].acknowledgements.push_back({place, acked->at, *acked});
    } else if (const auto* decided = std::get_if<Decided>(&record)) {
      all.items[item_in.at(decided->item)].decisions.push_back({place, decided->at, *decided});
    } else if (const auto* change = std::get_if<VisibilityChanged>(&record)) {
      all.items[item_in.at(change->item)].changes.push_back({place, change->at, *change});
    } else if (const auto* answered = std::get_if<Answered>(&record)) {
      all.items[item_in.at(answered->item)].answers.push_back({place, answered->at, *answered});
    } else if (const auto* withdrawn = std::get_if<Withdrawn>(&record)) {
      all.items[item_in.at(withdrawn->item)].withdrawn_at = withdrawn->at;
    } else if (const auto* looked = std::get_if<Looked>(&record)) {
      all.orders[order_in.at(looked->order)].looks.push_back({place, looked->at, *looked});
    } else if (const auto* climbed = std::get_if<RungClimbed>(&record)) {
      all.orders[order_in.at(climbed->order)].climbs.push_back({place, climbed->at, *climbed});
    } else if (const auto* notice = std::get_if<NoticeAcknowledged>(&record)) {
      all.orders[order_in.at(notice->order)].notice_acknowledgements.push_back({place, notice->at, *notice});
    } else if (const auto* visit = std::get_if<Visit>(&record)) {
      all.visits.push_back(*visit);
    } else if (const auto* job = std::get_if<JobEnded>(&record)) {
      add_job(*job, place, all);
    } else if (const auto* ended = std::get_if<RunEnded>(&record)) {
      all.end = ended->at;
    }
  }
  return all;
}

}  // namespace docket::test
