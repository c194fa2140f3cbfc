// Everything that happened in a journal, kept for good and sorted by nothing but its place there.
#pragma once

#include <vector>

#include "docket/journal/record.hpp"

namespace docket::test {

using Place = std::size_t;  ///< in the journal: finer than time

template <class T>
struct Happened {
  Place place = 0;
  Instant at;
  T what;
};

struct NaiveListing {
  std::size_t order = 0;
  std::size_t item = 0;
  Place place = 0;
  Instant due_at;
};

struct NaiveItem {
  KindId kind;
  bool is_unlawful = false;
  std::vector<std::size_t> listings;  ///< in the order of their places
  std::vector<Happened<VisibilityChanged>> changes;
  std::vector<Happened<Decided>> decisions;
  std::vector<Happened<Answered>> answers;
  Instant withdrawn_at = Instant::never();

  /// After everything up to and with this place in the journal.
  [[nodiscard]] Visibility after(Place place) const;
  /// At the end of an instant.
  [[nodiscard]] Visibility at(Instant instant) const;
  /// Hours within [from, to) for which `is_so(visibility)`.
  template <class IsSo>
  [[nodiscard]] double hours(Instant from, Instant to, IsSo is_so) const {
    Instant since = Instant();
    Visibility visibility = Visibility::visible;
    double hours = 0;
    const auto add = [&](Instant until) {
      const Duration spell = std::min(until, to) - std::max(since, from);
      hours += is_so(visibility) && spell > Duration() ? spell.in_hours() : 0;
      since = until;
    };
    for (const auto& change : changes) {
      add(change.at);
      visibility = change.what.to;
    }
    add(std::max(since, to));
    return hours;
  }
};

struct NaiveOrder {
  OrderServed served;
  std::vector<std::size_t> listings;
  std::vector<Happened<OrderAcknowledged>> acknowledgements;
  std::vector<Happened<Looked>> looks;
  std::vector<Happened<RungClimbed>> climbs;
  std::vector<Happened<NoticeAcknowledged>> notice_acknowledgements;
};

struct NaiveHistory {
  std::vector<NaiveItem> items;
  std::vector<NaiveOrder> orders;
  std::vector<NaiveListing> listings;
  std::vector<Visit> visits;
  Instant end;
  Place places = 0;

  [[nodiscard]] std::uint32_t dark_after(const NaiveOrder& order, Place place) const;
  [[nodiscard]] std::uint32_t dark_at(const NaiveOrder& order, Instant instant) const;
  /// First place at which all its items were listed and dark; `places` if never.
  [[nodiscard]] Place in_effect(const NaiveOrder& order) const;
  /// First place after that at which all were visible; `places` if never.
  [[nodiscard]] Place visible_again(const NaiveOrder& order) const;
};

NaiveHistory naive_history(const std::vector<Record>& records);

}  // namespace docket::test
