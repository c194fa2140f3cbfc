// Reads JSON text into located values. Strict: one document, UTF-8 without a byte order mark, no duplicate keys, only
// finite numbers, no deeper than a limit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "docket/core/problem.hpp"
#include "docket/scenario/read_limits.hpp"
#include "scenario/located_value.hpp"

namespace docket::scenario_detail {

/// Appends what is wrong to `problems`. Nothing when the text is no JSON at all; a document with duplicate keys (the
/// first one counts) or a byte order mark comes back all the same, so that its other problems are found too.
std::optional<LocatedValue> parse_json(std::string_view text, const std::string& file, Problems& problems,
                                       const ReadLimit& nesting = ReadLimits().nesting);

/// Whether the text is a JSON document, without any mistake.
[[nodiscard]] bool is_json(const std::string& text);

}  // namespace docket::scenario_detail
