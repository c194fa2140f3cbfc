#include "study/amount.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "docket/scenario/field_info.hpp"
#include "random/portable_math.hpp"
#include "scenario/json_text.hpp"
#include "scenario/located_value.hpp"

namespace docket::study_detail {
namespace {

std::int64_t to_whole(double amount) { return static_cast<std::int64_t>(std::llround(amount)); }

/// 0.1 + 2 * 0.1 is meant as 0.3.
double without_noise(double amount) { return std::strtod(fmt::format("{:.15g}", amount).c_str(), nullptr); }

double between(const ValueRange& range, double share) {
  const double low = range.from.amount;
  const double high = range.to.amount;
  return range.is_log ? low * random_detail::portable_exp(share * random_detail::portable_log(high / low))
                      : low + share * (high - low);
}

bool is_like(const std::vector<std::string>& steps, const std::string& pattern) {
  const auto wanted = scenario_detail::pointer_steps(pattern);
  return wanted && std::ranges::equal(steps, *wanted,
                                      [](const auto& step, const auto& like) { return like == "*" || step == like; });
}

}  // namespace

std::string json_of(const Scalar& value) {
  switch (value.sort) {
    case ScalarSort::number:
      return fmt::format("{}", value.amount);
    case ScalarSort::duration:
      return scenario_detail::quoted(exact_duration(Duration::microseconds(to_whole(value.amount))));
    case ScalarSort::instant:
      return scenario_detail::quoted(format_rfc3339(UtcTime::from_us(to_whole(value.amount))));
    case ScalarSort::date:
      break;
  }
  return scenario_detail::quoted(format_date(civil_from_days(to_whole(value.amount))));
}

std::string name_of_json(const std::string& json) {
  const bool is_plain_text = json.size() > 2 && json.front() == '"' && json.find('\\') == std::string::npos;
  return is_plain_text ? json.substr(1, json.size() - 2) : json;
}

Scalar at_share(const ValueRange& range, double share, bool is_whole) {
  if (!is_whole) {
    return {range.from.sort, between(range, share)};
  }
  const ValueRange cells = {
      {range.from.sort, std::ceil(range.from.amount)}, {range.to.sort, std::floor(range.to.amount) + 1}, range.is_log};
  return {range.from.sort, std::min(std::floor(between(cells, share)), cells.to.amount - 1)};
}

std::vector<Scalar> evenly_spaced(const ValueRange& range, std::size_t count) {
  std::vector<Scalar> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(count - 1);
    values.push_back({range.from.sort, without_noise(between(range, share))});
  }
  values.back() = range.to;
  return values;
}

std::vector<Scalar> in_steps(const ValueRange& range, double step) {
  // A hair more than the end still is the end.
  const auto steps = static_cast<std::size_t>((range.to.amount - range.from.amount) / step * (1 + 1e-12) + 1e-9);
  std::vector<Scalar> values;
  for (std::size_t i = 0; i <= steps; ++i) {
    values.push_back({range.from.sort, without_noise(range.from.amount + static_cast<double>(i) * step)});
  }
  return values;
}

bool is_whole_number_at(const std::string& pointer) {
  static const std::vector<FieldInfo> fields = describe_scenario();
  const auto steps = scenario_detail::pointer_steps(pointer);
  return steps && std::ranges::any_of(fields, [&](const FieldInfo& field) {
           return field.type == "whole number" && is_like(*steps, field.pointer);
         });
}

}  // namespace docket::study_detail
