// Instants as text: RFC 3339 in scenarios and data, a short form in reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "docket/core/text_fault.hpp"
#include "docket/core/time.hpp"
#include "docket/core/time_zone.hpp"

namespace docket {

/// RFC 3339 with an offset: "2021-01-31T12:00:00+05:30", "…T06:30:00.25Z"; up to 6 digits of fraction, 'T' or one
/// space between date and time. Refused: readings without offset, dates that do not exist, the leap second ":60"
/// (UTC time here counts days of 86,400 s).
[[nodiscard]] std::optional<UtcTime> parse_instant(std::string_view text, TextFault* why = nullptr);

/// Local time with its offset, or UTC with "Z" where `zone` is null or its offset is not of whole minutes. The
/// fraction is left out when it is 0. parse_instant gives back the same time, for years 0000 to 9999.
[[nodiscard]] std::string format_rfc3339(UtcTime time, const TimeZone* zone = nullptr);

enum class ShowYear : std::uint8_t { no, yes };

/// "31 Jan 12:00" or "31 Jan 2021 12:00" in the zone (null: UTC); seconds are cut off, as on a clock.
[[nodiscard]] std::string format_short(UtcTime time, const TimeZone* zone, ShowYear year = ShowYear::no);

}  // namespace docket
