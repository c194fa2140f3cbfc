// Whether a file is text as docket reads it: UTF-8 without a byte order mark.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace docket::scenario_detail {

/// What is wrong with a text, and at which byte of it.
struct TextMistake {
  std::size_t offset = 0;
  std::string message;
  std::string hint = {};
};

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A byte order mark of UTF-8 at the start. The text behind it can be read all the same.
[[nodiscard]] std::optional<TextMistake> find_byte_order_mark(std::string_view text);

/// Why a text cannot be read: it is UTF-16 or UTF-32, holds zero bytes, or bytes that are no UTF-8. O(length).
[[nodiscard]] std::optional<TextMistake> find_encoding_mistake(std::string_view text);

/// The length of the well-formed UTF-8 sequence that `text` begins with; 0 when there is none.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

}  // namespace docket::scenario_detail
