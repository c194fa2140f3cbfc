// Every measure once more, slowly: from full lists of everything that happened, straight from the definitions.
// The parts of the model share these questions; each part is a file.
#pragma once

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

#include "metrics/naive_history.hpp"
#include "metrics/naive_measures.hpp"

namespace docket::test {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

inline double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }
inline double mean(const std::vector<double>& values) {
  return values.empty() ? kNaN : sum(values) / static_cast<double>(values.size());
}
inline double deviation(const std::vector<double>& values) {
  if (values.size() < 2) {
    return kNaN;
  }
  double squares = 0;
  for (const double value : values) {
    squares += (value - mean(values)) * (value - mean(values));
  }
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}
inline double quantile(std::vector<double> values, double p) {
  if (values.empty()) {
    return kNaN;
  }
  std::ranges::sort(values);
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(values.size()) - 1e-9));
  return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}
inline double count(const std::vector<double>& values) { return static_cast<double>(values.size()); }
inline double hours_or_nan(Instant at) { return at.is_never() ? kNaN : at.since_start().in_hours(); }
inline bool always(Visibility) { return true; }

class Naive {
 public:
  Naive(const Scenario& scenario, const std::vector<Record>& records, Instant from)
      : scenario_(scenario), records_(records), all_(naive_history(records)), from_(from) {}

  NamedValues measure();

 private:
  // naive_measures.cpp
  void measure_run();
  void measure_kinds();
  // naive_sources.cpp
  void measure_items(SourceId source);
  void measure_orders(SourceId source);
  // naive_effect.cpp
  void measure_effect(SourceId source);
  // naive_law.cpp
  void measure_readings(SourceId source);
  void measure_ladder(SourceId source);
  void measure_regimes();
  void measure_record();
  // naive_visits.cpp
  void measure_visits();
  struct Visits;
  template <class Counts>
  Visits visits_where(Counts counts) const;
  double staffed_hours(PoolId pool, std::uint32_t PoolStaffed::*level) const;
  void put_samples(const std::string& id, double present_mean);
  void put_visits(MetricScope scope, const std::string& id, const Visits& visits);

  void put(MetricScope scope, const std::string& subject, const std::string& name, double value) {
    values_[{scope, subject, name}] = value;
  }
  void put_times(const std::string& subject, const std::string& stem, const std::vector<double>& hours) {
    put(MetricScope::source, subject, stem + "_median_hours", quantile(hours, 0.5));
    put(MetricScope::source, subject, stem + "_p90_hours", quantile(hours, 0.9));
    put(MetricScope::source, subject, stem + "_p95_hours", quantile(hours, 0.95));
    put(MetricScope::source, subject, stem + "_p99_hours", quantile(hours, 0.99));
    put(MetricScope::source, subject, stem + "_max_hours", quantile(hours, 1));
    put(MetricScope::source, subject, stem + "_mean_hours", mean(hours));
  }

  const NaiveOrder& order_of(const NaiveListing& listing) const { return all_.orders[listing.order]; }
  const NaiveItem& item_of(const NaiveListing& listing) const { return all_.items[listing.item]; }
  Instant served_at(const NaiveListing& listing) const { return order_of(listing).served.at; }
  bool is_measured(const NaiveOrder& order) const { return order.served.at >= from_; }

  std::vector<NaiveListing> listings_of(SourceId source) const {
    std::vector<NaiveListing> found;
    std::ranges::copy_if(all_.listings, std::back_inserter(found), [&](const NaiveListing& listing) {
      return order_of(listing).served.source == source && is_measured(order_of(listing));
    });
    return found;
  }
  std::vector<NaiveOrder> orders_of(SourceId source) const {
    std::vector<NaiveOrder> found;
    std::ranges::copy_if(all_.orders, std::back_inserter(found),
                         [&](const NaiveOrder& order) { return order.served.source == source && is_measured(order); });
    return found;
  }

  // The first since the listing; else, if the item was dark then, from the service of its order on, the first since the
  // listing before, and so on back while it was dark at each; else never.
  template <class T, class Counts>
  std::pair<Instant, const T*> first_or_standing(const NaiveListing& listing, const std::vector<Happened<T>>& happened,
                                                 Counts counts) const {
    Place until = all_.places;
    for (auto link = item_of(listing).listings.rbegin(); link != item_of(listing).listings.rend(); ++link) {
      const Place since = all_.listings[*link].place;
      if (since > listing.place) {
        continue;
      }
      for (const Happened<T>& one : happened) {
        if (since < one.place && one.place < until && counts(one.what)) {
          return {since == listing.place ? one.at : served_at(listing), &one.what};
        }
      }
      if (!is_dark(item_of(listing).after(since))) {
        break;
      }
      until = since;
    }
    return {Instant::never(), nullptr};
  }
  Instant answered_at(const NaiveListing& listing) const {
    return first_or_standing(listing, item_of(listing).answers, [](const Answered&) { return true; }).first;
  }
  std::pair<Instant, const Decided*> decided(const NaiveListing& listing) const {
    return first_or_standing(listing, item_of(listing).decisions, [](const Decided& decision) {
      return !decision.is_provisional && decision.decision != Decision::ask_clarification;
    });
  }
  Instant in_effect_at(const NaiveListing& listing) const {
    if (is_dark(item_of(listing).after(listing.place))) {
      return served_at(listing);
    }
    for (const auto& change : item_of(listing).changes) {
      if (change.place > listing.place && is_dark(change.what.to)) {
        return change.at;
      }
    }
    return Instant::never();
  }
  Instant settled_at(const NaiveListing& listing) const {
    return std::min(answered_at(listing), item_of(listing).withdrawn_at);
  }
  bool is_in_time(const NaiveListing& listing) const {
    return !answered_at(listing).is_never() && answered_at(listing) <= listing.due_at;
  }
  double tardiness(Instant due, Instant settled) const {
    return std::max(0.0, (std::min(settled, all_.end) - due).in_hours());
  }

  // The last of all listings' times, never() if one has none.
  template <class When>
  Instant last_of(const NaiveOrder& order, When when) const {
    Instant last = order.served.at;
    for (const std::size_t listing : order.listings) {
      last = std::max(last, when(all_.listings[listing]));
    }
    return last;
  }
  Instant at_place(Place place) const {
    return place == all_.places ? Instant::never()
                                : std::visit([](const auto& record) { return record.at; }, records_[place]);
  }

  template <class R>
  double records_from() const {
    return static_cast<double>(std::ranges::count_if(records_, [this](const Record& record) {
      const auto* one = std::get_if<R>(&record);
      return one != nullptr && one->at >= from_;
    }));
  }
  Instant dialogue_asked_at() const {
    for (const Record& record : records_) {
      if (const auto* asked = std::get_if<DialogueAsked>(&record)) {
        return asked->at;
      }
    }
    return Instant::never();
  }

  const Scenario& scenario_;
  const std::vector<Record>& records_;
  NaiveHistory all_;
  Instant from_;
  NamedValues values_;
};

}  // namespace docket::test
