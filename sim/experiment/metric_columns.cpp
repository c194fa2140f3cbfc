#include "docket/experiment/metric_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "core/without_case.hpp"
#include "experiment/named_metric.hpp"

namespace docket {
namespace {

constexpr const char* kOn = " on ";

/// Name and subject.
std::pair<std::string, std::string> parts_of(const std::string& metric) {
  const std::size_t at = metric.find(kOn);
  return at == std::string::npos ? std::pair(metric, std::string())
                                 : std::pair(metric.substr(0, at), metric.substr(at + 4));
}

MetricColumn column_of(const MetricInfo& info) {
  return {info.scope, info.subject, info.name, info.subject.empty() ? info.name : info.name + kOn + info.subject};
}

bool is_of(const MetricInfo& info, const MetricColumn& column) {
  return info.name == column.name && info.scope == column.scope && info.subject == column.subject;
}

/// Where all that is measured is kept, and at most points the same, a column has its own place in the catalogue too.
std::optional<std::size_t> place_of(const MetricColumn& column, std::size_t own, const MetricCatalogue& catalogue) {
  return own < catalogue.size() && is_of(catalogue.info(own), column)
             ? own
             : catalogue.find(column.scope, column.subject, column.name);
}

constexpr std::array<std::pair<Limit, const char*>, 4> kLimitWords = {std::pair{Limit::events, "events"},
                                                                      {Limit::items, "items"},
                                                                      {Limit::orders, "orders"},
                                                                      {Limit::standstill, "standstill"}};

std::string word_for(Limit limit) {
  const auto* found = std::ranges::find(kLimitWords, limit, &std::pair<Limit, const char*>::first);
  return found == kLimitWords.end() ? "" : found->second;
}

}  // namespace

std::vector<MetricColumn> all_columns(const MetricCatalogue& catalogue) {
  std::vector<MetricColumn> columns;
  std::set<std::string> taken;
  for (std::size_t place = 0; place < catalogue.size(); ++place) {
    MetricColumn column = column_of(catalogue.info(place));
    const std::string title = column.title;
    for (int twin = 2; !taken.insert(without_case(column.title)).second; ++twin) {
      column.title = title + " #" + std::to_string(twin);
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

std::optional<MetricColumn> column_named(const std::string& metric, const MetricCatalogue& catalogue) {
  const auto [name, subject] = parts_of(metric);
  const auto place = experiment_detail::place_of(name, subject, catalogue);
  return place ? std::optional(column_of(catalogue.info(*place))) : std::nullopt;
}

Problem why_no_column(const std::string& metric, const MetricCatalogue& catalogue) {
  const auto [name, subject] = parts_of(metric);
  return experiment_detail::why_unknown("", name, subject, catalogue);
}

Limit limit_named(std::string_view word) {
  const auto* found = std::ranges::find_if(kLimitWords, [word](const auto& entry) { return word == entry.second; });
  return found == kLimitWords.end() ? Limit::none : found->first;
}

void RunRows::look_up(const MetricCatalogue* catalogue) {
  if (catalogue == nullptr) {
    known_.reset();
    places_.assign(columns_.size(), std::nullopt);
    are_all_in_order_ = false;
  } else if (!known_ || !known_->shares_all_with(*catalogue)) {
    known_ = *catalogue;
    places_.clear();
    for (std::size_t own = 0; own < columns_.size(); ++own) {
      places_.push_back(place_of(columns_[own], own, *catalogue));
    }
    are_all_in_order_ = places_.size() == catalogue->size();
    for (std::size_t own = 0; own < places_.size(); ++own) {
      are_all_in_order_ = are_all_in_order_ && places_[own] == own;
    }
  }
}

std::vector<double> RunRows::values_of(const std::vector<double>& metrics) const {
  if (are_all_in_order_) {
    return metrics;
  }
  std::vector<double> values;
  for (const auto& place : places_) {
    values.push_back(place ? metrics[*place] : std::nan(""));
  }
  return values;
}

std::vector<StoredRun> RunRows::of(const PlayedPoint& played) {
  look_up(played.catalogue);
  std::vector<StoredRun> runs;
  for (const RunResult& result : played.replications.results) {
    runs.push_back({result.replication, result.fingerprint, word_for(result.limit), values_of(result.metrics)});
  }
  return runs;
}

}  // namespace docket
