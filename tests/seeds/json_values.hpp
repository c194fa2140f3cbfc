// How the data files write what can be compared: numbers, durations, dates and instants, all as one number of the
// kind's unit.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace docket::seeds_test {

using nlohmann::json;

/// The parsed file, named from the root of the sources. Throws when it is missing or not JSON.
json read_data(const std::string& path);

/// Seconds of a duration such as "36h".
std::optional<double> duration_seconds(const std::string& text);

/// Seconds since 1970 of "2021-01-31T12:00:00+05:30"; other offsets are not accepted.
std::optional<double> instant_seconds(const std::string& text);

/// Seconds since 1970 of the day's first moment in India.
std::optional<double> date_seconds(const std::string& text);

/// The value as a number, whatever its kind; nothing for prose.
std::optional<double> measure(const json& value);

}  // namespace docket::seeds_test
