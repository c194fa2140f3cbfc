#include "scenario/scalar.hpp"

#include "docket/core/civil_date.hpp"
#include "docket/core/duration_text.hpp"
#include "docket/core/utc_text.hpp"
#include "scenario/json_text.hpp"

namespace docket::scenario_detail {

std::optional<Scalar> scalar_of(const LocatedValue& value) {
  if (value.is(JsonType::number)) {
    return Scalar{ScalarSort::number, value.number};
  }
  if (!value.is(JsonType::text)) {
    return std::nullopt;
  }
  if (const auto duration = parse_duration(value.text)) {
    return Scalar{ScalarSort::duration, static_cast<double>(duration->count_us())};
  }
  if (const auto instant = parse_instant(value.text)) {
    return Scalar{ScalarSort::instant, static_cast<double>(instant->count_us())};
  }
  if (const auto date = parse_date(value.text)) {
    return Scalar{ScalarSort::date, static_cast<double>(days_from_civil(*date))};
  }
  return std::nullopt;
}

const char* plural_of(ScalarSort sort) {
  switch (sort) {
    case ScalarSort::number:
      return "numbers";
    case ScalarSort::duration:
      return "durations";
    case ScalarSort::instant:
      return "instants";
    case ScalarSort::date:
      break;
  }
  return "dates";
}

std::optional<ScalarRange> scalar_range_of(const LocatedValue& list) {
  if (!list.is(JsonType::array) || list.elements.size() != 2) {
    return std::nullopt;
  }
  const auto low = scalar_of(list.elements[0]);
  const auto high = scalar_of(list.elements[1]);
  if (!low || !high || low->sort != high->sort || high->amount < low->amount) {
    return std::nullopt;
  }
  return ScalarRange{*low, *high, to_compact_json(list.elements[0]), to_compact_json(list.elements[1])};
}

}  // namespace docket::scenario_detail
