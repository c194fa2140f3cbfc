#include "scenario/backlog_cells.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "docket/core/nearest_word.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/scenario/read_backlog.hpp"
#include "scenario/formats.hpp"
#include "scenario/json_text.hpp"

namespace docket::scenario_detail {
namespace {

constexpr std::uint64_t kMostItems = 1'000'000;

std::optional<std::size_t> place_among(const std::vector<std::string>& words, const std::string& word) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - words.begin()));
}

}  // namespace

void BacklogCells::report(Place place, std::string message, std::string nearest, std::string hint) {
  problems_.push_back({std::move(place), "", std::move(message), std::move(nearest), std::move(hint), {}});
}

std::optional<std::size_t> BacklogCells::word(const BacklogRow& row, BacklogColumn column,
                                              const std::vector<std::string>& words) {
  if (!row[column]) {
    return std::nullopt;
  }
  const std::string& text = row[column]->text;
  const auto place = place_among(words, text);
  if (!place) {
    report(row.at(column), "found " + quoted(text) + ", expected " + listed(words), nearest_word(text, words));
  }
  return place;
}

std::optional<std::size_t> BacklogCells::reference(const BacklogRow& row, BacklogColumn column,
                                                   const std::vector<std::string>& ids, const std::string& noun) {
  if (!row[column]) {
    return std::nullopt;
  }
  const std::string& text = row[column]->text;
  const auto place = place_among(ids, text);
  if (!place) {
    report(row.at(column), "the scenario has no " + noun + " " + quoted(text), nearest_word(text, ids));
  }
  return place;
}

std::optional<Instant> BacklogCells::instant(const BacklogRow& row, BacklogColumn column) {
  if (!row[column]) {
    return std::nullopt;
  }
  const std::string& text = row[column]->text;
  const auto found = parse_run_instant(text, scenario_.run);
  if (!found) {
    TextFault why;
    (void)parse_instant(text, &why);
    report(row.at(column),
           "found " + quoted(text) +
               ", expected an instant such as 2021-01-31T12:00:00+05:30, or a time since the run's start such as 36h" +
               (why.reason.empty() ? "" : " (" + why.reason + ")"),
           "", why.hint);
  }
  return found;
}

std::optional<Instant> BacklogCells::past_instant(const BacklogRow& row, BacklogColumn column) {
  const auto found = instant(row, column);
  if (found && *found > at_) {
    report(row.at(column), "this is after " + shown(at_) + ", the instant of which the backlog tells");
    return std::nullopt;
  }
  return found;
}

std::uint64_t BacklogCells::item_count(const BacklogRow& row) {
  if (!row[BacklogColumn::items]) {
    return 1;
  }
  const std::string& text = row[BacklogColumn::items]->text;
  std::uint64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 1 || count > kMostItems) {
    report(row.at(BacklogColumn::items),
           "found " + quoted(text) + ", expected a whole number of items, from 1 to 1000000");
    return 1;
  }
  if (row[BacklogColumn::item] && count > 1) {
    report(row.at(BacklogColumn::items), "a row that names one item is about one item");
  }
  return count;
}

std::string BacklogCells::shown(Instant instant) const {
  return format_rfc3339(scenario_.run.starts_at + instant.since_start(), scenario_.run.zone.get());
}

}  // namespace docket::scenario_detail
