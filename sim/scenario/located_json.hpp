// Reads JSON text into located values. Strict: one document, UTF-8 without a byte order mark, no duplicate keys, only
// finite numbers, at most 1000 levels deep.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "docket/core/problem.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

inline constexpr std::size_t kDeepestNesting = 1000;

/// Appends what is wrong to `problems`. Nothing when the text is no JSON at all; a document with duplicate keys comes
/// back all the same (the first one counts), so that its other problems are found too.
std::optional<LocatedValue> parse_json(std::string_view text, const std::string& file, Problems& problems);

}  // namespace docket::scenario_detail
