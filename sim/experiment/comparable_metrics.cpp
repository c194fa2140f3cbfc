#include "docket/experiment/comparable_metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace docket {
namespace {

constexpr std::size_t kFew = 8;
constexpr const char* kMissed = "items_missed_share";
constexpr const char* kOnlyOnKinds = "wrongly_dark_items";
constexpr std::array<std::string_view, 2> kOfKinds = {"overblocked_item_hours", "underblocked_item_hours"};
constexpr const char* kCost = "cost";
constexpr const char* kKnownTotal = "penalty_known_total";
constexpr const char* kUnknownPart = "penalties_unquantified";

constexpr std::array<std::string_view, 10> kMoreIsBetter = {"acknowledged_in_time_share",
                                                            "compliance_time_share",
                                                            "consistent",
                                                            "in_effect_by_due_share",
                                                            "items_answered",
                                                            "items_decided",
                                                            "notice_acknowledged_share",
                                                            "orders_acknowledged_share",
                                                            "orders_in_effect_share",
                                                            "throughput_per_hour"};

/// "items_missed_share on first-list" or "items_missed_share" for "items_missed_share".
bool is_of(std::string_view title, std::string_view name) {
  return title == name || (title.starts_with(name) && title.substr(name.size()).starts_with(" on "));
}

std::string subject_of(const std::string& title) {
  const std::size_t at = title.find(" on ");
  return at == std::string::npos ? "" : title.substr(at);
}

void add_if_there(const std::string& title, const std::vector<std::string>& titles, std::vector<std::string>& chosen) {
  if (std::ranges::count(titles, title) > 0) {
    chosen.push_back(title);
  }
}

bool is_defined(double value) { return std::isfinite(value); }

std::string how_to_quantify(const std::string& title) {
  if (is_of(title, kCost)) {
    return "; unknown is not zero: give the pool a cost_per_hour, with --set for instance";
  }
  return "";
}

std::string why_undefined(const std::string& title, const ValuesOfMetric& values,
                          const std::vector<Variant>& variants) {
  for (std::size_t variant = 0; variant < values.size(); ++variant) {
    const std::vector<double>& row = values[variant];
    if (const auto defined = std::ranges::count_if(row, is_defined); defined < std::ssize(row)) {
      const bool is_infinite = std::ranges::any_of(row, [](double value) { return std::isinf(value); });
      return std::string(is_infinite ? "infinite" : "not defined") + " in " +
             std::to_string(std::ssize(row) - defined) + " of " + std::to_string(row.size()) + " replications of " +
             variants[variant].name + how_to_quantify(title);
    }
  }
  return "";
}

std::string why_unquantified(const std::string& title, const ValuesOfMetric* unknown_part,
                             const std::vector<Variant>& variants) {
  if (title_of_unknown_part(title).empty()) {
    return "";
  }
  if (unknown_part == nullptr) {
    return "whether a penalty without a known amount hides in it cannot be told: " + title_of_unknown_part(title) +
           " was not kept";
  }
  for (std::size_t variant = 0; variant < unknown_part->size(); ++variant) {
    if (!std::ranges::all_of((*unknown_part)[variant], [](double count) { return count == 0; })) {
      return "only a lower bound: penalties whose amount nobody knows were imposed in " + variants[variant].name +
             "; unknown is not zero: give them a value (imposed), with --set for instance";
    }
  }
  return "";
}

}  // namespace

std::optional<std::string> title_named(const std::string& metric, const std::vector<std::string>& titles) {
  if (std::ranges::find(titles, metric) != titles.end()) {
    return metric;
  }
  const auto found = std::ranges::find_if(titles, [&](const std::string& title) { return is_of(title, metric); });
  return found == titles.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> usual_metrics(const std::vector<std::string>& titles) {
  if (titles.size() <= kFew) {
    return titles;
  }
  std::vector<std::string> chosen;
  if (const auto missed = title_named(kMissed, titles)) {
    chosen.push_back(*missed);
  }
  for (const std::string& title : titles) {
    if (is_of(title, kOnlyOnKinds)) {
      for (const std::string_view name : kOfKinds) {
        add_if_there(std::string(name) + subject_of(title), titles, chosen);
      }
    }
  }
  std::ranges::copy_if(titles, std::back_inserter(chosen),
                       [](const std::string& title) { return is_of(title, kCost); });
  return chosen;
}

bool is_more_better(const std::string& title) {
  const std::string name = title.substr(0, title.find(" on "));
  return std::ranges::count(kMoreIsBetter, std::string_view(name).substr(0, name.find('.'))) > 0;
}

std::string title_of_unknown_part(const std::string& title) {
  return is_of(title, kKnownTotal) ? kUnknownPart + subject_of(title) : "";
}

std::string why_not_comparable(const std::string& title, const ValuesOfMetric& values,
                               const ValuesOfMetric* unknown_part, const std::vector<Variant>& variants) {
  const std::string undefined = why_undefined(title, values, variants);
  return undefined.empty() ? why_unquantified(title, unknown_part, variants) : undefined;
}

std::vector<std::string> titles_needed(const std::vector<ComparedMetric>& metrics) {
  std::vector<std::string> titles;
  for (const ComparedMetric& metric : metrics) {
    titles.push_back(metric.title);
    if (std::string unknown = title_of_unknown_part(metric.title); !unknown.empty()) {
      titles.push_back(std::move(unknown));
    }
  }
  return titles;
}

MeasuredVariants judged(std::vector<Variant> variants, std::vector<ComparedMetric> metrics,
                        const std::vector<std::optional<ValuesOfMetric>>& values) {
  MeasuredVariants measured{std::move(variants), std::move(metrics), {}};
  std::size_t place = 0;
  for (ComparedMetric& metric : measured.metrics) {
    const std::optional<ValuesOfMetric>& own = values[place++];
    const bool has_unknown_part = !title_of_unknown_part(metric.title).empty();
    const std::optional<ValuesOfMetric> unknown = has_unknown_part ? values[place++] : std::nullopt;
    measured.values.push_back(own.value_or(ValuesOfMetric()));
    if (metric.refusal.empty()) {
      metric.refusal =
          why_not_comparable(metric.title, measured.values.back(), unknown ? &*unknown : nullptr, measured.variants);
    }
  }
  return measured;
}

}  // namespace docket
