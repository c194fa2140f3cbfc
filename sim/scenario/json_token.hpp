// One text, number or word of JSON, and what is wrong with it.
#pragma once

#include <cstddef>
#include <string_view>

#include "scenario/text_encoding.hpp"

namespace docket::scenario_detail {

/// A sign between two tokens that other languages have and JSON has not: comments, other quotes.
[[nodiscard]] std::optional<TextMistake> find_foreign_sign(std::string_view text, std::size_t at);

/// Either the byte behind a token, or its mistake.
struct TokenEnd {
  std::size_t end = 0;
  std::optional<TextMistake> mistake = {};
};

/// A text in double quotes. REQUIRES: text[start] is '"'.
[[nodiscard]] TokenEnd end_of_text(std::string_view text, std::size_t start);

/// A number or one of true, false, null; everything else is a mistake, with what was probably meant.
[[nodiscard]] TokenEnd end_of_bare_token(std::string_view text, std::size_t start);

}  // namespace docket::scenario_detail
