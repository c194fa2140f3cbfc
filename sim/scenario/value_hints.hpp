// How to mend a value of the wrong form, where what was meant is plain: 36 for "36h", "6" for 6, 40 for 0.4. Each gives
// an empty text where it is not.
#pragma once

#include <string>

#include "docket/core/time_zone.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// A number or a truth value that stands in quotes.
[[nodiscard]] std::string hint_for_quoted(const LocatedValue& value, JsonType wanted);
/// A share in percent, with or without quotes, and what hint_for_quoted finds.
[[nodiscard]] std::string hint_for_share(const LocatedValue& value);
/// A number without a unit.
[[nodiscard]] std::string hint_for_duration(const LocatedValue& value);
/// A number where a text is expected.
[[nodiscard]] std::string hint_for_text(const LocatedValue& value);
/// A local reading without an offset: the instants of `zone` that it may mean, or that the zone has none such. A null
/// zone counts as UTC.
[[nodiscard]] std::string hint_for_instant(const LocatedValue& value, const TimeZone* zone);

}  // namespace docket::scenario_detail
