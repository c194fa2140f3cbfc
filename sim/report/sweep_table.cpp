#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "docket/report/sweep_report.hpp"
#include "docket/stats/interval.hpp"
#include "report/figures.hpp"
#include "report/metric_figure.hpp"
#include "report/text_table.hpp"

namespace docket {
namespace {

constexpr std::size_t kMostColumns = 4;

/// No figure of compliance without overblocking beside it.
constexpr std::array<std::string_view, 3> kWhatMatters = {"items_missed_share", "overblocked_item_hours",
                                                          "underblocked_item_hours"};

bool is_of(const std::string& title, std::string_view name) {
  return title == name || (title.starts_with(name) && title.substr(name.size()).starts_with(" on "));
}

/// Places of the metrics to be shown.
std::vector<std::size_t> shown_metrics(const std::vector<std::string>& all, const std::vector<std::string>& wanted) {
  std::vector<std::size_t> places;
  for (const std::string& title : wanted) {
    const auto found = std::ranges::find(all, title);
    if (found != all.end()) {
      places.push_back(static_cast<std::size_t>(found - all.begin()));
    }
  }
  if (!wanted.empty()) {
    return places;
  }
  for (const std::string_view name : kWhatMatters) {
    const auto found = std::ranges::find_if(all, [name](const std::string& title) { return is_of(title, name); });
    if (all.size() > kMostColumns && found != all.end()) {
      places.push_back(static_cast<std::size_t>(found - all.begin()));
    }
  }
  for (std::size_t i = 0; places.empty() && i < std::min(all.size(), kMostColumns); ++i) {
    places.push_back(i);
  }
  while (all.size() <= kMostColumns && places.size() < all.size()) {
    places.push_back(places.size());
  }
  return places;
}

Interval interval_of(const std::vector<StoredRun>& runs, std::size_t column) {
  std::vector<double> values;
  for (const StoredRun& run : runs) {
    if (!std::isnan(run.values[column])) {
      values.push_back(run.values[column]);
    }
  }
  return mean_interval(values);
}

/// What was drawn from ranges of the evidence is named by pointers, and too much to be shown.
bool is_shown(const std::string& input, const StoreHead& head) {
  constexpr std::size_t kMostInputs = 4;
  return head.inputs.size() <= kMostInputs || !input.starts_with('/');
}

/// "8"; "3 of 8" where not all are played, as far as it is known how many that is.
std::string count_of(const StoredPoint& point, const std::vector<StoredRun>& runs) {
  if (runs.empty() && point.status != PointStatus::done) {
    return "";
  }
  const bool is_part = point.status == PointStatus::planned && point.replications > 0;
  return std::to_string(runs.size()) + (is_part ? " of " + std::to_string(point.replications) : "");
}

std::string standing(const StoredPoint& point, const std::vector<StoredRun>& runs) {
  if (point.status != PointStatus::done) {
    return point.status == PointStatus::failed ? "FAILED" : runs.empty() ? "not played yet" : "not all played yet";
  }
  const bool is_partial = std::ranges::any_of(runs, [](const StoredRun& run) { return !run.limit.empty(); });
  return point.mode + (is_partial ? ", PARTIAL" : "") + (point.is_imprecise() ? ", NOT PRECISE" : "");
}

std::string about_precision(const StoreCounts& counts, std::size_t width) {
  return counts.imprecise == 0
             ? ""
             : wrapped(fmt::format("precision not reached at {} of {}: their replications came to "
                                   "max_replications before the half-width that was asked for; a higher one is another "
                                   "study, with a file of its own",
                                   with_thousands(std::uint64_t{counts.imprecise}), counted(counts.done, "point")),
                       0, width);
}

/// "A" to "Z", "AA" and so on.
std::string letter(std::size_t place) {
  constexpr std::size_t kLetters = 26;
  return (place < kLetters ? "" : letter(place / kLetters - 1)) + static_cast<char>('A' + place % kLetters);
}

class Overview {
 public:
  Overview(const StoreHead& head, std::vector<std::size_t> metrics)
      : head_(head), metrics_(std::move(metrics)), table_(headings()) {
    for (std::size_t i = 0; i <= inputs_.size(); ++i) {
      table_.align_left(i);
    }
  }

  /// REQUIRES: the runs have the values of the shown metrics alone.
  void add(const StoredPoint& point, const std::vector<StoredRun>& runs) {
    std::vector<std::string> cells = {std::to_string(point.point)};
    for (const std::size_t input : inputs_) {
      cells.push_back(point.inputs[input]);
    }
    cells.push_back(count_of(point, runs));
    for (std::size_t i = 0; i < metrics_.size(); ++i) {
      cells.push_back(runs.empty() ? "" : metric_figure(head_.metrics[metrics_[i]], interval_of(runs, i)));
    }
    cells.push_back(standing(point, runs));
    table_.add(std::move(cells));
    if (point.status == PointStatus::failed) {
      failures_ += fmt::format("\npoint {}: {}\n  {}\n", point.point,
                               point.problem.substr(0, point.problem.find_last_not_of('\n') + 1), point.replay);
    }
  }

  [[nodiscard]] std::string render(std::size_t width) const {
    std::string text = table_.render(width) + "  mean ± 95 % half-width over the runs of a point\n";
    for (std::size_t i = 0; i < metrics_.size(); ++i) {
      text += "  " + letter(i) + ": " + head_.metrics[metrics_[i]] + "\n";
    }
    if (const std::size_t hidden = head_.inputs.size() - inputs_.size(); hidden > 0) {
      text += fmt::format("  {} drawn from ranges: in the export, not here\n", counted(hidden, "value"));
    }
    return text + (failures_.empty()
                       ? ""
                       : "\nWhat failed, and the command that plays it in the folder of the study\n" + failures_);
  }

 private:
  [[nodiscard]] std::vector<std::string> headings() {
    std::vector<std::string> all = {"Point"};
    for (std::size_t i = 0; i < head_.inputs.size(); ++i) {
      if (is_shown(head_.inputs[i], head_)) {
        inputs_.push_back(i);
        all.push_back(head_.inputs[i]);
      }
    }
    all.emplace_back("runs");
    for (std::size_t i = 0; i < metrics_.size(); ++i) {
      all.push_back(letter(i));
    }
    all.emplace_back("");
    return all;
  }

  const StoreHead& head_;
  std::vector<std::size_t> metrics_;
  std::vector<std::size_t> inputs_;
  TextTable table_;
  std::string failures_;
};

}  // namespace

std::string sweep_table(const ResultStore& store, const std::vector<std::string>& metrics, std::size_t width) {
  const StoreHead& head = store.head();
  const StoreCounts counts = store.counts();
  const std::vector<std::size_t> shown = shown_metrics(head.metrics, metrics);
  Overview overview(head, shown);
  store.read(shown,
             [&overview](const StoredPoint& point, const std::vector<StoredRun>& runs) { overview.add(point, runs); });
  std::string text = head.title.empty() ? "" : head.title + "\n";
  text += fmt::format("{} of {} played, {} failed; {}, docket {}{}\n", with_thousands(std::uint64_t{counts.done}),
                      counted(counts.points(), "point"), counts.failed, counted(counts.runs, "run"), head.version,
                      head.shard.empty() ? "" : ", shard " + head.shard);
  return text + about_precision(counts, width) + "\n" + overview.render(width);
}

}  // namespace docket
