// Why a text is no JSON, in the words of somebody who wants to mend it. The parser only knows that it is none; this
// looks again for the first thing that is wrong, and for what people do in other languages.
#pragma once

#include <optional>
#include <string_view>

#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

/// The first mistake, or nothing in sound JSON. REQUIRES: UTF-8 without a byte order mark. O(length), no recursion.
[[nodiscard]] std::optional<TextMistake> find_json_mistake(std::string_view text);

/// "line 3, column 7" of a byte, both counted from 1.
[[nodiscard]] std::string place_in(std::string_view text, std::size_t offset);

}  // namespace docket::scenario_detail
